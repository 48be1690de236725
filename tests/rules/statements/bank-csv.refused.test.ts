import { describe, expect, test } from 'vitest';
import { LINES } from '../../../functions/reconciling/readers/statement-limits';
import { icbc, paid, plain, problemsOf, read, readText, rows, spent } from './bank-files';

describe('a bank’s CSV is refused whole', () => {
  const refusals = (reading: ReturnType<typeof read>) => {
    expect(reading.outcome).toBe('refused');
    expect(reading).not.toHaveProperty('lines');
    return problemsOf(reading);
  };

  test('if its header is not there, or has changed', () => {
    expect(refusals(readText('a,b\n1,2\n', plain))).toEqual([
      { code: 'header-not-found', facts: { columns: '日期,户名,摘要,金额' } },
    ]);
    expect(refusals(readText('日期,户名,摘要,交易额\n', plain))).toEqual([
      { code: 'column-missing', facts: { line: 1, column: '金额' } },
    ]);
    expect(refusals(readText('日期,户名,摘要,金额,金额\n', plain))).toEqual([
      { code: 'column-twice', facts: { line: 1, column: '金额' } },
    ]);
  });

  test('if a quotation mark is never closed', () => {
    expect(
      refusals(readText(rows('2026-09-10,渔业,"善款,84.00', '2026-09-11,渔业,善款,42.00'), plain)),
    ).toMatchObject([{ code: 'quotes-broken' }]);
  });

  test('if it has more lines than a file may have', () => {
    const many = rows(...Array<string>(LINES + 1).fill('2026-09-10,a,b,1'));
    expect(refusals(readText(many, plain))).toEqual([{ code: 'too-many-lines', facts: { most: LINES } }]);
  });

  test.each([false, true])(
    'if its balances do not chain (newest first: %s), saying where and both numbers',
    (newestFirst) => {
      const lines = [
        paid,
        spent,
        { ...paid, day: '2026-09-12' },
        { ...paid, day: '2026-09-13', amount: 100 },
      ];
      expect(read(icbc, lines, { newestFirst, opening: 500 })).toMatchObject({
        outcome: 'read',
        totals: { opening: 500, closing: 500 + 1_234_500 - 500 + 1_234_500 + 100 },
      });
      const without = (text: string): string =>
        text
          .split('\r\n')
          .filter((line) => !line.includes('2026-09-12'))
          .join('\r\n');
      const reading = read(icbc, lines, { newestFirst, opening: 500, spoil: without });
      const line = newestFirst ? 3 : 5;
      expect(refusals(reading)).toEqual([
        { code: 'balance-breaks', facts: { line, expected: '12,346.00', told: '24,691.00' } },
      ]);
    },
  );

  test('if an amount was changed', () => {
    const reading = read(icbc, [paid, spent], { spoil: (text) => text.replace(',5.00,', ',6.00,') });
    expect(refusals(reading)).toEqual([
      { code: 'balance-breaks', facts: { line: 4, expected: '12,339.00', told: '12,340.00' } },
    ]);
  });
});

test('a break is found over a line whose balance is not told', () => {
  const spoil = (text: string): string => text.replace('12340.00', '').replace('24685.00', '24684.00');
  const reading = read(icbc, [paid, spent, paid], { spoil });
  expect(problemsOf(reading)).toEqual([
    { code: 'balance-breaks', facts: { line: 5, expected: '24,685.00', told: '24,684.00' } },
  ]);
});

test('a balance that is not told is carried, and a line that cannot be read breaks nothing', () => {
  const blank = (text: string): string => text.replace('12345.00,善款', ',善款');
  expect(read(icbc, [paid, spent, paid], { spoil: blank })).toMatchObject({ outcome: 'read', problems: [] });
  const unread = (text: string): string => text.replace(',5.00,', ',五元,');
  expect(read(icbc, [paid, spent, paid], { spoil: unread })).toMatchObject({
    outcome: 'read',
    problems: [{ code: 'amount-unreadable' }],
  });
});
