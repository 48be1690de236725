import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { dueIdOf, type Due } from '../../../functions/books/dues/due';
import type { Remittance } from '../../../functions/books/remittances/remittance';
import {
  moneyWayOf,
  shareSpent,
  stretchOf,
  stretchOfDue,
  type WayFacts,
} from '../../../functions/selling/orders/money-way';
import { HandOverId, RemittanceId, StatementLineId } from '../../../functions/shared/ids';
import { fen } from '../../../functions/shared/money';
import type { HandOver } from '../../../functions/books/hand-overs/hand-over';
import { ids, makeFund, makeOrder, makePaid, someone, yuanOf } from '../../support/make-fish';
import { idNumber } from '../../support/make-shift';

const page = { merchantId: ids.merchantId, fundId: ids.fundId, day: '2026-09-08', page: 1 };
const due: Due = { ...page, dueId: dueIdOf(page), count: 2, amount: fen(8_400), version: 1, status: 'open' };
const remittance: Remittance = {
  remittanceId: RemittanceId.parse(idNumber('rem', 1)),
  merchantId: ids.merchantId,
  fundId: ids.fundId,
  lineId: StatementLineId.parse(idNumber('lin', 1)),
  dueIds: [due.dueId],
  amount: fen(8_400),
  receivedBefore: fen(1_000),
  on: '2026-10-10',
  because: '一致',
  by: someone,
  at: '2026-10-11T01:00:00.000Z',
  status: 'confirmed',
};
const handOver: HandOver = {
  handOverId: HandOverId.parse(idNumber('hnd', 1)),
  spendingId: ids.spendingId,
  quantity: 12,
  unit: { zh: '只' },
  place: { zh: '下姜村' },
  receivedBy: '陈阿婆',
  on: '2026-10-20',
};
const received = (spent: number) =>
  makeFund({ received: fen(20_000), spent: fen(spent), spentOn: '2026-10-12' });
const standing = (facts: Partial<WayFacts>, order = makePaid(1) as Parameters<typeof moneyWayOf>[0]) =>
  moneyWayOf(order, { handOvers: [], ...facts }, { zh: '鱼行' }).standing;

test('an order’s money goes from stage to stage', () => {
  expect(standing({}, makeOrder(1))).toBe('placed');
  expect(standing({})).toBe('paid');
  expect(standing({ due })).toBe('due');
  expect(standing({ due, remittance, fund: received(1_000) })).toBe('paid-over');
  expect(standing({ due, remittance, fund: received(1_001) })).toBe('partly-spent');
  expect(standing({ due, remittance, fund: received(9_400) })).toBe('spent');
  expect(standing({ due, remittance, fund: received(9_400), handOvers: [handOver] })).toBe('handed-over');
});

test('a match undone leads back to what is owed', () => {
  const undone: Remittance = {
    ...remittance,
    status: 'undone',
    undone: { reason: '错', by: someone, at: remittance.at },
  };
  expect(standing({ due, remittance: undone, fund: received(20_000) })).toBe('due');
});

test('what was given back is no longer owed; all of it back is told', () => {
  const refund = { refundId: 're-1', amount: fen(16_800), items: 1, at: '2026-09-09T01:00:00.000Z' };
  const half = moneyWayOf({ ...makePaid(1), refunds: [refund] }, { due, handOvers: [] }, { zh: '鱼行' });
  expect(half).toMatchObject({
    standing: 'due',
    due: { amount: 4_200, on: '2026-09-08' },
    refunded: { amount: 16_800, items: 1 },
  });
  const all = { ...makePaid(1), refunds: [{ ...refund, amount: fen(33_600), items: 2 }] };
  expect(standing({ due }, all)).toBe('refunded');
});

test('who received a hand-over is not told to the buyer', () => {
  const way = moneyWayOf(
    makePaid(1),
    { due, remittance, fund: received(9_400), handOvers: [handOver] },
    { zh: '鱼行' },
  );
  expect(way.handedOver).toEqual([
    { on: '2026-10-20', place: { zh: '下姜村' }, quantity: 12, unit: { zh: '只' } },
  ]);
  expect(JSON.stringify(way)).not.toContain('陈阿婆');
});

test('when a fund is spent to the last fen, so is every remittance in it', () => {
  const moved = { ...remittance, receivedBefore: yuanOf(500) };
  expect(shareSpent({ received: fen(20_000), spent: fen(20_000) }, stretchOf(moved))).toBe('all');
  expect(shareSpent({ received: fen(0), spent: fen(0) }, stretchOf(moved))).toBe('none');
});

