import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct } from '../support/product';

const received: { to: string | undefined; raw: string }[] = [];
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, { envelope }, done) =>
    void text(stream).then((raw) => {
      received.push({ to: envelope.rcptTo[0]?.address, raw });
      done();
    }),
});
let smtpUrl: string;
beforeAll(async () => {
  const server = mailServer.listen(0, '127.0.0.1', () => undefined);
  await once(server, 'listening');
  smtpUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((done) => mailServer.close(done)));

const askForCode = async (url: string, email: string): Promise<number> => {
  const reply = await fetch(`${url}/api/auth/email-otp/send-verification-otp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, type: 'sign-in' }),
  });
  return reply.status;
};
const outboxOf = async (url: string): Promise<{ items: unknown[] }> =>
  (await (await fetch(`${url}/dev/outbox.json`)).json()) as { items: unknown[] };

test('a fair with a mail server sends its codes, and keeps none of them for others to read', async () => {
  const product = await startProduct(['--ephemeral', '--empty'], {
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'fair@team.example',
  });
  expect(await askForCode(product.url, 'lin@team.example')).toBe(200);
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toBe('lin@team.example');
  expect(await outboxOf(product.url)).toEqual({ items: [] });
  expect(product.said.join('\n')).not.toContain('/dev/outbox');
  await product.stop();
});

test('a demo’s letters never leave: nobody has those mailboxes', async () => {
  received.length = 0;
  const product = await startProduct(['--ephemeral'], { SMTP_URL: smtpUrl });
  expect(await askForCode(product.url, 'xu@chunan.example')).toBe(200);
  expect(received).toEqual([]);
  expect((await outboxOf(product.url)).items.length).toBeGreaterThan(0);
  await product.stop();
});
