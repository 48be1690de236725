import { createServer, Agent, request } from 'node:http';
import { once } from 'node:events';
import { getRequestListener } from '@hono/node-server';
import { app } from '../../functions/app';

export type Served = {
  post: (
    path: string,
    headers: Record<string, string>,
  ) => Promise<{ status: number; retryAfter?: string | undefined; body: Record<string, unknown> }>;
  stop: () => Promise<void>;
};

/** The API behind a real HTTP server, and a client of as many connections as callers. */
export const serveApi = async (connections: number): Promise<Served> => {
  const listener = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  // A connection that idles while a rush is worked off must not be closed under the next request.
  server.keepAliveTimeout = 600_000;
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post: Served['post'] = (path, headers) =>
    new Promise((done, failed) => {
      const asking = request(
        { agent, method: 'POST', host: '127.0.0.1', port: address.port, path: `/api${path}`, headers },
        (reply) => {
          let text = '';
          reply.setEncoding('utf8').on('data', (part: string) => (text += part));
          reply.on('end', () =>
            done({
              status: reply.statusCode ?? 0,
              retryAfter: reply.headers['retry-after'],
              body: JSON.parse(text) as Record<string, unknown>,
            }),
          );
        },
      );
      asking.on('error', failed).end();
    });
  const stop = async () => {
    agent.destroy();
    server.close();
    await once(server, 'close');
  };
  return { post, stop };
};
