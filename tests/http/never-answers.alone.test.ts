import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { OF_AN_ENGINE, OF_SERVICES, OF_THE_TABLE } from '../../functions/platform/patience';

/** Takes whatever comes, and says nothing. */
const sockets = new Set<Socket>();
const silent = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
let asked = 0;
silent.on('connection', () => (asked += 1));
beforeAll(async () => {
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  vi.resetModules();
  for (const [name, value] of Object.entries({
    DYNAMODB_ENDPOINT: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    AWS_LAMBDA_FUNCTION_NAME: 'api',
    SANDBOX_SECRET: '',
    AWS_REGION: 'ap-southeast-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
  }))
    vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test('a table that takes a request and never answers is told as busy, before the function’s own time is up', async () => {
  const { table } = await import('../../functions/platform/table/table');
  const { z } = await import('@hono/zod-openapi');
  const began = performance.now();
  await expect(table.get(z.unknown(), { pk: 'a', sk: 'b' })).rejects.toMatchObject({ code: 'busy' });
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(asked).toBeGreaterThan(1);
});

test('each client of a service has an end of its patience, and says so', () => {
  for (const { requestHandler } of [OF_AN_ENGINE, OF_SERVICES, OF_THE_TABLE]) {
    expect(requestHandler.connectionTimeout).toBeLessThan(requestHandler.requestTimeout);
    expect(requestHandler.throwOnRequestTimeout).toBe(true);
  }
});
