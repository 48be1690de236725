import { describe, expect, test } from 'vitest';
import { MOST_DUES } from '../../../functions/books/dues/due';
import { remittanceCodeOf } from '../../../functions/selling/merchants/remittance-code';
import type { OpenDue, OpenLine } from '../../../functions/reconciling/matches/match-proposal';
import { proposeMatches } from '../../../functions/reconciling/matches/propose-matches';
import { due, fish, line, tea } from './dues-and-lines';

const paid = (number: number, amount: number, more: Partial<OpenLine> = {}): OpenLine =>
  line(number, '2026-09-20', amount, more);
/** Lines by number: what is proposed for them, and what is unclear about them. */
const told = (lines: OpenLine[], dues: OpenDue[]) => {
  const { proposals, unclear } = proposeMatches(lines, dues);
  const numberOf = (lineId: string) => lines.findIndex((each) => each.lineId === lineId) + 1;
  return {
    proposed: proposals.map(({ lineId, dueIds }) => [numberOf(lineId), ...dueIds]),
    unclear: unclear.map(({ lineId, unsure, dueIds }) => [numberOf(lineId), unsure, ...dueIds]),
    others: unclear.map(({ otherLineIds }) => otherLineIds.map(numberOf)),
  };
};

describe('money that fits dues in several ways is told as such, and proposed for none', () => {
  test('the dues of one fund or of another', () => {
    const alike = [due('a', '2026-09-08', 4_200), due('b', '2026-09-08', 4_200, { fund: 2 })];
    expect(told([paid(1, 4_200)], alike)).toEqual({
      proposed: [],
      unclear: [[1, 'several-funds', 'a', 'b']],
      others: [[]],
    });
  });

  test('dues of two funds together, which no remittance settles; each by itself is proposed', () => {
    const dues = [due('a', '2026-09-08', 4_200), due('b', '2026-09-08', 8_400, { fund: 2 })];
    expect(told([paid(1, 12_600)], dues)).toMatchObject({
      proposed: [],
      unclear: [[1, 'funds-together', 'a', 'b']],
    });
    expect(told([paid(1, 4_200), paid(2, 8_400)], dues)).toEqual({
      proposed: [
        [1, 'a'],
        [2, 'b'],
      ],
      unclear: [],
      others: [],
    });
  });

  test('the dues of one merchant or of another of the same name, even where only one of them owes so much', () => {
    const namesake = { ...tea, merchantNames: fish.merchantNames };
    const both = [due('a', '2026-09-08', 4_200), due('b', '2026-09-08', 4_200, { merchant: namesake })];
    expect(told([paid(1, 4_200)], both)).toMatchObject({
      proposed: [],
      unclear: [[1, 'several-merchants', 'a', 'b']],
    });
    const one = [due('a', '2026-09-08', 4_200), due('b', '2026-09-08', 900, { merchant: namesake })];
    expect(told([paid(1, 4_200)], one)).toMatchObject({
      proposed: [],
      unclear: [[1, 'several-merchants', 'a']],
    });
  });

  test('some days or others', () => {
    const dues = [due('a', '2026-09-08', 4_200), due('b', '2026-09-09', 4_200)];
    expect(told([paid(1, 4_200)], dues).unclear).toEqual([[1, 'several-readings', 'a', 'b']]);
  });

  test('two lines for the same dues: both are told, with each other; a third that fits nothing is not', () => {
    const found = told([paid(1, 4_200), paid(2, 4_200), paid(3, 777)], [due('a', '2026-09-08', 4_200)]);
    expect(found).toEqual({
      proposed: [],
      unclear: [
        [1, 'several-lines', 'a'],
        [2, 'several-lines', 'a'],
      ],
      others: [[2], [1]],
    });
  });

  test('more dues than one remittance settles: a month of daily dues to three funds, in one transfer or in three', () => {
    const month = [1, 2, 3].flatMap((fund) =>
      Array.from({ length: 31 }, (_, day) =>
        due(
          `f${String(fund)}d${String(day).padStart(2, '0')}`,
          `2026-08-${String(day + 1).padStart(2, '0')}`,
          4_200 * fund,
          {
            fund,
          },
        ),
      ),
    );
    const of = (...numbers: number[]) => numbers.map((fund) => 31 * 4_200 * fund);
    const [unclear] = told([paid(1, 31 * 4_200 * 6)], month).unclear;
    expect([unclear?.[1], unclear?.length]).toEqual(['funds-together', 2 + 93]);
    const each = told(
      of(1, 2, 3).map((amount, index) => paid(index + 1, amount)),
      month,
    );
    expect(each.proposed.map(([number, ...dueIds]) => [number, dueIds.length])).toEqual([
      [1, 31],
      [2, 31],
      [3, 31],
    ]);
  });

  test('more than forty dues of one fund', () => {
    const dues = Array.from({ length: MOST_DUES + 1 }, (_, index) =>
      due(`d${String(index).padStart(2, '0')}`, '2026-09-01', 100),
    );
    const [unclear] = told([paid(1, 100 * (MOST_DUES + 1))], dues).unclear;
    expect([unclear?.[1], unclear?.length]).toEqual(['too-many-dues', 2 + MOST_DUES + 1]);
  });
});

test('both by the line’s day', () => {
  const dues = [due('a', '2026-09-08', 4_200), due('b', '2026-09-08', 8_400, { fund: 2 })];
  const lines = [line(1, '2026-09-21', 8_400), line(2, '2026-09-20', 4_200)];
  expect(proposeMatches(lines, dues).proposals.map(({ facts }) => facts.lineDay)).toEqual([
    '2026-09-20',
    '2026-09-21',
  ]);
  const unclear = [line(1, '2026-09-22', 12_600), line(2, '2026-09-21', 12_600)];
  expect(proposeMatches(unclear, dues).unclear.map(({ lineId }) => lineId)).toEqual([
    line(2, '', 1).lineId,
    line(1, '', 1).lineId,
  ]);
});

describe('a merchant’s own code', () => {
  const reference = remittanceCodeOf(fish.merchantId);
  const dues = [
    due('a', '2026-09-05', 4_200, { reference }),
    due('b', '2026-09-06', 8_400, { reference }),
    due('c', '2026-09-07', 900, { reference }),
    due('d', '2026-09-07', 5_000, { reference, fund: 2 }),
  ];
  const owner = { counterpartyName: '王小明', memo: `善款 ${reference.toLowerCase()}` };
  const because = (amount: number, more = owner) =>
    proposeMatches([paid(1, amount, more)], dues).proposals.map((each) => [each.because, ...each.dueIds]);

  test('says whose money it is, whoever sends it: all of a fund, or a part', () => {
    expect(because(13_500)).toEqual([['remittance-reference', 'a', 'b', 'c']]);
    expect(because(5_000)).toEqual([['remittance-reference', 'd']]);
    expect(because(12_600)).toEqual([['reference-and-days', 'a', 'b']]);
    expect(because(8_400)).toEqual([['reference-and-days', 'b']]);
    expect(because(8_400, { ...owner, memo: '善款' })).toEqual([]);
    expect(because(8_401)).toEqual([]);
  });
});
