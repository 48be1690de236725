import { describe, expect, test } from 'vitest';
import { OrderId } from '../../../functions/shared/ids';
import { fen } from '../../../functions/shared/money';
import type { BillLine } from '../../../functions/reconciling/readers/bill-line';
import {
  compareWithBooks,
  type KnownOrder,
  type PaidOrder,
} from '../../../functions/reconciling/differences/compare-with-books';
import {
  assertResolvable,
  Difference,
  resolutionsOf,
} from '../../../functions/reconciling/differences/difference';
import { missingFromBill, type ReadBill } from '../../../functions/reconciling/differences/missing-from-bill';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import { type TradeBillLine, type TradeBillOptions, wechatTradeBill } from '../../support/make-statements';

const orderId = OrderId.parse('ord_01k4m2n5p6q7r8s9t0v1w2x3y4');
const payment = {
  kind: 'payment' as const,
  at: '2026-09-08T01:00:00.000Z',
  transactionId: '4200001234202609080000000001',
  merchantOrderId: orderId,
  amount: 16_800,
};
const refund = { ...payment, kind: 'refund' as const, refundId: '50300001', amount: 8_400 };
const unknown: KnownOrder = { state: 'unknown' };
const placed: KnownOrder = { state: 'placed', orderId, amount: fen(16_800) };
const paid: PaidOrder = {
  state: 'paid',
  orderId,
  amount: fen(16_800),
  transactionId: payment.transactionId,
  at: payment.at,
  refunds: [],
};
const refunded: PaidOrder = {
  ...paid,
  refunds: [{ refundId: '50300001', amount: fen(8_400), at: refund.at }],
};

const billOf = (lines: readonly TradeBillLine[], options?: TradeBillOptions): ReadBill => {
  const reading = readStatement(wechatTradeBill(lines, options), { kind: 'wechat-trade' });
  if (reading.outcome === 'refused') throw new Error(JSON.stringify(reading.problems));
  return reading;
};
const lineOf = (line: TradeBillLine): BillLine => {
  const [only] = billOf([line]).lines;
  if (!only) throw new Error('no line');
  return only;
};
const verdict = (line: TradeBillLine, known: KnownOrder, accounts: readonly string[] = ['1900000109']) =>
  compareWithBooks(lineOf(line), known, accounts);

describe('a payment in the bill', () => {
  test('agrees with an order that is paid by it, with that amount', () => {
    expect(verdict(payment, paid)).toEqual({ is: 'matched', orderId, because: 'payment-and-amount' });
    expect(verdict(payment, paid, [])).toMatchObject({ is: 'matched' });
  });

  test.each([
    ['no-such-order', payment, unknown, { billAmount: 16_800, merchantOrderId: orderId }],
    ['payment-not-recorded', payment, placed, { billAmount: 16_800, booksAmount: 16_800, orderId }],
    ['amount-differs', { ...payment, amount: 16_799 }, paid, { billAmount: 16_799, booksAmount: 16_800 }],
    ['amount-differs', { ...payment, amount: 16_799 }, placed, { billAmount: 16_799, booksAmount: 16_800 }],
    [
      'other-payment-recorded',
      { ...payment, transactionId: '4200002' },
      paid,
      { transactionId: '4200002', booksTransactionId: payment.transactionId },
    ],
  ] as const)('differs: %s, with the facts', (reason, line, known, facts) => {
    const found = verdict(line, known);
    expect(found).toMatchObject({ is: 'difference', difference: { reason, at: payment.at, ...facts } });
    if (found.is === 'difference') expect(Difference.parse(found.difference)).toEqual(found.difference);
  });

  test('of an account that is none of ours differs, whatever the books say', () => {
    const facts = {
      is: 'difference',
      difference: { reason: 'other-merchant-account', merchantAccount: '1999999999', billAmount: 16_800 },
    };
    expect(verdict({ ...payment, merchantAccount: '1999999999' }, paid)).toMatchObject(facts);
    expect(verdict({ ...payment, subMerchantAccount: '1999999999' }, paid)).toMatchObject(facts);
    expect(verdict({ ...payment, subMerchantAccount: '1511458511' }, paid, ['1511458511'])).toMatchObject({
      is: 'matched',
    });
  });
});

