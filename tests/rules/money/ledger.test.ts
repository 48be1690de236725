import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import {
  balanced,
  balances,
  dueFromMerchant,
  Entry,
  move,
  ofFund,
  type Account,
} from '../../../functions/books/ledger/entry';
import { remittanceEntry, undoneEntry } from '../../../functions/books/remittances/remittance';
import { refundEntry, saleEntry } from '../../../functions/selling/orders/sale';
import { RemittanceId } from '../../../functions/shared/ids';
import { fen, sum } from '../../../functions/shared/money';
import { spendingEntry } from '../../../functions/books/spending/spending';
import { ids, makePaid, makeSpending } from '../../support/make-fish';
import { idNumber } from '../../support/make-shift';

const remittance = {
  remittanceId: RemittanceId.parse(idNumber('rem', 1)),
  merchantId: ids.merchantId,
  fundId: ids.fundId,
  amount: fen(8_400),
};
const refund = { refundId: 're-1', amount: fen(16_800), items: 1, at: '2026-09-09T01:00:00.000Z' };
const onDue = { donation: fen(4_200), dueDay: '2026-09-08', duePage: 1 };

const everyKind = [
  saleEntry(makePaid(1), 1),
  refundEntry(makePaid(1), refund, onDue),
  remittanceEntry(remittance, '2026-10-10T01:00:00.000Z'),
  undoneEntry(remittance, '2026-10-11T01:00:00.000Z'),
  spendingEntry(makeSpending(), '2026-10-12T03:00:00.000Z'),
];

test.each(everyKind.map((entry) => [entry.because, entry] as const))(
  '%s: debits equal credits',
  (_, entry) => {
    expect(balanced(entry)).toEqual(entry);
  },
);

test('a sale makes the merchant owe; its remittance moves that to the bank; spending leaves the fund', () => {
  const sold = saleEntry(makePaid(1), 1);
  const after = balances([sold, ...everyKind.slice(2, 3), ...everyKind.slice(4)]);
  expect(Object.fromEntries(after)).toEqual({
    [dueFromMerchant(ids.merchantId)]: 0,
    [ofFund(ids.fundId)]: 0,
    bank: 8_400,
    payable: -8_400,
  });
});

test('a refund undoes its part of the sale, an undone remittance all of the remittance', () => {
  const [sale, refunded, remitted, undone] = everyKind as [Entry, Entry, Entry, Entry, Entry];
  expect(balances([sale, refunded]).get(dueFromMerchant(ids.merchantId))).toBe(4_200);
  expect([...balances([remitted, undone]).values()]).toEqual([0, 0]);
});

test('what does not balance is a bug, before writing and after reading', () => {
  const entry = saleEntry(makePaid(1), 1);
  const [debit] = entry.legs;
  if (!debit) throw new Error('two legs');
  const crooked = { ...entry, legs: [debit, { account: ofFund(ids.fundId), credit: fen(8_399) }] };
  expect(() => balanced(crooked)).toThrow('8400 fen debited, 8399 credited');
  expect(() => balanced({ ...entry, legs: [debit] })).toThrow();
  const nothing = { ...entry, legs: move(fen(0), { debit: 'bank', credit: 'payable' }) };
  expect(() => balanced(nothing)).toThrow();
  const backwards = { ...entry, legs: move(fen(-1), { debit: 'bank', credit: 'payable' }) };
  expect(() => balanced(backwards)).toThrow();
});

test('an account that is none of ours is not read', () => {
  expect(
    Entry.safeParse({ ...everyKind[0], legs: move(fen(1), { debit: 'bank', credit: 'cash' as Account }) })
      .success,
  ).toBe(false);
});

const accounts: Account[] = ['bank', 'payable', ofFund(ids.fundId), dueFromMerchant(ids.merchantId)];
const anyMove = fc.record({
  amount: fc.integer({ min: 1, max: 1_000_000_000 }),
  debit: fc.constantFrom(...accounts),
  credit: fc.constantFrom(...accounts),
});

property.prop([fc.array(anyMove, { maxLength: 50 })])(
  'over any entries the balances add up to nothing',
  (moves) => {
    const entries = moves.map(({ amount, debit, credit }) => ({
      ...saleEntry(makePaid(1), 1),
      legs: move(fen(amount), { debit, credit }),
    }));
    expect(sum([...balances(entries).values()])).toBe(0);
  },
);
