import { describe, expect, test } from 'vitest';
import { CELL_CHARACTERS } from '../../../functions/reconciling/readers/statement-limits';
import { back, change, fish, problemsOf, read } from './trade-bills';

describe('a line that cannot be read', () => {
  const cell = (from: string, to: string) => (line: string) => line.replace(`\`${from}`, `\`${to}`);
  test.each([
    ['an amount', cell('168.00', '一百六十八'), 'amount-unreadable', { value: '一百六十八' }],
    ['parts of a fen', cell('168.00', '168.001'), 'amount-unreadable', { value: '168.001' }],
    [
      'no amount',
      (line: string) => line.replaceAll('`168.00', '`'),
      'amount-missing',
      { column: '应结订单金额' },
    ],
    [
      'an amount of nothing',
      (line: string) => line.replaceAll('`168.00', '`0.00'),
      'amount-not-positive',
      { value: '0.00' },
    ],
    [
      'an amount below nothing',
      (line: string) => line.replaceAll('`168.00', '`-168.00'),
      'amount-not-positive',
      { value: '-168.00' },
    ],
    ['a fee', cell('1.00800', '0,6%'), 'amount-unreadable', { column: '手续费', value: '0,6%' }],
    [
      'an amount that this kind of line does not use',
      cell('0.00,`,`,', '?,`,`,'),
      'amount-unreadable',
      { value: '?' },
    ],
    ['a time', cell('2026-09-08 09:00:00', '2026-09-08'), 'time-unreadable', { column: '交易时间' }],
    [
      'a time that no calendar has',
      cell('2026-09-08', '2026-02-30'),
      'time-unreadable',
      { value: '2026-02-30 09:00:00' },
    ],
    ['the provider’s number', cell(fish.transactionId, '0'), 'id-missing', { column: '微信订单号' }],
    ['the order’s number', cell('ord_01k4m2', ''), 'id-missing', { column: '商户订单号' }],
    ['a number with spaces', cell('ord_01k4m2', 'ord 01'), 'id-unreadable', { value: 'ord 01' }],
    [
      'a number that a spreadsheet has rounded',
      cell(fish.transactionId, '4.2E+27'),
      'id-rounded',
      { value: '4.2E+27' },
    ],
    ['a status', cell('SUCCESS', 'USERPAYING'), 'status-unknown', { value: 'USERPAYING' }],
    ['a currency', cell('CNY', 'USD'), 'other-currency', { value: 'USD' }],
    [
      'too few cells',
      (line: string) => line.slice(0, line.lastIndexOf(',')),
      'cells-differ',
      { found: 26, expected: 27 },
    ],
    ['text that is no line', () => '以上数据仅供参考', 'cells-differ', { found: 1, expected: 27 }],
    [
      'a cell without end',
      cell('我在', '鱼'.repeat(CELL_CHARACTERS)),
      'cell-too-long',
      { most: CELL_CHARACTERS },
    ],
  ] as const)('for %s is a problem with its number, no line, and never 0', (_, spoilt, code, facts) => {
    const reading = read([fish, back], { spoil: change(2, spoilt) });
    const problems = reading.problems.filter((problem) => problem.on === 'line');
    expect(problems).toMatchObject([{ on: 'line', code, lineNumber: 2, facts }]);
    const lines = reading.outcome === 'read' ? reading.lines : [];
    expect(lines.every((line) => line.lineNumber === 3)).toBe(true);
    // Nothing but the footer may object besides, and it does so only where the figures can be read.
    expect(
      reading.problems.filter((problem) => problem.on === 'file' && problem.code !== 'totals-differ'),
    ).toEqual([]);
  });

  test('leaves the other lines readable and the file importable by whoever decides so', () => {
    const reading = read([fish, back], { spoil: change(2, cell('2026-09-08 09:00:00', 'yesterday')) });
    expect(reading).toMatchObject({
      outcome: 'read',
      lines: [{ lineNumber: 3, kind: 'refund' }],
      problems: [{ lineNumber: 2 }],
    });
    expect(reading.problems[0]).toMatchObject({ raw: expect.stringContaining('ord_01k4m2') as string });
  });

  test('tells all that is wrong with it at once', () => {
    const spoilt = (line: string): string =>
      line.replace('CNY', 'USD').replace('2026-09-08', '08.09.2026').replace('ord_01k4m2', '');
    expect(
      problemsOf(read([fish], { spoil: change(2, spoilt) }))
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['id-missing', 'other-currency', 'time-unreadable']);
  });

  test('a refund without a number or with a status that is not known', () => {
    expect(problemsOf(read([back], { spoil: change(2, cell(back.refundId, '0')) }))).toMatchObject([
      { code: 'id-missing', facts: { column: '微信退款单号' } },
    ]);
    expect(problemsOf(read([back], { spoil: change(2, cell('SUCCESS', 'MAYBE')) }))).toMatchObject([
      { code: 'status-unknown', facts: { column: '退款状态' } },
    ]);
  });

  test('a refund in a file of payments alone', () => {
    const spoilt = change(2, (line) => line.replace('`SUCCESS', '`REFUND'));
    expect(problemsOf(read([fish], { billType: 'SUCCESS', spoil: spoilt }))).toMatchObject([
      { code: 'status-unknown' },
    ]);
  });

  test('the same payment listed twice', () => {
    expect(problemsOf(read([fish, back, fish]))).toEqual([
      { code: 'listed-twice', facts: { value: fish.transactionId, first: 2 } },
    ]);
  });
});
