import { expect, test } from 'vitest';
import { sayProblem } from '../../../functions/statements/problem';
import { readStatement } from '../../../functions/statements/read-statement';
import { latestDay } from '../../../functions/statements/statement-limits';
import { wechatTradeBill } from '../../support/make-statements';
import { plain, rows } from './bank-files';
import { back, change, fish, readText } from './trade-bills';

const now = new Date('2026-09-07T15:59:59.999Z');
const latest = latestDay(now);

test('the last day that a line may be of is tomorrow in Shanghai: some banks book the evening so', () => {
  expect(latest).toBe('2026-09-08');
  expect(latestDay(new Date('2026-09-07T16:00:00.000Z'))).toBe('2026-09-09');
});

test('a bank’s line of a day to come is a problem of that line, and no line', () => {
  const text = rows('2026-09-08,渔业,善款,84.00', '2026-09-09,渔业,善款,42.00', '2099-12-31,渔业,善款,1.00');
  const how = { kind: 'bank-csv' as const, mapping: plain, latest };
  const reading = readStatement(new TextEncoder().encode(text), how);
  if (reading.outcome === 'refused') throw new Error('the file can be read');
  expect(reading.lines.map(({ day }) => day)).toEqual(['2026-09-08']);
  expect(reading.problems.map((problem) => sayProblem(problem, 'en'))).toEqual([
    'Line 3 reads “2026-09-09” in 日期, a day that has not come yet.',
    'Line 4 reads “2099-12-31” in 日期, a day that has not come yet.',
  ]);
  expect(reading.period).toEqual({ from: '2026-09-08', to: '2026-09-08' });
});

test('so is a bill’s, by the payment’s own time or the refund’s', () => {
  const bill = wechatTradeBill([
    { ...fish, at: '2026-09-08T15:59:59.000Z' },
    { ...fish, at: '2026-09-08T16:00:00.000Z', transactionId: '4200009' },
    { ...back, at: '2026-09-09T16:00:00.000Z' },
  ]);
  const reading = readStatement(bill, { kind: 'wechat-trade', latest });
  if (reading.outcome === 'refused') throw new Error(JSON.stringify(reading.problems));
  expect(reading.lines.map(({ at }) => at)).toEqual(['2026-09-08T15:59:59.000Z']);
  expect(reading.problems.map(({ code, lineNumber }) => [code, lineNumber])).toEqual([
    ['day-to-come', 3],
    ['day-to-come', 4],
  ]);
});

test.each(['constructor', 'toString', '__proto__'])('a bill that says %s says nothing known', (word) => {
  const text = new TextDecoder().decode(wechatTradeBill([fish, back]));
  const codes = (from: string, line: number) =>
    readText(change(line, (row) => row.replace(from, `\`${word}`))(text)).problems.map(({ code }) => code);
  expect(codes('`SUCCESS', 2)).toContain('status-unknown');
  expect(readText(change(4, (row) => row.replace('总交易单数', word))(text)).outcome).toBe('refused');
});