property.prop([
  fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 20 }),
  fc.nat(20_000),
])(
  'first in, first out: the shares spent add up to what was spent, and no later one is spent before an earlier',
  (amounts, wish) => {
    const whole = amounts.reduce((a, b) => a + b, 0);
    const fund = { received: fen(whole), spent: fen(Math.min(wish, whole)) };
    const at = (index: number) => fen(amounts.slice(0, index).reduce((a, b) => a + b, 0));
    const shares = amounts.map((amount, index) =>
      shareSpent(fund, stretchOf({ receivedBefore: at(index), amount: fen(amount) })),
    );
    const full = shares
      .flatMap((share, index) => (share === 'all' ? [amounts[index] ?? 0] : []))
      .reduce((a, b) => a + b, 0);
    const partly = shares.findIndex((share) => share === 'partly');
    expect(full).toBeLessThanOrEqual(fund.spent);
    expect(full + (partly === -1 ? 0 : (amounts[partly] ?? 0))).toBeGreaterThanOrEqual(fund.spent);
    const order = shares.map((share) => ({ all: 0, partly: 1, none: 2 })[share]);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(shares.filter((share) => share === 'partly').length).toBeLessThanOrEqual(1);
  },
);

test('two dues of one remittance are two stretches of its money, the earlier day first, in whatever order they were chosen', () => {
  const [early, late] = [
    { ...page, day: '2026-09-08' },
    { ...page, day: '2026-09-09' },
  ].map(dueIdOf) as [Due['dueId'], Due['dueId']];
  const of = { receivedBefore: fen(1_000), amount: fen(12_600) };
  const chosen = { ...of, dueIds: [late, early], dueAmounts: [fen(4_200), fen(8_400)] };
  expect(stretchOfDue(chosen, early)).toEqual({ from: 1_000, to: 9_400 });
  expect(stretchOfDue(chosen, late)).toEqual({ from: 9_400, to: 13_600 });
  // An older release did not keep the amounts: then all of them share the whole.
  expect(stretchOfDue({ ...of, dueIds: [late, early] }, late)).toEqual(stretchOf(of));
  // What was given back shortens what stands before it.
  const back = { ...of, amount: fen(4_200), dueIds: [early, late], dueAmounts: [fen(8_400), fen(-4_200)] };
  expect(stretchOfDue(back, early)).toEqual({ from: 1_000, to: 5_200 });
});

property.prop([fc.array(fc.integer({ min: -500, max: 1_000 }), { minLength: 1, maxLength: 12 })])(
  'the stretches of a remittance’s dues lie within it, and without refunds they fill it without a gap',
  (amounts) => {
    const whole = amounts.reduce((a, b) => a + b, 0);
    fc.pre(whole > 0);
    const dueIds = amounts.map((_, at) =>
      dueIdOf({ ...page, day: `2026-09-${String(at + 1).padStart(2, '0')}` }),
    );
    const of = { receivedBefore: fen(700), amount: fen(whole), dueIds, dueAmounts: amounts.map(fen) };
    const spans = dueIds.map((dueId) => stretchOfDue(of, dueId));
    for (const { from, to } of spans) {
      expect(from).toBeGreaterThanOrEqual(700);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(to).toBeLessThanOrEqual(700 + whole);
    }
    if (amounts.some((amount) => amount < 0)) return;
    expect(spans[0]?.from).toBe(700);
    expect(spans.at(-1)?.to).toBe(700 + whole);
    spans.slice(1).forEach(({ from }, at) => expect(from).toBe(spans[at]?.to));
  },
);

test('the days of spending are those of the spending that took this money, and never before the ones above', () => {
  const stretches = [{ spendingId: ids.spendingId, from: fen(1_000), amount: fen(8_400), on: '2026-10-12' }];
  const facts = { due, remittance, fund: received(9_400), stretches, handOvers: [handOver] };
  const way = moneyWayOf(makePaid(2), facts, { zh: '鱼行' });
  expect(way).toMatchObject({ spent: { share: 'all', on: '2026-10-12' } });
  expect(way).not.toHaveProperty('isTogether');
  expect(way.handedOver).toHaveLength(1);
  // A match was undone, and money that came later takes the place of what was spent before it came.
  const later = { ...facts, remittance: { ...remittance, on: '2026-11-02' } };
  const told = moneyWayOf(makePaid(2), later, { zh: '鱼行' });
  expect(told.spent).toEqual({ share: 'all' });
  expect(told.handedOver).toEqual([]);
  const shared = { ...facts, due: { ...due, amount: fen(16_800) } };
  expect(moneyWayOf(makePaid(2), shared, { zh: '鱼行' }).isTogether, 'half of the due').toBe(true);
});

test('what is owed says when it is to be paid over, until it is', () => {
  const owed = { due, handOvers: [], deliveredBy: '每月 10 日前' };
  expect(moneyWayOf(makePaid(1), owed, { zh: '鱼行' }).expected).toBe('每月 10 日前');
  const paidOver = { ...owed, remittance, fund: received(0) };
  expect(moneyWayOf(makePaid(1), paidOver, { zh: '鱼行' })).not.toHaveProperty('expected');
});
