import { describe, expect, test } from 'vitest';
import { assertAddsUp, MatchProposal } from '../../../functions/reconciling/matches/match-proposal';
import { codesIn } from '../../../functions/reconciling/matches/reference-codes';
import { sameName } from '../../../functions/shared/same-name';
import { MOST_DUES } from '../../../functions/books/dues/due';
import { due, fish, line, proposalsOf, tea } from './dues-and-lines';

const proposed = (...args: Parameters<typeof proposalsOf>) =>
  proposalsOf(...args).map(({ because, dueIds }) => [because, ...dueIds]);

describe('a bank line is proposed against dues', () => {
  test('whose code the memo names and that add up, whoever paid, with all the facts', () => {
    const dues = [
      due('a', '2026-09-08', 8_400, { reference: 'SC7K3M9' }),
      due('b', '2026-09-09', 4_200, { reference: 'SC7K3M9' }),
      due('c', '2026-09-09', 100),
    ];
    const found = proposalsOf(
      [line(1, '2026-09-10', 12_600, { counterpartyName: '王小明', memo: '九月善款 sc7-k3m9,谢谢' })],
      dues,
    );
    expect(found).toEqual([
      {
        lineId: line(1, '2026-09-10', 1).lineId,
        dueIds: ['a', 'b'],
        total: 12_600,
        because: 'remittance-reference',
        facts: {
          merchantId: fish.merchantId,
          payer: '王小明',
          lineDay: '2026-09-10',
          from: '2026-09-08',
          to: '2026-09-09',
          references: ['SC7K3M9'],
        },
      },
    ]);
    expect(found.map((each) => MatchProposal.parse(each))).toEqual(found);
  });

  test('of the payer that come to the amount together: many to one, refunds netted', () => {
    const dues = [
      due('a', '2026-09-07', 8_400),
      due('b', '2026-09-08', -4_200),
      due('c', '2026-09-09', 42_000),
      due('later', '2026-09-11', 4_200),
    ];
    expect(proposed([line(1, '2026-09-10', 46_200)], dues)).toEqual([['payer-and-total', 'a', 'b', 'c']]);
  });

  test('up to the day before it, since a transfer in the morning does not know the evening’s sales', () => {
    const dues = [
      due('a', '2026-09-08', 8_400),
      due('b', '2026-09-09', 4_200),
      due('today', '2026-09-10', 4_200),
    ];
    expect(proposed([line(1, '2026-09-10', 12_600)], dues)).toEqual([['payer-and-total', 'a', 'b']]);
  });

  test('of one fund, which is all that a remittance goes to', () => {
    const dues = [
      due('a', '2026-09-08', 8_400),
      due('b', '2026-09-08', 500, { fund: 2 }),
      due('c', '2026-09-09', 700, { fund: 2 }),
    ];
    expect(proposed([line(1, '2026-09-10', 1_200)], dues)).toEqual([['payer-and-total', 'b', 'c']]);
    // Everything that the merchant owes, in one transfer: the surest reading, which stands against the single due of that amount.
    expect(proposed([line(1, '2026-09-10', 9_600)], dues)).toEqual([]);
    expect(proposed([line(1, '2026-09-10', 9_600)], [...dues, due('d', '2026-09-11', 9_600)])).toEqual([]);
    expect(
      proposed([line(1, '2026-09-09', 1_200)], [due('x', '2026-09-08', 1_200), ...dues.slice(1)]),
    ).toEqual([]);
  });

  test('of a run of days, if just one run comes to the amount', () => {
    const dues = [
      due('a', '2026-09-05', 100),
      due('b', '2026-09-06', 200),
      due('c', '2026-09-08', 300),
      due('d', '2026-09-09', 1_000),
    ];
    expect(proposed([line(1, '2026-09-10', 500)], dues)).toEqual([['payer-and-run', 'b', 'c']]);
    expect(proposed([line(1, '2026-09-10', 300)], dues)).toEqual([]);
    expect(proposed([line(1, '2026-09-10', 400)], dues)).toEqual([]);
    const twoRuns = [100, 200, 150, 150, 1_000].map((amount, index) =>
      due(`r${String(index)}`, `2026-09-0${String(index + 1)}`, amount),
    );
    expect(proposed([line(1, '2026-09-10', 300)], twoRuns)).toEqual([]);
  });

  test('of a single day, if just one due has the amount', () => {
    const dues = [due('a', '2026-09-05', 100), due('b', '2026-09-06', 250), due('c', '2026-09-08', 900)];
    expect(proposed([line(1, '2026-09-10', 250)], dues)).toEqual([['payer-and-single', 'b']]);
    expect(proposed([line(1, '2026-09-10', 250)], [...dues, due('d', '2026-09-09', 250)])).toEqual([]);
  });

  test('one after the other, each taking what the earlier left', () => {
    const dues = ['01', '02', '03', '04', '05', '06'].map((day) =>
      due(day, `2026-09-${day}`, 1_000 + Number(day)),
    );
    const lines = [line(1, '2026-09-02', 2_003), line(2, '2026-09-04', 2_007), line(3, '2026-09-06', 2_011)];
    expect(proposed([...lines].reverse(), dues)).toEqual([
      ['payer-and-total', '01', '02'],
      ['payer-and-total', '03', '04'],
      ['payer-and-total', '05', '06'],
    ]);
  });
});

