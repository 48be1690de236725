import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { amountInWords } from '../../../functions/selling/payments/amount-in-words';
import { orderPaid, paymentIn, type Notice } from '../../../functions/selling/payments/notice';
import { providerOf } from '../../../functions/selling/payments/providers';
import {
  readPaying,
  sandbox,
  SANDBOX_ACCOUNT,
  signNotice,
} from '../../../functions/selling/payments/sandbox';
import { fen } from '../../../functions/shared/money';
import { addMinutes } from '../../../functions/shared/time';
import { ids, makeOrder } from '../../support/make-fish';
import { refusalOf } from '../../support/refusal';

const secret = 'a key of at least thirty-two characters';
const provider = sandbox({ publicUrl: 'https://shanchao.test', secret });
const now = new Date('2026-09-08T01:00:00.000Z');
const order = makeOrder(1);

const told = {
  event: 'PAYMENT.SUCCESS',
  merchantAccount: SANDBOX_ACCOUNT,
  transactionId: '4200001',
  outTradeNo: order.orderId,
  attach: ids.organisationId,
  currency: 'CNY',
  amount: 33_600,
  paidAt: '2026-09-08T00:59:58.000Z',
};
const arrived = (
  body: string,
  {
    seconds = 0,
    key = secret,
    changed = {},
  }: { seconds?: number; key?: string; changed?: Record<string, string> } = {},
) => {
  const [timestamp, nonce] = [String(now.getTime() / 1000 + seconds), 'n-1'];
  const headers: Record<string, string> = {
    'sandbox-timestamp': timestamp,
    'sandbox-nonce': nonce,
    'sandbox-signature': signNotice(key, { timestamp, nonce, body }),
    ...changed,
  };
  return { header: (name: string) => headers[name], body };
};
const read = (...args: Parameters<typeof arrived>) =>
  refusalOf(() => provider.readNotice(arrived(...args), now));
const body = JSON.stringify(told);

test('a notice that the provider signed just now is read', () => {
  expect(provider.readNotice(arrived(body), now)).toEqual({
    provider: 'sandbox',
    account: SANDBOX_ACCOUNT,
    transactionId: '4200001',
    organisationId: 'chunan',
    orderId: order.orderId,
    currency: 'CNY',
    amount: 33_600,
    paidAt: '2026-09-08T00:59:58.000Z',
  });
});

test('not one that somebody else signed, or that was changed, or is old or from the future', () => {
  expect(read(body, { key: 'another key of more than thirty-two letters' })).toBe('notice-not-genuine');
  expect(read(body, { changed: { 'sandbox-nonce': 'n-2' } })).toBe('notice-not-genuine');
  expect(read(body, { changed: { 'sandbox-signature': '' } })).toBe('notice-not-genuine');
  expect(
    refusalOf(() => provider.readNotice({ ...arrived(body), body: body.replace('33600', '33601') }, now)),
  ).toBe('notice-not-genuine');
  expect([read(body, { seconds: -300 }), read(body, { seconds: 300 })]).toEqual([undefined, undefined]);
  expect([read(body, { seconds: -301 }), read(body, { seconds: 301 })]).toEqual([
    'notice-not-genuine',
    'notice-not-genuine',
  ]);
  expect(read(body, { changed: { 'sandbox-timestamp': 'NaN' } })).toBe('notice-not-genuine');
});

test.each([
  ['no JSON', 'SUCCESS'],
  ['another event', JSON.stringify({ ...told, event: 'REFUND.SUCCESS' })],
  ['a part of a fen', JSON.stringify({ ...told, amount: 0.5 })],
  ['an order id that is none', JSON.stringify({ ...told, outTradeNo: 'x' })],
  ['a transaction that could lead elsewhere', JSON.stringify({ ...told, transactionId: 'a#b/../c' })],
])('signed, but %s: it does not fit', (_, signed) => {
  expect(read(signed)).toBe('notice-does-not-fit');
});

