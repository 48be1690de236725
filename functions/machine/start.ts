import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkpointIn, slowestOf, type Checkpoint } from './stream/checkpoint';
import { startEngine, type RunningEngine } from './engine/engine';
import type { Demo } from './demo';
import { claimFormat, type Claimed } from './folder-format';
import { inWords } from './in-words';
import { makeTable } from './engine/make-table';
import { buildPages } from './build-pages';
import { openListeners, type Listeners } from './listeners';
import { makeFolder } from './private-folder';
import { secretsOf, type Asked } from './settings';
import { whatNext } from './what-next';

export type Running = { url: string; stop: () => Promise<void>; engineEnded: Promise<void> };

const WEB = fileURLToPath(new URL('../../web', import.meta.url));
const TABLE = 'shanchao';

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

const startEngineFor = (asked: Asked, acknowledged: Checkpoint['load']): Promise<RunningEngine> =>
  startEngine({
    endpoint: process.env['DYNAMODB_ENDPOINT'],
    acknowledged,
    withKey: true,
    ephemeral: asked.ephemeral,
    ...(asked.ephemeral ? {} : { dataDir: join(asked.data, 'table') }),
  });

/** Requests under way are answered first; what only this process kept is gone afterwards. */
const stopOf =
  (asked: Asked, listeners: Listeners, serving: { stop: () => Promise<void> }, engine: RunningEngine) =>
  async (): Promise<void> => {
    await listeners.close();
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
  const listeners = await openListeners(asked);
  const { url, hereUrl } = listeners;
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
      hereUrl,
      demo: asked.empty ? undefined : await loadDemo(),
      begun,
      found: asked.found,
    });
    listeners.answer(serving.listener);
    console.log(`善潮 Shanchao → ${url}\n${whatNext(asked, { ...begun, ...serving, url, hereUrl })}`);
    return { url, stop: stopOf(asked, listeners, serving, engine), engineEnded: engine.ended };
  } catch (error) {
    await listeners.close();
    await engine?.stop();
    throw inWords(error, folder ?? tmpdir());
  }
};
