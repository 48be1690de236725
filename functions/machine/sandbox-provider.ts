import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { amountInWords } from '../selling/payments/amount-in-words';
import {
  NOTICE_PATH,
  noticeHeaders,
  PAY_PATH,
  readPaying,
  signedPaying,
  transactionIdOf,
  type Paying,
  type SandboxNotice,
} from '../selling/payments/sandbox';
import { clock } from '../platform/clock';
import { config } from '../platform/config';
import { log } from '../platform/log';
import { yuan } from '../shared/money';

type Settings = {
  secret?: string | undefined;
  publicUrl?: string;
  /** How a notice reaches the shop. */
  deliver?: (notice: Request) => Promise<Response>;
  now?: () => Date;
  /** Told before the shop is: from here on the buyer's money is with the provider. */
  onPaid?: (notice: SandboxNotice) => Promise<void>;
  /** Milliseconds before the second try; twice as long before each one after it. */
  patience?: number;
};

const TRIES = 4;
const STYLE_PATH = '/sandbox/plain.css';
const STYLE =
  'body{font:17px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#12211f;background:#eef2f0;margin:0}main{max-width:26rem;margin:0 auto;padding:1.5rem}.card{background:#fff;border:1px solid #cfd8d4;border-radius:10px;padding:1.5rem;margin:1rem 0}.amount{font-size:2.4rem;font-variant-numeric:tabular-nums;margin:0}.small{font-size:.85rem;color:#44524f;overflow-wrap:anywhere}button{font:inherit;min-height:48px;width:100%;border-radius:10px;border:1px solid #44524f;background:#fff;margin-top:.75rem;cursor:pointer}button.main{background:#0b5d5a;border-color:#0b5d5a;color:#fff}button:focus-visible{outline:3px solid #c8502b;outline-offset:2px}@media(prefers-color-scheme:dark){body{background:#0d1716;color:#e8efec}.card{background:#14211f;border-color:#33433f}.small{color:#b3c1bc}button{background:#14211f;color:#e8efec;border-color:#8fa19b}button.main{background:#57b8b0;color:#06110f;border-color:#57b8b0}}';
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // Not `no-referrer`: the form's own request would then say that it came from nowhere, and be refused as another site's.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

const page = (title: string, body: HtmlEscapedString | Promise<HtmlEscapedString>) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;

const payPage = (paying: Paying, hidden: Record<string, string>) =>
  page(
    '沙箱支付 Sandbox payment',
    html`<h1>沙箱支付 <span lang="en">Sandbox payment</span></h1>
      <p>
        这里扮演支付机构，不会扣真钱。
        <span lang="en">This page plays the payment provider; no real money moves.</span>
      </p>
      <div class="card">
        <p class="amount">¥${yuan(paying.amount)}</p>
        <p>人民币 ${amountInWords(paying.amount)}</p>
        <p class="small">商户号 <span lang="en">Account</span> ${paying.account}</p>
        <p class="small">订单号 <span lang="en">Order</span> ${paying.orderId}</p>
        <form method="post" action="${PAY_PATH}">
          ${Object.entries(hidden).map(
            ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
          )}
          <button class="main" name="do" value="pay">支付 <span lang="en">Pay</span></button>
          <button name="do" value="cancel">取消 <span lang="en">Cancel</span></button>
        </form>
      </div>`,
  );

const unknownPage = () =>
  page(
    '链接无效 Not a payment link',
    html`<h1>链接无效 <span lang="en">Not a payment link</span></h1>
      <p>
        请回到订单页重新点“支付”，没有扣款。
        <span lang="en">Go back to the order and choose to pay again. Nothing was charged.</span>
      </p>`,
  );

const noticeOf = (paying: Paying, now: Date): SandboxNotice => ({
  event: 'PAYMENT.SUCCESS',
  merchantAccount: paying.account,
  transactionId: transactionIdOf(paying.orderId),
  outTradeNo: paying.orderId,
  attach: paying.organisationId,
  currency: 'CNY',
  amount: paying.amount,
  paidAt: now.toISOString(),
});

/** Signed anew at every try, as providers do: an old signature is not believed. */
const signedRequest = (url: string, secret: string, notice: SandboxNotice, now: Date): Request => {
  const body = JSON.stringify(notice);
  const signed = noticeHeaders(secret, body, { at: now, nonce: randomBytes(12).toString('hex') });
  return new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed },
    body,
  });
};

/** Tells the shop until it answers 2xx; the shop's own page shows what came of it. */
const tell = async (send: () => Promise<Response>, patience: number): Promise<void> => {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const reply = await send().catch(() => undefined);
    if (reply?.ok) return;
    log.info('sandbox notice not taken', { tries, status: reply?.status });
    if (tries < TRIES) await pause(patience * 2 ** (tries - 1));
  }
};

const textsIn = (form: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/**
 * Plays the payment provider on one machine: `/sandbox/pay` asks the buyer, tells the shop by a signed notice, and leads back.
 * No deployed entry can reach it, and the shop believes it only where SANDBOX_SECRET is set.
 */
export const sandboxProvider = (settings: Settings = {}) => {
  const { publicUrl = config.publicUrl, deliver = fetch, now = clock, patience = 200 } = settings;
  const secret = settings.secret ?? config.sandboxSecret;
  const asked = (given: Record<string, string>) =>
    secret === undefined ? undefined : readPaying(secret, given);
  const app = new Hono();
  app.use('/sandbox/*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  });
  return app
    .get(STYLE_PATH, (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get(PAY_PATH, (c) => {
      const paying = asked(c.req.query());
      if (!paying || secret === undefined) return c.html(unknownPage(), 400);
      return c.html(payPage(paying, signedPaying(secret, paying)));
    })
    .post(PAY_PATH, async (c) => {
      const given = textsIn(await c.req.parseBody());
      const paying = asked(given);
      if (!paying || secret === undefined) return c.html(unknownPage(), 400);
      if (given['do'] === 'pay') {
        const notice = noticeOf(paying, now());
        await settings.onPaid?.(notice);
        await tell(
          async () => deliver(signedRequest(`${publicUrl}${NOTICE_PATH}`, secret, notice, now())),
          patience,
        );
      }
      return c.redirect(paying.returnTo, 303);
    });
};