const notice: Notice = provider.readNotice(arrived(body), now);
test.each(['9999-12-31T23:00:00Z', '0000-01-01T00:00:00Z', '1999-12-31T23:59:59Z', '2100-01-01T00:00:00Z'])(
  'signed, but paid in a year that the books have not: %s',
  (paidAt) => {
    expect(read(JSON.stringify({ ...told, paidAt }))).toBe('notice-does-not-fit');
  },
);

/** What of the notice is paid, once it fits both our account and this order. */
const paidBy = (of: typeof order | undefined, told: Notice) => {
  const payment = paymentIn(told, SANDBOX_ACCOUNT, now);
  return { order: orderPaid(of, told), payment };
};

test('what is paid more than a day ahead of our clock did not happen', () => {
  const paidIn = (minutes: number) => () =>
    paidBy(order, { ...notice, paidAt: addMinutes(now.toISOString(), minutes) });
  expect(paidIn(1_440)().payment.paidAt).toBe(addMinutes(now.toISOString(), 1_440));
  expect(refusalOf(paidIn(1_441))).toBe('notice-does-not-fit');
});

test('a payment is this order’s, to our account, in yuan, of the whole price', () => {
  expect(paidBy(order, notice).payment).toEqual({
    provider: 'sandbox',
    transactionId: '4200001',
    paidAt: '2026-09-08T00:59:58.000Z',
  });
  const fits = (changed: Partial<Notice>, of: typeof order | undefined = order) =>
    refusalOf(() => paidBy(of, { ...notice, ...changed }));
  expect(fits({ amount: fen(33_599) })).toBe('notice-does-not-fit');
  expect(fits({ currency: 'USD' })).toBe('notice-does-not-fit');
  expect(fits({ account: '1900000000' })).toBe('notice-does-not-fit');
  expect(fits({}, makeOrder(2))).toBe('notice-does-not-fit');
  expect(refusalOf(() => paidBy(undefined, notice))).toBe('notice-does-not-fit');
});

test('without its key there is no sandbox', () => {
  expect(refusalOf(() => providerOf('sandbox', { publicUrl: 'https://shanchao.test' }))).toBe(
    'provider-not-available',
  );
});

test('the link to pay is signed: a smaller amount is no link of ours', () => {
  const returnTo = 'https://shanchao.test/chunan/orders/x';
  const toPay = { organisationId: ids.organisationId, orderId: order.orderId, amount: fen(33_600), returnTo };
  const given = Object.fromEntries(new URL(provider.payUrl(toPay)).searchParams);
  expect(readPaying(secret, given)).toEqual({ ...toPay, account: SANDBOX_ACCOUNT });
  for (const [name, value] of [
    ['amount', '1'],
    ['returnTo', 'https://elsewhere.test/'],
    ['orderId', makeOrder(2).orderId],
    ['signature', ''],
  ] as const)
    expect(readPaying(secret, { ...given, [name]: value }), name).toBeUndefined();
});

test.each([
  [8_400, '捌拾肆元整'],
  [0, '零元整'],
  [1, '壹分'],
  [10, '壹角整'],
  [105, '壹元零伍分'],
  [100_000_000, '壹佰万元整'],
  [1_001_000, '壹万零壹拾元整'],
  [10_000_000_050, '壹亿元伍角整'],
  [123_456_789, '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
  [100_100_001, '壹佰万壹仟元零壹分'],
])('%i fen is %s', (amount, words) => {
  expect(amountInWords(fen(amount))).toBe(words);
});

property.prop([
  fc.integer({ min: 0, max: 9_999_999_999_999 }),
  fc.integer({ min: 0, max: 9_999_999_999_999 }),
])('two amounts are never written alike, and no zero is said twice running', (one, two) => {
  const [a, b] = [amountInWords(fen(one)), amountInWords(fen(two))];
  expect(a === b).toBe(one === two);
  expect(a).not.toMatch(/零零|undefined|零元(?!整)/);
});
