import { Hono } from 'hono';
import { html } from 'hono/html';
import { clock } from '../platform/clock';
import type { SentMail } from '../platform/letters/messages';
import * as z from 'zod';
import { keepLines } from './kept-lines';

const Kept = z.looseObject({ to: z.string(), subject: z.string(), text: z.string(), at: z.string() });

/**
 * What this machine would have sent, newest last; kept in a file so that a restart forgets nothing. A process that was killed between
 * sending and noting that it did has the next one send again, under the same key: that is there already.
 */
export const openOutbox = async (file?: string) => {
  const { kept, keep: keepLine } = await keepLines<SentMail & { at: string }>(file, Kept);
  const keys = new Set(kept.map(({ key }) => key));
  const keep = async (mail: SentMail): Promise<void> => {
    if (keys.has(mail.key)) return;
    await keepLine({ ...mail, at: clock().toISOString() });
    keys.add(mail.key);
  };
  return { kept, keep };
};
export type Outbox = Awaited<ReturnType<typeof openOutbox>>;

const CSS =
  'body{font:17px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#12211f;background:#fbfaf6;margin:0}main{max-width:44rem;margin:0 auto;padding:1.5rem}article{border:1px solid #cfd8d4;border-radius:10px;padding:1rem;margin:1rem 0;background:#fff}h2{font-size:1.1rem;margin:0}article{overflow-wrap:anywhere}pre{white-space:pre-wrap;font:inherit;margin:.5rem 0 0}';

const page = (outbox: Outbox) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>发件箱 Outbox · 善潮</title>
        <link rel="stylesheet" href="/dev/plain.css" />
      </head>
      <body>
        <main>
          <h1>发件箱 Outbox</h1>
          <p>
            本机不真正发信，所有信件都在这里。 Nothing leaves this machine: every letter is here, the newest
            first.
          </p>
          ${outbox.kept.length === 0 ? html`<p><em>还没有信件。 No letters yet.</em></p>` : ''}
          ${[...outbox.kept].reverse().map(
            (mail) =>
              html`<article>
                <h2>${mail.subject}</h2>
                <p><small>${mail.at} → ${mail.to}</small></p>
                <pre>${mail.text}</pre>
              </article>`,
          )}
        </main>
      </body>
    </html>`;

/** `/dev/outbox` to read, `/dev/outbox.json` for programs. On one machine only. */
export const outboxPages = (outbox: Outbox) =>
  new Hono()
    .get('/outbox.json', (c) => c.json({ items: [...outbox.kept].reverse() }))
    .get('/outbox', (c) => c.html(page(outbox)))
    .get('/plain.css', (c) => c.body(CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
