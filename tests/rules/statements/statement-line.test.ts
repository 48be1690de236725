import { describe, expect, test } from 'vitest';
import { DifferenceId, OrderId, PersonId, RemittanceId } from '../../../functions/shared/ids';
import {
  changeOf,
  LineState,
  markDifferent,
  matchToOrder,
  matchToRemittance,
  reopen,
  setAside,
} from '../../../functions/reconciling/lines/statement-line';

const ulid = '01k4m2n5p6q7r8s9t0v1w2x3y4';
const orderId = OrderId.parse(`ord_${ulid}`);
const remittanceId = RemittanceId.parse(`rem_${ulid}`);
const differenceId = DifferenceId.parse(`dif_${ulid}`);
const personId = PersonId.parse('0123456789ab');
const at = '2026-09-10T01:00:00.000Z';
const open: LineState = { state: 'open' };
const by = { why: '测试款,已核实', personId, at };

const settled: readonly [string, LineState][] = [
  [
    'matched to an order',
    matchToOrder(open, { orderId, why: 'payment-and-amount', who: { kind: 'machine' }, at }),
  ],
  [
    'matched to a remittance',
    matchToRemittance(open, { remittanceId, why: 'payer-and-total', personId, at }),
  ],
  ['set aside', setAside(open, by)],
];

describe('a statement line', () => {
  test.each(settled)('%s says with what, who and why', (_, line) => {
    expect(LineState.parse(line)).toEqual(line);
    expect(line).toMatchObject({
      why: expect.stringMatching(/./) as string,
      who: { kind: expect.any(String) as string },
      at,
    });
  });

  test.each(settled)('%s is not settled a second time, in whatever way', (_, line) => {
    for (const again of [
      () => matchToOrder(line, { orderId, why: 'x', who: { kind: 'machine' }, at }),
      () => matchToRemittance(line, { remittanceId, why: 'x', personId, at }),
      () => setAside(line, by),
      () => markDifferent(line, differenceId),
    ]) {
      const code = line.state === 'set-aside' ? 'line-set-aside' : 'line-already-matched';
      expect(again).toThrow(expect.objectContaining({ code }));
    }
  });

  test.each(settled)('%s can be reopened, with a reason that it keeps, and settled anew', (_, line) => {
    const reopened = reopen(line, { why: '选错了', personId, at });
    expect(LineState.parse(reopened)).toEqual({ state: 'open', reopened: { why: '选错了', personId, at } });
    expect(setAside(reopened, by).state).toBe('set-aside');
  });

  test('that is open or differs has nothing to undo; one that differs can be settled', () => {
    const differing = markDifferent(open, differenceId);
    for (const line of [open, differing])
      expect(() => reopen(line, by)).toThrow(expect.objectContaining({ code: 'match-already-undone' }));
    expect(
      matchToOrder(differing, { orderId, why: '补记付款', who: { kind: 'person', personId }, at }).state,
    ).toBe('matched-to-order');
  });

  test('cannot be written down half: a match without a reason, a remittance that a machine agreed to, an open line with an order', () => {
    for (const impossible of [
      { state: 'matched-to-order', orderId, who: { kind: 'machine' }, at },
      { state: 'matched-to-order', orderId, why: ' ', who: { kind: 'machine' }, at },
      { state: 'matched-to-remittance', remittanceId, why: 'x', who: { kind: 'machine' }, at },
      { state: 'set-aside', who: { kind: 'person', personId }, at },
      { state: 'open', orderId },
    ]) {
      expect(LineState.safeParse(impossible).success).toBe(false);
    }
  });
});

test('what an audit line keeps of a step says where the line stood and stands, and with what it is matched', () => {
  const paidOver = matchToRemittance(open, { remittanceId, why: 'payer-and-total', personId, at });
  expect(changeOf(open, paidOver)).toEqual({
    state: ['open', 'matched-to-remittance'],
    with: [null, remittanceId],
  });
  expect(changeOf(paidOver, reopen(paidOver, by))).toEqual({
    state: ['matched-to-remittance', 'open'],
    with: [remittanceId, null],
  });
  expect(changeOf(open, setAside(open, by))).toEqual({ state: ['open', 'set-aside'] });
});
