import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine, type RunningEngine } from '../../functions/machine/engine/engine';
import { enginesHere, here } from '../../functions/machine/engine/engine-kinds';
import { makeTable } from '../../functions/machine/engine/make-table';
import { serveBrowser } from '../support/browser';
import { startProduct, type Product } from '../support/product';

/** A page of somebody else's site, open in a browser on this machine. */
let site: Server;
let browser: Browser;
let page: Page;
let product: Product;
beforeAll(async () => {
  site = createServer((_, reply) => reply.setHeader('content-type', 'text/html').end('<title>evil</title>'));
  await once(site.listen(0, '127.0.0.1'), 'listening');
  const server = await serveBrowser();
  browser = await chromium.connect(server.wsEndpoint());
  page = await browser.newPage();
  await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
  product = await startProduct(['--ephemeral']);
});
afterAll(async () => {
  await product.stop();
  await browser.close();
  site.close();
});

type Asked = { url: string; method: 'GET' | 'POST'; type?: string; body?: string; target?: string };
/** What a page gets to read of an answer, and whether it got one at all. */
const readBy = (asked: Asked): Promise<string> =>
  page.evaluate(
    ({ url, method, type, body, target }) =>
      fetch(url, {
        method,
        headers: { ...(type && { 'content-type': type }), ...(target && { 'x-amz-target': target }) },
        ...(body && { body }),
        credentials: 'include',
      }).then(
        (reply) => reply.text(),
        () => 'nothing',
      ),
    asked,
  );

const kinds = enginesHere(here()).map(({ kind }) => kind);
describe.each(kinds)('a page that knows the port of %s', (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await startEngine({ ephemeral: true, prefer: kind, withKey: true });
    await makeTable(engine.endpoint, 'secrets-of-fish', engine.accessKeyId);
  });
  afterAll(() => engine.stop());

  test.each(['127.0.0.1', 'localhost', '127.0.1.1'])('reads nothing of it at %s', async (host) => {
    const { port } = new URL(engine.endpoint);
    const target = 'DynamoDB_20120810.ListTables';
    for (const asked of [{ target, type: 'application/x-amz-json-1.0' }, { type: 'text/plain' }])
      expect(
        await readBy({ url: `http://${host}:${port}/`, method: 'POST', body: '{}', ...asked }),
      ).not.toContain('fish');
  });
});

test('a page of another site reads no letter, and signs in as nobody', async () => {
  expect(await readBy({ url: `${product.url}/dev/outbox.json`, method: 'GET' })).toBe('nothing');
  expect(await readBy({ url: `${product.url}/dev/people.json`, method: 'GET' })).toBe('nothing');
  const asked = { url: `${product.url}/dev/sign-in`, method: 'POST', type: 'text/plain' } as const;
  expect(await readBy({ ...asked, body: '{"email":"xu@chunan.example"}' })).toBe('nothing');
  expect(await page.context().cookies(product.url)).toEqual([]);
});
