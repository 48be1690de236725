import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { OpenDue, OpenLine } from '../../../functions/reconciling/matches/match-proposal';
import { proposeMatches } from '../../../functions/reconciling/matches/propose-matches';
import { codesIn } from '../../../functions/reconciling/matches/reference-codes';
import { due, fish, line, merchant, proposalsOf, tea } from './dues-and-lines';

const merchants = [fish, tea, merchant(3, '伞坊', fish.merchantNames[0] ?? '')];
const dayOf = (number: number): string => `2026-09-${String(number).padStart(2, '0')}`;

/** Few amounts and few days, so that accidents are many. */
const anyDues = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: -3, max: 6 }),
      fc.nat(2),
      fc.integer({ min: 1, max: 2 }),
      fc.nat(3),
    ),
    { maxLength: 14 },
  )
  .map((all) =>
    all.map(([day, amount, who, fund, code], index) =>
      due(`d${String(index)}`, dayOf(day), amount * 100, {
        fund,
        reference: `CODE${String(code)}`,
        merchant: merchants[who] ?? fish,
      }),
    ),
  );
const anyLines = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 14 }),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(3),
      fc.nat(6),
      fc.boolean(),
    ),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(([day, amount, who, code, income], index) =>
      line(index, dayOf(day), amount * 100, {
        kind: income ? 'income' : 'outgoing',
        counterpartyName: merchants[who]?.merchantNames[0] ?? '王小明',
        memo: code <= 3 ? `善款 CODE${String(code)}` : '善款',
      }),
    ),
  );

const byId = <Key extends string, Item extends Record<Key, string>>(items: readonly Item[], key: Key) =>
  new Map(items.map((item) => [item[key], item]));

/** A due of the line's code, or of its payer: every reason there is. */
const isOf = (bankLine: OpenLine, each: OpenDue): boolean =>
  each.merchantNames.includes(bankLine.counterpartyName) || codesIn(bankLine.memo).has(each.reference);

describe('whatever is open', () => {
  test.prop([anyLines, anyDues], { numRuns: 1_000 })(
    'a proposal adds up, pays no due twice, none of a later day, none of a stranger, and no outgoing line pays',
    (lines, dues) => {
      const proposals = proposalsOf(lines, dues);
      const [lineOf, dueOf] = [byId(lines, 'lineId'), byId(dues, 'dueId')];
      const used = proposals.flatMap(({ dueIds }) => dueIds);
      expect(new Set(used).size).toBe(used.length);
      expect(new Set(proposals.map(({ lineId }) => lineId)).size).toBe(proposals.length);
      for (const { lineId, dueIds, total } of proposals) {
        const bankLine = lineOf.get(lineId);
        const paid = dueIds.map((dueId) => dueOf.get(dueId)).filter((each) => each !== undefined);
        if (!bankLine) throw new Error('a proposal for no line');
        expect(bankLine.kind).toBe('income');
        expect([paid.length, paid.reduce((sum, each) => sum + each.amount, 0)]).toEqual([
          dueIds.length,
          total,
        ]);
        expect(total).toBe(bankLine.amount);
        expect(paid.every((each) => each.day <= bankLine.day && isOf(bankLine, each))).toBe(true);
        expect(new Set(paid.map((each) => each.merchantId + each.fundId)).size).toBe(1);
      }
    },
  );

  test.prop([anyLines, anyDues], { numRuns: 500 })(
    'what is unclear is proposed for nothing, is an income that fits open dues, and its rivals say the same of it',
    (lines, dues) => {
      const { proposals, unclear } = proposeMatches(lines, dues);
      const proposed = new Set<string>(proposals.map(({ lineId }) => lineId));
      const paid = new Set(proposals.flatMap(({ dueIds }) => dueIds));
      const [lineOf, dueOf] = [byId(lines, 'lineId'), byId(dues, 'dueId')];
      const told = byId(unclear, 'lineId');
      for (const { lineId, unsure, dueIds, otherLineIds } of unclear) {
        expect([proposed.has(lineId), lineOf.get(lineId)?.kind]).toEqual([false, 'income']);
        expect(dueIds.filter((dueId) => paid.has(dueId) || !dueOf.has(dueId))).toEqual([]);
        for (const other of otherLineIds) expect(told.get(other)?.otherLineIds).toContain(lineId);
        if (unsure === 'several-lines') expect(otherLineIds.length).toBeGreaterThan(0);
        const merchantIds = new Set(dueIds.map((dueId) => dueOf.get(dueId)?.merchantId));
        if (unsure !== 'several-merchants') expect(merchantIds.size).toBe(1);
      }
    },
  );

  const turned = <Item>(items: readonly Item[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  const twice = fc.tuple(anyLines, anyDues).chain(([lines, dues]) =>
    fc.record({
      lines: fc.constant(lines),
      dues: fc.constant(dues),
      otherLines: turned(lines),
      otherDues: turned(dues),
    }),
  );
  test.prop([twice], { numRuns: 300 })(
    'the order in which lines and dues are given makes no difference',
    ({ lines, dues, otherLines, otherDues }) => {
      expect(proposeMatches(otherLines, otherDues)).toEqual(proposeMatches(lines, dues));
    },
  );

  test.prop([anyLines, anyDues], { numRuns: 500 })(
    'a line whose code names dues that add up, wanted by no other, gets them, whatever else could pay them',
    (lines, dues) => {
      const naming = line(99, '2026-09-14', 700, { counterpartyName: '王小明', memo: 'ONLYTHIS' });
      const named = [
        due('x', '2026-09-01', 300, { reference: 'ONLYTHIS' }),
        due('y', '2026-09-09', 400, { reference: 'ONLYTHIS' }),
      ];
      const found = proposalsOf([...lines, naming], [...dues, ...named]).find(
        ({ lineId }) => lineId === naming.lineId,
      );
      expect(found).toMatchObject({ because: 'remittance-reference', dueIds: ['x', 'y'] });
    },
  );
});

test('a season of a city is proposed without a search of subsets', () => {
  const shops = Array.from({ length: 100 }, (_, shop) => merchant(shop, `店铺${String(shop)}号`));
  const dues = shops.flatMap((shop, index) =>
    Array.from({ length: 28 }, (_, day) =>
      due(`s${String(index)}d${String(day)}`, dayOf(day + 1), 4_200 + index * 31 + day * 7, {
        merchant: shop,
        reference: '',
      }),
    ),
  );
  const weeks = [7, 14, 21, 28];
  const lines = shops.flatMap((shop, index) =>
    weeks.map((until, week) => {
      const owed = dues.filter(
        (each) =>
          each.merchantId === shop.merchantId && each.day <= dayOf(until) && each.day > dayOf(until - 7),
      );
      return line(
        index * 10 + week,
        dayOf(until),
        owed.reduce((sum, each) => sum + each.amount, 0),
        { counterpartyName: shop.merchantNames[0] ?? '' },
      );
    }),
  );
  const proposals = proposalsOf(lines, dues);
  expect(proposals).toHaveLength(400);
  expect(new Set(proposals.flatMap(({ dueIds }) => dueIds)).size).toBe(2_800);
});