describe('nothing is proposed', () => {
  const dues = [due('a', '2026-09-08', 8_400)];
  test.each([
    ['for money that goes out', line(1, '2026-09-10', 8_400, { kind: 'outgoing' })],
    ['for a payer whom nobody knows', line(1, '2026-09-10', 8_400, { counterpartyName: '王小明' })],
    ['for a payer without a name', line(1, '2026-09-10', 8_400, { counterpartyName: ' ' })],
    ['for another amount', line(1, '2026-09-10', 8_399)],
    ['before the due’s day', line(1, '2026-09-07', 8_400)],
    ['where the memo names a code and the amount is another', line(1, '2026-09-10', 8_399, { memo: 'REFA' })],
  ])('%s', (_, bankLine) => {
    expect(proposalsOf([bankLine], dues)).toEqual([]);
  });

  test('where two lines want the same dues: nobody knows which of them pays', () => {
    expect(proposalsOf([line(1, '2026-09-10', 8_400), line(2, '2026-09-10', 8_400)], dues)).toEqual([]);
  });

  test('where a merchant’s dues can be read in two ways', () => {
    const two = [due('a', '2026-09-08', 8_400), due('b', '2026-09-09', 8_400)];
    expect(proposalsOf([line(1, '2026-09-10', 8_400)], two)).toEqual([]);
    const funds = [
      due('a', '2026-09-08', 8_400),
      due('b', '2026-09-09', 1_000, { fund: 2 }),
      due('c', '2026-09-09', -1_000, { fund: 3 }),
    ];
    expect(proposalsOf([line(1, '2026-09-10', 8_400)], funds)).toEqual([]);
  });

  test('where one fund’s total is another fund’s due', () => {
    const dues = [
      due('a', '2026-09-01', 8_400),
      due('b', '2026-09-02', 500),
      due('c', '2026-09-02', 8_400, { fund: 2 }),
    ];
    expect(proposalsOf([line(1, '2026-09-10', 8_400)], dues)).toEqual([]);
    expect(proposed([line(1, '2026-09-10', 8_400)], dues.slice(1))).toEqual([['payer-and-total', 'c']]);
  });

  test('where two merchants have the payer’s name', () => {
    const twins = [
      due('a', '2026-09-08', 8_400),
      due('b', '2026-09-08', 4_200, { merchant: { ...tea, merchantNames: fish.merchantNames } }),
    ];
    expect(proposalsOf([line(1, '2026-09-10', 8_400)], twins)).toEqual([]);
  });

  test('where the memo names another merchant’s dues, or those of two', () => {
    const both = [
      due('a', '2026-09-08', 8_400),
      due('b', '2026-09-08', 4_200, { merchant: tea, reference: 'TEA42' }),
    ];
    expect(proposalsOf([line(1, '2026-09-10', 8_400, { memo: '代付 TEA42' })], both)).toEqual([]);
    expect(proposed([line(1, '2026-09-10', 4_200, { memo: '代付 TEA42' })], both)).toEqual([
      ['remittance-reference', 'b'],
    ]);
    expect(
      proposalsOf([line(1, '2026-09-10', 12_600, { counterpartyName: '王小明', memo: 'TEA42 REFA' })], both),
    ).toEqual([]);
  });

  test('of more dues than one transaction settles', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        due(`d${String(index).padStart(3, '0')}`, '2026-09-01', 100),
      );
    const settled = (count: number) =>
      proposalsOf([line(1, '2026-09-10', count * 100)], many(count)).map(({ dueIds }) => dueIds.length);
    expect(settled(MOST_DUES)).toEqual([MOST_DUES]);
    expect(settled(MOST_DUES + 1)).toEqual([]);
  });
});

