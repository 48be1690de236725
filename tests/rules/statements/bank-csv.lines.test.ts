import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '../../../functions/reconciling/readers/column-mapping';
import { linesOf, plain, problemsOf, readText, rows } from './bank-files';

describe('a line that cannot be read', () => {
  const two: ColumnMapping = { ...plain, amount: { kind: 'two-columns', income: '收入', outgoing: '支出' } };
  const directed: ColumnMapping = {
    ...plain,
    amount: {
      kind: 'direction',
      column: '收入',
      direction: '支出',
      incomeWords: ['贷'],
      outgoingWords: ['借'],
    },
  };
  const full: ColumnMapping = {
    ...plain,
    columns: {
      ...plain.columns,
      time: '时间',
      reference: '号',
      balance: '余额',
      counterpartyAccount: '账号',
    },
  };
  const head = '日期,户名,摘要,收入,支出';
  const wide = '日期,户名,摘要,金额,时间,号,余额,账号';
  const cases: readonly [string, ColumnMapping, string, string, string, Record<string, string | number>][] = [
    [
      'an amount',
      two,
      head,
      '2026-09-10,渔业,善款,八十四,',
      'amount-unreadable',
      { column: '收入', value: '八十四' },
    ],
    ['a decimal comma', two, head, '2026-09-10,渔业,善款,"84,00",', 'amount-unreadable', { value: '84,00' }],
    ['no amount', two, head, '2026-09-10,渔业,善款,,', 'amount-missing', { column: '收入, 支出' }],
    [
      'two amounts',
      two,
      head,
      '2026-09-10,渔业,善款,84.00,1.00',
      'both-amounts',
      { column: '收入', other: '支出' },
    ],
    [
      'a direction',
      directed,
      head,
      '2026-09-10,渔业,善款,84.00,平',
      'direction-unknown',
      { column: '支出', value: '平' },
    ],
    ['no direction', directed, head, '2026-09-10,渔业,善款,84.00,', 'direction-unknown', { value: '' }],
    [
      'a date',
      two,
      head,
      '10/09/2026,渔业,善款,84.00,',
      'date-unreadable',
      { column: '日期', value: '10/09/2026' },
    ],
    ['no date', two, head, ',渔业,善款,84.00,', 'date-unreadable', { value: '' }],
    [
      'a day that no calendar has',
      two,
      head,
      '2026-02-30,渔业,善款,84.00,',
      'date-unreadable',
      { value: '2026-02-30' },
    ],
    [
      'a time in the date',
      two,
      head,
      '2026-09-10 25:00:00,渔业,善款,84.00,',
      'time-unreadable',
      { column: '日期' },
    ],
    [
      'a time',
      full,
      wide,
      '2026-09-10,渔业,善款,84.00,noon,1,84.00,6222',
      'time-unreadable',
      { column: '时间', value: 'noon' },
    ],
    [
      'a balance',
      full,
      wide,
      '2026-09-10,渔业,善款,84.00,09:00,1,?,6222',
      'balance-unreadable',
      { column: '余额', value: '?' },
    ],
    [
      'a rounded account',
      full,
      wide,
      '2026-09-10,渔业,善款,84.00,09:00,1,84.00,6.22202E+18',
      'id-rounded',
      { column: '账号' },
    ],
    ['a missing cell', two, head, '2026-09-10,渔业,善款,84.00', 'cells-differ', { found: 4, expected: 5 }],
    [
      'an unquoted comma',
      two,
      head,
      '2026-09-10,渔业,善款,谢谢,84.00,',
      'cells-differ',
      { found: 6, expected: 5 },
    ],
    [
      'a cell without end',
      two,
      head,
      `2026-09-10,渔业,${'善'.repeat(1_001)},84.00,`,
      'cell-too-long',
      { most: 1_000 },
    ],
  ];

  test.each(cases)(
    'for %s is a problem with its number, no line, and never 0',
    (_, mapping, header, row, code, facts) => {
      const good =
        header === wide
          ? '2026-09-11,渔业,善款,42.00,10:00,2,126.00,6222'
          : header === head
            ? '2026-09-11,渔业,善款,42.00,'
            : '';
      const last = mapping === directed ? '2026-09-11,渔业,善款,42.00,贷' : good;
      const reading = readText([header, row, last].join('\n'), mapping);
      expect(reading.problems).toMatchObject([
        {
          on: 'line',
          code,
          lineNumber: 2,
          facts,
          raw: row.length > 1_000 ? (expect.any(String) as string) : row,
        },
      ]);
      expect(linesOf(reading)).toMatchObject([{ lineNumber: 3, amount: 4_200 }]);
    },
  );

  test('but for a rounded reference: the line is read without it, tells what is left of it, and warns', () => {
    const row = '2026-09-10,渔业,善款,84.00,09:00,2.02609E+15,84.00,6222';
    const reading = readText([wide, row].join('\n'), full);
    expect(reading.problems).toEqual([]);
    expect(reading).toMatchObject({ warnings: [{ code: 'id-rounded', facts: { column: '号' } }] });
    const [line] = linesOf(reading);
    expect(line).toMatchObject({ amount: 8_400, rounded: '2.02609E+15' });
    expect(line).not.toHaveProperty('reference');
  });

  test('for a quotation mark that swallows the next line', () => {
    const text = rows(
      '2026-09-10,渔业,"善款,84.00',
      '2026-09-11,茶楼,善"款,42.00',
      '2026-09-12,渔业,善款,21.00',
    );
    const reading = readText(text, plain);
    const read = reading.outcome === 'read' ? reading.lines.map((line) => line.amount) : [];
    expect(read).not.toContain(4_200);
    expect(reading.problems.length).toBeGreaterThan(0);
    expect(reading.problems.map((problem) => problem.code)).toEqual(['quote-not-closed']);
  });

  test('keeps a memo with a line break of its own', () => {
    const reading = readText(rows('2026-09-10,渔业,"善款\n九月",84.00', '2026-09-11,渔业,善款,42.00'), plain);
    expect(linesOf(reading)).toMatchObject([
      { lineNumber: 2, memo: '善款\n九月' },
      { lineNumber: 4, amount: 4_200 },
    ]);
  });

  test('of 0.00 moves nothing: it is shown around the table', () => {
    const reading = readText(rows('2026-09-10,渔业,结息,0.00', '2026-09-11,渔业,善款,42.00'), plain);
    expect(linesOf(reading)).toMatchObject([{ lineNumber: 3, amount: 4_200 }]);
    expect(reading).toMatchObject({ problems: [], frame: [{ lineNumber: 2 }] });
  });

  test('is not taken for a footer unless it begins like one', () => {
    expect(
      problemsOf(readText(rows('谢谢惠顾,,,', '合计金额,,,84.00'), plain)).map(({ code }) => code),
    ).toEqual(['date-unreadable', 'amount-missing']);
  });
});
