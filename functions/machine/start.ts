import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkpointIn, slowestOf, type Checkpoint } from './stream/checkpoint';
import { startEngine, type RunningEngine } from './engine/engine';
import type { Demo } from './demo';
import { claimFormat, type Claimed } from './folder-format';
import { makeTable } from './engine/make-table';
import { buildPages } from './pages';
import { CannotStart, makeFolder, secretsOf, type Asked } from './settings';

export type Running = { url: string; stop: () => Promise<void>; engineEnded: Promise<void> };

const WEB = fileURLToPath(new URL('../../web', import.meta.url));
const TABLE = 'shanchao';

/** Until all is ready, whoever asks is told to wait a moment. */
const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' });
  response.end('正在启动 Starting\n');
};

const listen = async (asked: Asked): Promise<Server> => {
  const server = createServer(notYet);
  const failed = once(server, 'error').then(([error]: unknown[]) => error as NodeJS.ErrnoException);
  server.listen(asked.port, asked.host);
  const problem = await Promise.race([once(server, 'listening').then(() => undefined), failed]);
  if (!problem) return server;
  if (problem.code === 'EADDRINUSE')
    throw new CannotStart({
      zh: `端口 ${asked.port} 已被占用，请用 --port 指定另一个，例如 npm start -- --port ${asked.port + 1}。`,
      en: `Port ${asked.port} is taken: choose another with --port, such as npm start -- --port ${asked.port + 1}.`,
    });
  throw new CannotStart({
    zh: `无法在 ${asked.host}:${asked.port} 监听（${problem.code ?? problem.message}），请用 --host 和 --port 另选地址。`,
    en: `Cannot listen on ${asked.host}:${asked.port} (${problem.code ?? problem.message}): choose another address with --host and --port.`,
  });
};

const urlOf = (server: Server, host: string): string => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

/** The settings as a deployed function would find them in its environment: read by platform/config when the app is loaded. */
const settle = (asked: Asked, engine: RunningEngine, url: string): void => {
  const secrets = secretsOf(asked.ephemeral ? undefined : asked.data);
  Object.assign(process.env, {
    STAGE: 'local',
    TABLE_NAME: TABLE,
    DYNAMODB_ENDPOINT: engine.endpoint,
    ENGINE_KEY: engine.accessKeyId,
    PUBLIC_URL: process.env['PUBLIC_URL'] ?? url,
    AUTH_SECRET: secrets.auth,
    SANDBOX_SECRET: secrets.sandbox,
    // Node 20 is one that this release was tried with; the SDK would greet everybody with its plans for 2027.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED:
      process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ?? 'true',
    FILES_DIR: asked.ephemeral ? mkdtempSync(join(tmpdir(), 'shanchao-files-')) : join(asked.data, 'files'),
  });
};

/** What a person who started it wants to know next. */
const whatNext = (
  { empty, ephemeral, data, found }: Asked,
  { isNew, hasDemo }: { isNew: boolean; hasDemo: boolean },
): string =>
  [
    found
      ? `  管理员 ${found.admin.email} 在 /sign-in 登录，验证码在 /dev/outbox。 The admin signs in at /sign-in; the code is at /dev/outbox.`
      : hasDemo
        ? '  演示人员在 /sign-in，寄出的信在 /dev/outbox。 Demo people at /sign-in, letters sent at /dev/outbox.'
        : !isNew
          ? `  继续使用这个目录的数据，${empty ? '' : '其中没有演示（要看演示请用 --data 另选目录），'}寄出的信在 /dev/outbox。 Goes on with what is in this folder${empty ? '' : ', which was begun without the demo (for the demo choose another with --data)'}; letters sent at /dev/outbox.`
          : '  没有演示数据；新建组织用 --found --name --admin（见 README）。 No demo data; --found --name --admin make an organisation (see README).',
    ephemeral ? '  停止后什么也不保留。 Nothing is kept after it stops.' : `  数据 Data: ${data}`,
    '  按 Ctrl-C 停止。 Ctrl-C stops it.',
  ].join('\n');

const startEngineFor = (asked: Asked, acknowledged: Checkpoint['load']): Promise<RunningEngine> =>
  startEngine({
    endpoint: process.env['DYNAMODB_ENDPOINT'],
    acknowledged,
    withKey: true,
    ephemeral: asked.ephemeral,
    ...(asked.ephemeral ? {} : { dataDir: join(asked.data, 'table') }),
  });

const closeServer = async (server: Server): Promise<void> => {
  server.close();
  server.closeIdleConnections();
  // Requests under way are answered; one that hangs is cut after a while.
  const cut = setTimeout(() => server.closeAllConnections(), 5_000);
  await once(server, 'close');
  clearTimeout(cut);
};

/** Requests under way are answered first; what only this process kept is gone afterwards. */
const stopOf =
  (asked: Asked, server: Server, serving: { stop: () => Promise<void> }, engine: RunningEngine) =>
  async (): Promise<void> => {
    await closeServer(server);
    await serving.stop();
    await engine.stop();
    if (asked.ephemeral) rmSync(process.env['FILES_DIR'] ?? '', { recursive: true, force: true });
  };

/** What the folder was begun as; where nothing is kept, it begins now. */
const openFolder = ({ data, empty, ephemeral }: Asked): Claimed => {
  if (ephemeral) return { isNew: true, demo: !empty };
  makeFolder(data);
  return claimFormat(data, !empty);
};

const checkpointsIn = (folder: string | undefined) => ({
  books: checkpointIn(folder && join(folder, 'stream.json')),
  letters: checkpointIn(folder && join(folder, 'letters.json')),
});

/**
 * Starts engine, app, stream consumer and pages in one process. Listens first, so that a taken port is told at once; what
 * cannot be is told in one sentence of each language (Told).
 * @param loadDemo called after the settings stand, where a demo is wanted
 */
export const startProduct = async (asked: Asked, loadDemo: () => Promise<Demo>): Promise<Running> => {
  const folder = asked.ephemeral ? undefined : asked.data;
  const checkpoints = checkpointsIn(folder);
  const server = await listen(asked);
  const url = urlOf(server, asked.host);
  let engine: RunningEngine | undefined;
  try {
    const begun = openFolder(asked);
    const [, started] = await Promise.all([
      buildPages(WEB),
      startEngineFor(asked, slowestOf(checkpoints.books, checkpoints.letters)),
    ]);
    engine = started;
    settle(asked, engine, url);
    await makeTable(engine.endpoint, TABLE, engine.accessKeyId);
    // Loaded only now: the app reads its settings when it is loaded.
    const { serve } = await import('./serve');
    const serving = await serve({
      web: WEB,
      folder,
      engine,
      checkpoints,
      tableName: TABLE,
      demo: asked.empty ? undefined : await loadDemo(),
      begun,
      found: asked.found,
    });
    server.off('request', notYet).on('request', serving.listener);
    console.log(`善潮 Shanchao → ${url}\n${whatNext(asked, { ...begun, ...serving })}`);
    return { url, stop: stopOf(asked, server, serving, engine), engineEnded: engine.ended };
  } catch (error) {
    server.close();
    await engine?.stop();
    throw error;
  }
};
