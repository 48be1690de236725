import { describe, expect, test } from 'vitest';
import { bankLayouts } from '../../../functions/reconciling/readers/bank-csv/bank-layouts';
import { ColumnMapping } from '../../../functions/reconciling/readers/column-mapping';
import { bankCsv, encodeGb18030 } from '../../support/make-statements';
import {
  abc,
  account,
  ccb,
  linesOf,
  mappingOf,
  paid,
  plain,
  problemsOf,
  read,
  readText,
  rows,
  spent,
} from './bank-files';

describe('a bank’s CSV', () => {
  test.each(bankLayouts.map((layout) => [layout.id, layout] as const))(
    'in the layout %s gives days, fen, who and why',
    (_, layout) => {
      const reading = read(layout, [paid, spent], { opening: 10_000, grouped: true });
      const [income, outgoing] = linesOf(reading);
      expect(income).toMatchObject({
        kind: 'income',
        day: '2026-09-10',
        at: '2026-09-10T01:05:01.000Z',
        amount: 1_234_500,
        counterpartyName: paid.counterpartyName,
        counterpartyAccount: paid.counterpartyAccount,
        memo: paid.memo,
        balance: 1_244_500,
      });
      expect(outgoing).toMatchObject({ kind: 'outgoing', amount: 500, counterpartyName: '工本费' });
      expect(reading).toMatchObject({
        encoding: 'gb18030',
        problems: [],
        totals: {
          incomes: 1,
          income: 1_234_500,
          outgoings: 1,
          outgoing: 500,
          opening: 10_000,
          closing: 1_244_000,
        },
        period: { from: '2026-09-10', to: '2026-09-11' },
      });
    },
  );

  test('is read whatever the bank puts around it, and says what that was', () => {
    const reading = read(abc, [paid, spent], {
      padded: true,
      trailingComma: true,
      lineEnd: '\n',
      encoding: 'utf-8-mark',
      footer: ['', '合计,2笔,', '打印时间：2026-09-30 08:00'],
    });
    expect(linesOf(reading)).toMatchObject([{ amount: 1_234_500 }, { amount: 500 }]);
    expect(reading).toMatchObject({
      frame: [
        { lineNumber: 1, raw: '账户明细查询' },
        { lineNumber: 2, raw: '账户名称:,淳安县慈善总会' },
        { lineNumber: 8, raw: '合计,2笔,' },
        { lineNumber: 9 },
      ],
    });
    expect(linesOf(reading).map((line) => line.lineNumber)).toEqual([5, 6]);
  });

  test('takes its header by content: moved down, its columns in another order, full-width brackets as half', () => {
    const text = rows('2026-09-10,渔业,善款,84.00')
      .split('\n')
      .map((line) => line.split(',').reverse().join('\t'))
      .join('\n');
    expect(linesOf(readText(`中国某某银行\n\n起始日期:2026-09-01\n${text}`, plain))).toMatchObject([
      { amount: 8_400, lineNumber: 5, memo: '善款' },
    ]);
    const half = new TextDecoder('gb18030').decode(bankCsv(ccb, [paid])).replace('（收入）', '(收入)');
    expect(linesOf(readText(half, mappingOf(ccb)))).toMatchObject([{ amount: 1_234_500 }]);
  });

  test('repeated headers of a new page, rules and balances brought forward are no lines, and are shown', () => {
    const text = rows(
      '2026-09-01,,期初余额,',
      '2026-09-10,渔业,善款,84.00',
      '日期,户名,摘要,金额',
      '------,,,',
      '2026-09-11,渔业,善款,42.00',
    );
    const reading = readText(text, plain);
    expect(linesOf(reading).map((line) => line.amount)).toEqual([8_400, 4_200]);
    expect(reading).toMatchObject({
      problems: [],
      frame: [{ lineNumber: 2 }, { lineNumber: 4 }, { lineNumber: 5 }],
    });
  });

  test('reads a direction in the bank’s words, and a reversal as money the other way', () => {
    const way = (word: string, amount: string) =>
      linesOf(
        readText(`日期,户名,摘要,金额,借贷\n2026-09-10,渔业,善款,${amount},${word}\n`, {
          ...plain,
          amount: {
            kind: 'direction',
            column: '金额',
            direction: '借贷',
            incomeWords: ['贷', '贷 Cr'],
            outgoingWords: ['借', '借 Dr'],
          },
        }),
      ).map(({ kind, amount: fen }) => [kind, fen]);
    expect([way('贷', '84.00'), way('贷 Cr', '84'), way('贷Cr', '84')].flat()).toEqual(
      Array(3).fill(['income', 8_400]),
    );
    expect([way('借', '84.00'), way('借 Dr', '84'), way('贷', '-84.00')].flat()).toEqual(
      Array(3).fill(['outgoing', 8_400]),
    );
    const two: ColumnMapping = {
      ...plain,
      amount: { kind: 'two-columns', income: '收入', outgoing: '支出' },
    };
    const either = (cells: string) =>
      linesOf(readText(`日期,户名,摘要,收入,支出\n2026-09-10,渔业,善款,${cells}\n`, two)).map((line) => [
        line.kind,
        line.amount,
      ]);
    expect([either('84.00,'), either('84.00,0.00'), either('84.00,--'), either(',-84.00')].flat()).toEqual(
      Array(4).fill(['income', 8_400]),
    );
    expect([either(',84.00'), either('-84.00,')].flat()).toEqual(Array(2).fill(['outgoing', 8_400]));
  });

  test('undoes the guards that keep a spreadsheet from rounding', () => {
    const mapping: ColumnMapping = {
      ...plain,
      columns: { ...plain.columns, counterpartyAccount: '账号', reference: '流水号' },
    };
    const text = `日期,户名,摘要,金额,账号,流水号\n2026-09-10,渔业,善款,84.00,"=""6222020000000001234""",'0012\n2026-09-11,渔业,善款,84.00,6222\t,\t0013\n`;
    expect(linesOf(readText(text, mapping))).toMatchObject([
      { counterpartyAccount: '6222020000000001234', reference: '0012' },
      { counterpartyAccount: '6222', reference: '0013' },
    ]);
  });

  test('guards against the file of another of our accounts', () => {
    expect(linesOf(read(ccb, [paid], { ownAccount: '3301-0401 6000 1234567' }))).toHaveLength(1);
    const reading = read(ccb, [paid], { ownAccount: '3301040160009999999' });
    expect(reading.outcome).toBe('refused');
    expect(problemsOf(reading)).toEqual([
      { code: 'other-account', facts: { line: 2, told: '3301040160009999999', expected: account.number } },
    ]);
  });
});

test('what is not a mapping is not saved', () => {
  expect(ColumnMapping.safeParse(mappingOf(ccb)).success).toBe(true);
  expect(ColumnMapping.safeParse({ ...plain, account: { label: '', number: '1' } }).success).toBe(false);
  expect(
    ColumnMapping.safeParse({ ...plain, amount: { kind: 'signed', column: '金额', income: '收入' } }).success,
  ).toBe(false);
  expect(ColumnMapping.safeParse({ ...plain, dateFormat: 'DD-MM' }).success).toBe(false);
});

test('the writer’s GBK is the one that banks write', () => {
  expect([...encodeGb18030('善款¥€')]).toEqual([0xc9, 0xc6, 0xbf, 0xee, 0x81, 0x30, 0x84, 0x36, 0xa2, 0xe3]);
});