describe('a weak reason does not steal from a strong one', () => {
  test('the line that names the code gets the dues, not the one that happens to have the amount', () => {
    const dues = [due('a', '2026-09-08', 8_400), due('b', '2026-09-09', 500)];
    const weak = line(1, '2026-09-08', 8_400);
    const strong = line(2, '2026-09-10', 8_400, { counterpartyName: '王小明', memo: 'REFA' });
    expect(proposed([weak], dues)).toEqual([['payer-and-total', 'a']]);
    expect(proposalsOf([weak, strong], dues).map(({ lineId, because }) => [lineId, because])).toEqual([
      [strong.lineId, 'remittance-reference'],
    ]);
  });

  test('the total goes before the run, whichever line is older', () => {
    const dues = [due('a', '2026-09-01', 100), due('b', '2026-09-02', 200), due('c', '2026-09-03', 300)];
    const run = line(1, '2026-09-04', 500);
    const total = line(2, '2026-09-05', 600);
    expect(proposed([run, total], dues)).toEqual([['payer-and-total', 'a', 'b', 'c']]);
  });

  test('what two strong claims contest is not handed to a weak one', () => {
    const dues = [due('a', '2026-09-01', 100), due('b', '2026-09-02', 200)];
    const claims = [line(1, '2026-09-05', 300), line(2, '2026-09-05', 300)];
    expect(proposed([line(3, '2026-09-05', 100)], dues)).toEqual([['payer-and-single', 'a']]);
    expect(proposalsOf([...claims, line(3, '2026-09-05', 100)], dues)).toEqual([]);
  });
});

describe('names and codes', () => {
  test.each([
    ['淳安县千岛湖渔业有限公司（城关分公司）', '淳安县千岛湖渔业有限公司(城关分公司)'],
    ['淳安　千岛湖 渔业', '淳安千岛湖渔业'],
    ['ＡＢＣ鱼店', 'abc鱼店'],
    ['鱼店【总店】', '鱼店（总店）'],
  ])('%s is %s', (one, other) => {
    expect(sameName(one, other)).toBe(true);
  });

  test.each([
    ['千岛湖渔业', '千岛湖渔业有限公司'],
    ['鱼店(一)', '鱼店(二)'],
    ['', ''],
  ])('%s is not %s', (one, other) => {
    expect(sameName(one, other)).toBe(false);
  });

  test('a code is a whole word of a memo, never a part of one', () => {
    expect([...codesIn('善款SC7K3M9，另SC-7K-3M9 and ＳＣ99')]).toEqual(
      expect.arrayContaining(['SC7K3M9', 'SC99']),
    );
    expect(codesIn('XSC7K3M9 SC7K3M90').has('SC7K3M9')).toBe(false);
    expect(codesIn('SC1').size).toBe(0);
    const dues = [due('a', '2026-09-08', 8_400, { reference: 'SC7K3M9' })];
    expect(
      proposalsOf([line(1, '2026-09-10', 8_400, { counterpartyName: '王', memo: 'SC7K3M90' })], dues),
    ).toEqual([]);
  });
});

test('what a person confirms must add up, in both numbers', () => {
  const dues = [due('a', '2026-09-08', 8_400), due('b', '2026-09-09', -400)];
  const confirm =
    (amount: number, kind: 'income' | 'outgoing', chosen = dues) =>
    () => {
      assertAddsUp(line(1, '2026-09-10', amount, { kind }), chosen);
    };
  expect(confirm(8_000, 'income')).not.toThrow();
  expect(confirm(8_400, 'income')).toThrow(
    expect.objectContaining({ code: 'amounts-differ', facts: { dues: '80.00', line: '84.00' } }),
  );
  expect(confirm(8_000, 'outgoing')).toThrow(expect.objectContaining({ code: 'amounts-differ' }));
  expect(confirm(0, 'income', [])).toThrow(expect.objectContaining({ code: 'amounts-differ' }));
});
