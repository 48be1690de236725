import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { CannotStart } from './cannot-start';
import { isLoopback } from './loopback';

type Place = { host: string; port: number };

/** Until all is ready, whoever asks is told to wait a moment. */
const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' });
  response.end('正在启动 Starting\n');
};

const tryToListen = async ({ host, port }: Place): Promise<Server | NodeJS.ErrnoException> => {
  const server = createServer(notYet);
  const failed = once(server, 'error').then(([error]: unknown[]) => error as NodeJS.ErrnoException);
  server.listen(port, host);
  return Promise.race([once(server, 'listening').then(() => server), failed]);
};

const listen = async ({ host, port }: Place): Promise<Server> => {
  const server = await tryToListen({ host, port });
  if (!(server instanceof Error)) return server;
  if (server.code === 'EADDRINUSE')
    throw new CannotStart({
      zh: `端口 ${port} 已被占用，请用 --port 指定另一个，例如 npm start -- --port ${port + 1}。`,
      en: `Port ${port} is taken: choose another with --port, such as npm start -- --port ${port + 1}.`,
    });
  throw new CannotStart({
    zh: `无法在 ${host}:${port} 监听（${server.code ?? server.message}），请用 --host 和 --port 另选地址。`,
    en: `Cannot listen on ${host}:${port} (${server.code ?? server.message}): choose another address with --host and --port.`,
  });
};

const placeOf = (server: Server): Place => {
  const address = server.address();
  return typeof address === 'object' && address
    ? { host: address.address, port: address.port }
    : { host: '', port: 0 };
};

const urlOf = ({ host, port }: Place): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const HERE = '127.0.0.1';
/** Every address of this machine, its own among them. */
const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** Where only others are listened to, this machine gets a door of its own: under the same port, or where that is taken, any. */
const doorForThisMachine = async (server: Server): Promise<Server | undefined> => {
  const { host, port } = placeOf(server);
  if (isLoopback(host) || EVERYWHERE.has(host)) return undefined;
  const same = await tryToListen({ host: HERE, port });
  return same instanceof Error ? listen({ host: HERE, port: 0 }) : same;
};

const closeOne = async (server: Server): Promise<void> => {
  server.close();
  server.closeIdleConnections();
  // Requests under way are answered; one that hangs is cut after a while.
  const cut = setTimeout(() => server.closeAllConnections(), 5_000);
  await once(server, 'close');
  clearTimeout(cut);
};

export type Listeners = {
  /** As it was asked for. */
  url: string;
  /** Under which this machine reaches itself: what only it is offered is answered there. */
  hereUrl: string;
  /** From now on this answers, instead of "wait a moment". */
  answer: (listener: RequestListener) => void;
  close: () => Promise<void>;
};

/** Listens where it was asked to, and always on an address that only this machine reaches. @throws CannotStart */
export const openListeners = async (asked: Place): Promise<Listeners> => {
  const main = await listen(asked);
  const own = await doorForThisMachine(main);
  const servers = own ? [main, own] : [main];
  const { host, port } = placeOf(own ?? main);
  return {
    url: urlOf({ host: asked.host, port: placeOf(main).port }),
    hereUrl: urlOf(isLoopback(host) ? { host, port } : { host: HERE, port }),
    answer: (listener) => {
      for (const server of servers) server.off('request', notYet).on('request', listener);
    },
    close: async () => {
      await Promise.all(servers.map(closeOne));
    },
  };
};
