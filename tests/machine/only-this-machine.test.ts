import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isLoopback } from '../../functions/machine/loopback';
import { startProduct, type Product } from '../support/product';

test.each([
  ['127.0.0.1', true],
  ['127.9.8.7', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:7f00:1', true],
  ['::ffff:192.168.1.20', false],
  ['192.168.1.20', false],
  ['fe80::1%eth0', false],
  ['0.0.0.0', false],
  ['localhost', false],
  ['', false],
  [undefined, false],
])('loopback is judged by the address: %s', (address, is) => {
  expect(isLoopback(address)).toBe(is);
});

/** An address of this machine that others reach: whoever calls it comes from there, as a visitor of the LAN does. */
const lan = Object.values(networkInterfaces())
  .flatMap((some) => some ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

const CLOSED = ['/dev/outbox', '/dev/outbox.json', '/dev/people.json', '/dev/papers', '/dev/plain.css'];
const statusOf = async (url: string, init?: RequestInit): Promise<number> => {
  const reply = await fetch(url, { redirect: 'manual', ...init });
  await reply.body?.cancel();
  return reply.status;
};

/** A request in bytes, as no browser and no client of ours would write it. */
const raw = (port: number, text: string): Promise<string> =>
  new Promise((tell, failed) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (some: string) => (answer += some));
    socket.on('end', () => tell(answer)).on('error', failed);
  });

describe.runIf(lan !== undefined)('on every address of this machine', () => {
  let product: Product;
  let port: number;
  let here: string;
  let there: string;
  beforeAll(async () => {
    product = await startProduct(['--ephemeral', '--host', '0.0.0.0']);
    port = Number(new URL(product.url).port);
    here = `http://127.0.0.1:${port}`;
    there = `http://${lan}:${port}`;
  });
  afterAll(() => product.stop());

  test.each(CLOSED)('%s is for callers on this machine alone', async (path) => {
    expect(await statusOf(there + path)).toBe(403);
    expect(await statusOf(here + path)).toBe(200);
  });

  test.each(['/%64ev/outbox.json', '/dev/../dev/outbox.json', '/dev/./outbox.json'])(
    'written as %s it is as closed',
    async (path) => {
      const answer = await raw(
        port,
        `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-forwarded-for: 192.168.1.9\r\nconnection: close\r\n\r\n`,
      );
      expect(answer).not.toContain('"items"');
    },
  );

  test('nobody else signs in as somebody of the demo, or pays at the sandbox, whatever the Host name says', async () => {
    const asked = {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'localhost', origin: there },
      body: JSON.stringify({ email: 'xu@chunan.example' }),
    };
    expect(await statusOf(`${there}/dev/sign-in`, asked)).toBe(403);
    expect(await statusOf(`${there}/sandbox/pay`, { method: 'POST', body: new URLSearchParams() })).toBe(403);
    expect(await statusOf(`${there}/sandbox/pay`)).toBe(403);
    expect(await statusOf(`${here}/sandbox/pay`)).toBe(400);
    const ours = { ...asked, headers: { ...asked.headers, origin: here } };
    expect(await statusOf(`${here}/dev/sign-in`, ours)).toBe(200);
  });

  test.each([
    'X-Forwarded-For: 192.168.1.9',
    'Forwarded: for=192.168.1.9',
    'X-Real-IP: 192.168.1.9',
    'Via: 1.1 x',
  ])('a proxy on this machine speaks for others (%s)', async (header) => {
    const request = (more: string) =>
      raw(port, `GET /dev/people.json HTTP/1.1\r\nhost: 127.0.0.1\r\n${more}connection: close\r\n\r\n`);
    expect(await request('')).toMatch(/^HTTP\/1\.1 200/);
    expect(await request(`${header}\r\n`)).toMatch(/^HTTP\/1\.1 403/);
  });

  test('a proxy that says nothing of whom it asks for speaks HTTP/1.0', async () => {
    expect(await raw(port, 'GET /dev/people.json HTTP/1.0\r\nhost: 127.0.0.1\r\n\r\n')).toMatch(
      /^HTTP\/1\.\d 403/,
    );
  });

  test('the page offers demo people and letters to this machine alone', async () => {
    expect(await (await fetch(`${here}/sign-in`)).text()).toContain('shanchao-local');
    for (const path of ['/', '/index.html', '/chunan', '/sign-in', '/me'])
      expect(await (await fetch(there + path)).text()).not.toContain('shanchao-local');
  });

  test('the terminal tells how codes are read, in both languages', () => {
    const said = product.said.join('\n');
    expect(said).toContain(`看验证码：在本机打开 ${here}/dev/outbox`);
    expect(said).toContain(`To read codes: open ${here}/dev/outbox on this machine`);
  });

  test('somebody of the network signs in by a code that the admin reads on this machine', async () => {
    const asked = (path: string, body: unknown) =>
      fetch(`${there}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: there },
        body: JSON.stringify(body),
      });
    const email = 'visitor@lan.example';
    expect((await asked('/email-otp/send-verification-otp', { email, type: 'sign-in' })).status).toBe(200);
    const outbox = (await (await fetch(`${here}/dev/outbox.json`)).json()) as {
      items: { subject: string }[];
    };
    const otp = /\d{6}/.exec(outbox.items[0]?.subject ?? '')?.[0];
    expect((await asked('/sign-in/email-otp', { email, otp })).status).toBe(200);
  });
});

describe.runIf(lan !== undefined)('on one address of the network', () => {
  test('this machine has a door of its own, and is told which', async () => {
    const product = await startProduct(['--ephemeral', '--empty', '--host', lan ?? '']);
    const [, here = ''] = /open (http:\/\/127\.0\.0\.1:\d+)\/dev\/outbox/.exec(product.said.join('\n')) ?? [];
    expect(await statusOf(`${product.url}/dev/outbox`)).toBe(403);
    expect(await (await fetch(`${product.url}/dev/outbox`)).text()).toContain(here);
    expect(await statusOf(`${here}/dev/outbox`)).toBe(200);
    expect(await product.stop()).toBe(0);
  });
});

test('on loopback alone nothing of it is told: there is nobody else', async () => {
  const product = await startProduct(['--ephemeral', '--empty']);
  expect(product.said.join('\n')).not.toContain('closed to all');
  expect(await statusOf(`${product.url}/dev/outbox`)).toBe(200);
  await product.stop();
});
