import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { OrderId, OrganisationId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Notice } from './notice';
import type { Arrived, Provider, ToPay } from './provider';

/** Our account with the provider that is played on one machine. */
export const SANDBOX_ACCOUNT = '1900009191';
export const NOTICE_PATH = '/api/payments/sandbox/notices';
export const PAY_PATH = '/sandbox/pay';
const WINDOW_SECONDS = 300;

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
const hmac = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

/** 28 digits like a real provider's; one payment for one order, so that a double tap pays once. */
export const transactionIdOf = (orderId: string): string =>
  `42${BigInt(`0x${createHash('sha256').update(`sandbox|${orderId}`).digest('hex')}`)
    .toString()
    .slice(0, 26)}`;

/** The signature of a notice: over `timestamp\nnonce\nbody\n`, as WeChat Pay does it, with a shared key. @param timestamp seconds since 1970 */
export const signNotice = (
  secret: string,
  notice: { timestamp: string; nonce: string; body: string },
): string => hmac(secret, `${notice.timestamp}\n${notice.nonce}\n${notice.body}\n`);

/** The headers that go with a notice's body, by which it is believed. @param nonce used once; @param at when it is sent */
export const noticeHeaders = (
  secret: string,
  body: string,
  { at, nonce }: { at: Date; nonce: string },
): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'sandbox-timestamp': timestamp,
    'sandbox-nonce': nonce,
    'sandbox-signature': signNotice(secret, { timestamp, nonce, body }),
  };
};

/** The provider's words for it: an order of ours is their `outTradeNo`, what we attached comes back as it was. */
export const SandboxNotice = z.object({
  event: z.literal('PAYMENT.SUCCESS'),
  merchantAccount: z.string(),
  transactionId: z.string(),
  outTradeNo: z.string(),
  attach: z.string(),
  currency: z.string(),
  amount: z.number(),
  paidAt: z.string(),
});
export type SandboxNotice = z.infer<typeof SandboxNotice>;

/** The parameters of the page on which the buyer pays. */
export const Paying = z.object({
  organisationId: OrganisationId,
  orderId: OrderId,
  account: z.string(),
  amount: z.coerce.number().pipe(Fen),
  returnTo: z.url(),
});
export type Paying = z.infer<typeof Paying>;

const paySignature = (
  secret: string,
  { organisationId, orderId, account, amount, returnTo }: Paying,
): string => hmac(secret, ['pay', organisationId, orderId, account, amount, returnTo].join('\n'));

/** What the buyer is asked to pay, if the shop signed it. Undefined for anything else. */
export const readPaying = (secret: string, given: Record<string, string>): Paying | undefined => {
  const paying = Paying.safeParse(given).data;
  return paying && same(paySignature(secret, paying), given['signature'] ?? '') ? paying : undefined;
};

/** The parameters with their signature, for a link or a form. */
export const signedPaying = (secret: string, paying: Paying): Record<string, string> => ({
  ...paying,
  amount: String(paying.amount),
  signature: paySignature(secret, paying),
});

const noticeIn = (body: string): Notice | undefined => {
  try {
    const told = SandboxNotice.parse(JSON.parse(body));
    const { transactionId, currency, amount, paidAt } = told;
    const of = { organisationId: told.attach, orderId: told.outTradeNo, account: told.merchantAccount };
    return Notice.parse({ provider: 'sandbox', transactionId, currency, amount, paidAt, ...of });
  } catch {
    return undefined;
  }
};

/** A provider that is played by a page of ours: for one machine and for tests. */
export const sandbox = (settings: { publicUrl: string; secret: string }): Omit<Provider, 'name'> => ({
  account: SANDBOX_ACCOUNT,
  payUrl: (toPay: ToPay) => {
    const paying = { ...toPay, account: SANDBOX_ACCOUNT };
    const asked = new URLSearchParams(signedPaying(settings.secret, paying));
    return `${settings.publicUrl}${PAY_PATH}?${asked.toString()}`;
  },
  readNotice: ({ header, body }: Arrived, now: Date) => {
    const [timestamp = '', nonce = ''] = [header('sandbox-timestamp'), header('sandbox-nonce')];
    const signature = signNotice(settings.secret, { timestamp, nonce, body });
    const isFresh = Math.abs(now.getTime() / 1000 - Number(timestamp)) <= WINDOW_SECONDS;
    if (!/^\d{10}$/.test(timestamp) || !isFresh || !same(signature, header('sandbox-signature') ?? ''))
      return refuse('notice-not-genuine');
    return noticeIn(body) ?? refuse('notice-does-not-fit');
  },
});
