import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { codeLetter } from '../../functions/people/sign-in/code-letter';
import {
  isOfOneMail,
  keepMailIn,
  mailer,
  sendMail,
  type SentMail,
} from '../../functions/platform/letters/messages';

const settings = {
  mailFrom: '善潮 <no-reply@shanchao.test>',
  publicUrl: 'https://shanchao.test',
  deployed: false,
};
const letter = { to: 'lin@people.test', ...codeLetter('123456', 'zh') };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Received = { from: string; to: string[]; raw: string };
const smtpServer = async (judge: () => Error | undefined = () => undefined) => {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        received.push({
          from: envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          raw,
        });
        done(judge());
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => new Promise((done) => server.close(done)));
  const { port } = server.server.address() as AddressInfo;
  return { received, smtpUrl: `smtp://127.0.0.1:${port}` };
};

const decoded = (part: string): string => {
  if (/Content-Transfer-Encoding: base64/i.test(part))
    return Buffer.from(part.split(/\r?\n\r?\n/)[1] ?? '', 'base64').toString();
  const bytes = part.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, '%$1');
  return /quoted-printable/i.test(part) ? decodeURIComponent(bytes) : part;
};
/** What the recipient's mail program shows of a mail. */
const shown = (raw: string): string =>
  raw
    .split(/\r?\n-{4}_NmP/)
    .map(decoded)
    .join('\n');

test('by SMTP: text and page, in Chinese, from us, with an id that follows from the cause', async () => {
  const { received, smtpUrl } = await smtpServer();
  const send = mailer({ ...settings, smtpUrl });
  await send(letter, 'code-1');
  await send(letter, 'code-1');
  await send(letter, 'code-2');
  expect(received.map(({ from, to }) => [from, to])).toEqual(
    Array.from({ length: 3 }, () => ['no-reply@shanchao.test', ['lin@people.test']]),
  );
  const ids = received.map(({ raw }) => /^Message-ID: <[0-9a-f]{32}@shanchao\.test>\r$/im.exec(raw)?.[0]);
  expect(ids[0]).toBeDefined();
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
  const [first] = received;
  expect(first?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(shown(first?.raw ?? '')).toMatch(/您的登录验证码：123456[\s\S]+<html lang="zh-CN">/);
});

test('a server that does not take it, or is not there, is told; the next mail tries anew', async () => {
  let broken = true;
  const { received, smtpUrl } = await smtpServer(() => (broken ? new Error('mailbox full') : undefined));
  const send = mailer({ ...settings, smtpUrl });
  await expect(send(letter, 'code-3')).rejects.toThrow(/mailbox full/);
  broken = false;
  await send(letter, 'code-3');
  expect(received).toHaveLength(2);
  await closing.pop()?.();
  await expect(send(letter, 'code-4')).rejects.toThrow(/ECONNREFUSED/);
});

test('a mail that is refused for what it is is told from a way that does not work', async () => {
  let answer = 550;
  const { smtpUrl } = await smtpServer(() => Object.assign(new Error('no'), { responseCode: answer }));
  const send = mailer({ ...settings, smtpUrl });
  const why = () => send(letter, 'code-8').catch((error: unknown) => isOfOneMail(error));
  expect(await why()).toBe(true);
  answer = 421;
  expect(await why()).toBe(false);
  expect(await send({ ...letter, to: 'lin' }, 'code-8').catch(isOfOneMail)).toBe(true);
  await closing.pop()?.();
  expect(await why()).toBe(false);
  expect(isOfOneMail(Object.assign(new Error('suppressed'), { name: 'MessageRejected', code: 'ESES' }))).toBe(
    true,
  );
});

/** Stands where Amazon's endpoint would: keeps what the SDK posts. */
const sesEndpoint = async () => {
  const posted: { path: string; body: string }[] = [];
  const server: Server = createServer((request, reply) => {
    void text(request).then((body) => {
      posted.push({ path: request.url ?? '', body });
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{"MessageId":"m-1"}');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => new Promise((done) => server.close(() => done())));
  return { posted, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

test('by SES, as in the cloud: the same mail, whole, through the SDK', async () => {
  const { posted, url } = await sesEndpoint();
  process.env['AWS_ENDPOINT_URL_SESV2'] = url;
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
  await mailer({ ...settings, sesRegion: 'ap-east-1' })(letter, 'code-5');
  delete process.env['AWS_ENDPOINT_URL_SESV2'];
  expect(posted.map(({ path }) => path)).toEqual(['/v2/email/outbound-emails']);
  const { Content, FromEmailAddress, Destination } = JSON.parse(posted[0]?.body ?? '{}') as {
    FromEmailAddress: string;
    Destination: { ToAddresses: string[] };
    Content: { Raw: { Data: string } };
  };
  expect(FromEmailAddress).toMatch(/<no-reply@shanchao\.test>$/);
  expect(Destination.ToAddresses).toEqual(['lin@people.test']);
  const raw = Buffer.from(Content.Raw.Data, 'base64').toString();
  expect(shown(raw)).toContain('您的登录验证码：123456');
  // SES writes a Message-ID of its own over ours: the cause stands beside it.
  const [, cause = ''] = /^Message-ID: <([0-9a-f]{32})@/im.exec(raw) ?? [];
  expect(/^X-Shanchao-Cause: (\S+)\r$/m.exec(raw)?.[1]).toBe(cause);
});

test('nowhere, where no way is configured: told, not lost', async () => {
  await expect(mailer(settings)(letter, 'code-6')).rejects.toThrow(/SMTP_URL or SES_REGION/);
});

test('on one machine it is kept in the outbox, with its cause', async () => {
  const kept: SentMail[] = [];
  keepMailIn((mail) => void kept.push(mail));
  await sendMail(letter, 'code-7');
  expect(kept).toEqual([{ ...letter, from: expect.any(String) as string, key: 'code-7' }]);
});