describe('a refund in the bill', () => {
  test('agrees with the refund that the books hold under its number', () => {
    expect(verdict(refund, refunded)).toEqual({ is: 'matched', orderId, because: 'refund-and-amount' });
    expect(verdict({ ...refund, refundStatus: 'PROCESSING' }, refunded)).toMatchObject({ is: 'matched' });
  });

  test.each([
    ['refund-of-unknown-order', refund, unknown, { billAmount: 8_400, refundId: '50300001' }],
    ['refund-of-unpaid-order', refund, placed, { billAmount: 8_400, booksAmount: 16_800 }],
    [
      'refund-not-recorded',
      refund,
      paid,
      { billAmount: 8_400, booksAmount: 16_800, refundedBefore: 0, refundId: '50300001' },
    ],
    ['refund-not-recorded', { ...refund, refundId: '50300002' }, refunded, { refundedBefore: 8_400 }],
    [
      'refund-exceeds-payment',
      { ...refund, refundId: '50300002', amount: 8_401 },
      refunded,
      { billAmount: 8_401, booksAmount: 16_800, refundedBefore: 8_400 },
    ],
    ['amount-differs', { ...refund, amount: 8_000 }, refunded, { billAmount: 8_000, booksAmount: 8_400 }],
    [
      'other-payment-recorded',
      { ...refund, transactionId: '4200002' },
      paid,
      { booksTransactionId: payment.transactionId },
    ],
    ['refund-failed', { ...refund, refundStatus: 'FAIL' }, refunded, { isInBooks: true }],
    ['refund-failed', { ...refund, refundStatus: 'FAIL' }, unknown, { isInBooks: false }],
  ] as const)('differs: %s, with the facts', (reason, line, known, facts) => {
    const found = verdict(line, known);
    expect(found).toMatchObject({ is: 'difference', difference: { reason, ...facts } });
    if (found.is === 'difference') expect(Difference.parse(found.difference)).toEqual(found.difference);
  });
});

test('recording is allowed only where the books would be right afterwards; setting aside always, but for what only a yes or no answers', () => {
  const recording = Object.entries(resolutionsOf).flatMap(([reason, hows]) =>
    hows.filter((how) => how.startsWith('record-')).map((how) => [reason, how]),
  );
  expect(recording).toEqual([
    ['payment-not-recorded', 'record-payment'],
    ['refund-of-unpaid-order', 'record-refund'],
    ['refund-not-recorded', 'record-refund'],
  ]);
  const { 'maybe-known-line': answers, ...others } = resolutionsOf;
  expect(Object.values(others).every((hows: readonly string[]) => hows.includes('set-aside'))).toBe(true);
  expect(answers).toEqual(['same-movement', 'another-movement']);
  expect(() => {
    assertResolvable('amount-differs', 'record-payment');
  }).toThrow(expect.objectContaining({ code: 'resolution-not-possible' }));
  expect(() => {
    assertResolvable('refund-not-recorded', 'record-refund');
  }).not.toThrow();
});

describe('what our books hold and the bill lacks', () => {
  const another: TradeBillLine = { ...payment, transactionId: '4200009', merchantOrderId: 'ord_other' };
  const reasons = (orders: readonly PaidOrder[], bill: ReadBill) =>
    missingFromBill(orders, bill).map(({ reason }) => reason);

  test('is a payment or a refund of the bill’s days, with its facts', () => {
    const missing = missingFromBill([refunded], billOf([another]));
    expect(missing).toEqual([
      {
        reason: 'missing-from-bill',
        orderId,
        booksAmount: 16_800,
        transactionId: payment.transactionId,
        at: payment.at,
      },
      {
        reason: 'refund-missing-from-bill',
        orderId,
        booksAmount: 8_400,
        transactionId: payment.transactionId,
        refundId: '50300001',
        at: refund.at,
      },
    ]);
    expect(missing.map((each) => Difference.parse(each))).toEqual(missing);
    expect(reasons([refunded], billOf([payment, refund]))).toEqual([]);
    expect(reasons([refunded], billOf([payment]))).toEqual(['refund-missing-from-bill']);
    expect(reasons([refunded], billOf([another, refund]))).toEqual(['missing-from-bill']);
  });

  test('is nothing of another day, by the Shanghai calendar', () => {
    const at = (instant: string): PaidOrder[] => [{ ...paid, at: instant }];
    const bill = billOf([another]);
    expect(reasons(at('2026-09-07T15:59:59.000Z'), bill)).toEqual([]);
    expect(reasons(at('2026-09-07T16:00:00.000Z'), bill)).toEqual(['missing-from-bill']);
    expect(reasons(at('2026-09-08T15:59:59.000Z'), bill)).toEqual(['missing-from-bill']);
    expect(reasons(at('2026-09-08T16:00:00.000Z'), bill)).toEqual([]);
    expect(reasons([paid], billOf([]))).toEqual([]);
  });

  test('is not said of what the bill does not cover', () => {
    expect(reasons([refunded], billOf([another], { billType: 'SUCCESS' }))).toEqual(['missing-from-bill']);
    const otherRefund: TradeBillLine = { ...refund, refundId: '50300009' };
    expect(reasons([refunded], billOf([otherRefund], { billType: 'REFUND' }))).toEqual([
      'refund-missing-from-bill',
    ]);
  });

  test('is not said of what may stand on a line that could not be read', () => {
    const bill = billOf([payment, another], { spoil: (text) => text.replace('`2026-09-08', '`08.09.2026') });
    expect(bill.problems).toHaveLength(1);
    expect(reasons([paid], bill)).toEqual([]);
  });
});
