import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sampleBankFile } from '../../../functions/reconciling/readers/bank-csv/sample-bank-file';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import {
  LINE_CHARACTERS,
  LINES,
  UNPACKED_BYTES,
} from '../../../functions/reconciling/readers/statement-limits';

const mapping = {
  account: { number: '3301040160012345678', label: '基本户' },
  columns: { date: '交易日期', counterpartyName: '对方户名', memo: ['摘要'] },
  amount: { kind: 'two-columns' as const, income: '收入金额', outgoing: '支出金额' },
  dateFormat: 'YYYY-MM-DD' as const,
};
const BANK = '交易日期,收入金额,支出金额,对方户名,摘要';
const LARGE = 31_000_000;
/** Marks out of their order, which whoever normalises them sorts. */
const marks = (count: number): string =>
  Array.from({ length: count }, (_, at) => (at % 2 ? '\u0301' : '\u0327')).join('');

/** By its name: some kilobytes of gzip, and what is said of them. */
const bombs: Record<string, [text: () => string, code: RegExp]> = {
  'one line of 31 MB': [() => 'a'.repeat(LARGE), /^line-too-long$/],
  'one line of commas': [() => ','.repeat(LARGE), /^line-too-long$/],
  'one line of spaces': [() => `${' '.repeat(LARGE)}x`, /^line-too-long$/],
  'one line of quotation marks': [() => '" '.repeat(LARGE / 2), /^line-too-long$/],
  'only line ends': [() => `${'\n'.repeat(LARGE)}x`, /^too-many-lines$/],
  'only line ends of old machines': [() => `${'\r'.repeat(LARGE)}x`, /^too-many-lines$/],
  'ends of DOS files in its midst': [() => `交${'\u001a'.repeat(LARGE)}x`, /^not-text$/],
  'more cells than any file has': [
    () => `${BANK}\n${`${','.repeat(600)}\n`.repeat(51_000)}`,
    /^too-many-cells$/,
  ],
  'a quotation mark that nobody closes': [
    () => `${BANK}\n"${'abcdefghij\n'.repeat(150_000)}`,
    /^quotes-broken$/,
  ],
  'line ends within a quotation': [() => `${BANK}\n"${'\n'.repeat(190_000)}x"\n`, /^quotes-broken$/],
  'heaps of marks on a letter': [
    () => Array.from({ length: 60 }, () => marks(9_900)).join('\n'),
    /^not-text$/,
  ],
};

describe.each(Object.entries(bombs))('a file of %s', (_, [text, code]) => {
  test('is refused in a sentence before it is split, in a moment', () => {
    const bytes = gzipSync(text());
    expect(bytes.length).toBeLessThan(200_000);
    const began = performance.now();
    const reading = readStatement(bytes, { kind: 'bank-csv', mapping });
    readStatement(bytes, { kind: 'wechat-trade' });
    sampleBankFile(bytes);
    // Three readings. Before it was bounded one of them took from 9 seconds to minutes.
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(reading.outcome).toBe('refused');
    expect('problems' in reading && reading.problems[0]?.code).toMatch(code);
  });
});

test('what is just within the bounds is read', () => {
  const line = `2026-11-01,1.00,,人,${'x'.repeat(900)}`;
  const many = Array.from({ length: 30_000 }, (_, at) => `2026-11-01,1.00,,人${at},${'x'.repeat(900)}`);
  const text = [BANK, line, ...many].join('\n');
  expect(Buffer.byteLength(text)).toBeLessThan(UNPACKED_BYTES);
  expect(many.length).toBeLessThan(LINES);
  const reading = readStatement(gzipSync(text), { kind: 'bank-csv', mapping });
  expect(reading).toMatchObject({ outcome: 'read', problems: [] });
  // A line as long as a line may be is a line, with a cell that is too long.
  const long = `2026-11-01,1.00,,人,${'x'.repeat(LINE_CHARACTERS - 20)}`;
  const other = readStatement(new TextEncoder().encode(`${BANK}\n${long}\n`), { kind: 'bank-csv', mapping });
  expect(other.problems.map(({ code }) => code)).toEqual(['cell-too-long']);
});
