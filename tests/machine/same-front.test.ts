import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct(['--ephemeral', '--empty']);
});
afterAll(() => product.stop());

const MB = 1024 * 1024;
/** Piece after piece, of a length that nobody says beforehand. */
const endless = (type: string) => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (pieces) => {
      sent += MB;
      pieces.enqueue(new Uint8Array(MB).fill(97));
      if (sent >= 600 * MB) pieces.close();
    },
  });
  return {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    duplex: 'half',
    sent: () => sent,
  } as const;
};
/** A server may hang up on who does not stop sending: as good an answer as 413. */
const statusOf = async (path: string, init: RequestInit): Promise<number> =>
  fetch(product.url + path, init).then(
    ({ status }) => status,
    () => 413,
  );

describe.each([
  ['/sandbox/pay', 'application/x-www-form-urlencoded'],
  ['/sandbox/pay', 'multipart/form-data; boundary=x'],
  ['/dev/sign-in', 'application/json'],
  ['/api/auth/sign-in/email-otp', 'application/json'],
  ['/api/organisations/chunan/orders', 'application/json'],
  ['/api/payments/sandbox/notices', 'application/json'],
  ['/', 'text/plain'],
])('%s, sent %s', (path, type) => {
  test('takes no 600 MB: what is too large is refused after its first pieces', async () => {
    const sending = endless(type);
    expect([413, 404]).toContain(await statusOf(path, sending));
    expect(sending.sent()).toBeLessThan(40 * MB);
  });

  test('refuses what another site sends', async () => {
    const reply = await fetch(product.url + path, {
      method: 'POST',
      headers: { 'content-type': type, origin: 'https://evil.example' },
      body: 'x',
    });
    expect(reply.status).toBe(403);
    expect(await reply.json()).toMatchObject({ code: 'wrong-origin' });
  });
});

test.each([
  '/',
  '/assets/none.js',
  '/dev/outbox',
  '/dev/none',
  '/sandbox/pay',
  '/sandbox/none',
  '/api/none',
  '/x',
])('%s carries the headers of every answer', async (path) => {
  const { headers } = await fetch(product.url + path);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{1,64}$/);
});
