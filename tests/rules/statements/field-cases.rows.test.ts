import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '../../../functions/reconciling/readers/column-mapping';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import { account, ccb, direction, linesOf, mappingOf, plain, readText, rows } from './bank-files';
import { bankFile, codes, ICBC_HEAD, icbcText } from './field-files';

describe('a row wider than its header', () => {
  test('is refused with its line: a comma in a name has moved its amounts', () => {
    const reading = bankFile('unquoted-comma-in-name');
    expect(reading.problems).toMatchObject([{ code: 'cells-differ', lineNumber: 2 }]);
    expect(linesOf(reading)).toEqual([]);
  });

  const wide = '2026-09-08,09:00:00,贷,168.00,1168.00,LAKE FISH CO.,LTD,,货款,,';
  test.each([
    ['among others', `${wide}\n2026-09-09,09:00:00,贷,1.00,1169.00,渔家,6222,,,`],
    ['alone, behind the amounts', wide],
    ['in every row', `${wide}\n${wide.replace('1168', '1336')}`],
    ['with what is too much filled', `${wide}20260908`],
  ])('%s', (_, lines) => {
    const text = `${direction.header.join(',')}\n${lines}\n`;
    const reading = readText(text, mappingOf(direction));
    expect(codes(reading)).toContain('cells-differ');
    expect(linesOf(reading).map(({ counterpartyName }) => counterpartyName)).not.toContain('LAKE FISH CO.');
  });

  test('is read where every row ends with a comma', () => {
    const text = `${ICBC_HEAD}\n1,2026-09-08 09:00:00,渔家,6222,168.00,,1168.00,货款,转账,,\n`;
    expect(linesOf(icbcText(text))).toMatchObject([{ kind: 'income', amount: 16_800 }]);
  });
});

describe('another currency', () => {
  test('is refused by its name', () => {
    const reading = bankFile('usd-line', mappingOf(ccb));
    expect(reading.problems).toMatchObject([{ code: 'other-currency', facts: { value: '美元' } }]);
    expect(linesOf(reading)).toEqual([]);
  });

  test.each([
    '币种',
    '币别',
    '货币',
    '货币种类',
    '货币代码',
    '交易币种',
    '记账币种',
    'Currency',
    'Ccy',
    'Currency Code',
    '币种[ Currency ]',
  ])('in a column that is called %s, mapped or not', (name) => {
    const told = (value: string, mapping = plain) =>
      codes(readText(`日期,户名,摘要,金额,${name}\n2026-09-08,渔家,善款,168.00,${value}\n`, mapping));
    for (const other of ['美元', 'USD', 'HKD', '港币', '欧元', 'EUR', '日元', '02'])
      expect(told(other), other).toEqual(['other-currency']);
    for (const yuan of ['人民币', '人民币元', 'CNY', 'RMB', 'ＣＮＹ', '', '-', '156', 'CNY-人民币'])
      expect(told(yuan), yuan).toEqual([]);
    const mapped = { ...plain, columns: { ...plain.columns, currency: name } };
    expect(told('美元', mapped)).toEqual(['other-currency']);
  });

  test('of what was paid stops nothing where what was booked is read', () => {
    const mapping: ColumnMapping = {
      ...plain,
      amount: { kind: 'two-columns', income: '记账金额(收入)', outgoing: '记账金额(支出)' },
    };
    const told = (booked: string) =>
      codes(
        readText(
          `日期,户名,摘要,交易币种,记账金额(收入),记账金额(支出),记账币种\n2026-09-08,店,消费,美元,,120.00,${booked}\n`,
          mapping,
        ),
      );
    expect([told('人民币'), told('美元')]).toEqual([[], ['other-currency']]);
  });
});

describe('what is no movement', () => {
  test('stands around the table: footers of totals in any of the usual words', () => {
    const footers = bankFile('footer-收入笔数');
    expect(linesOf(footers)).toHaveLength(1);
    expect(footers).toMatchObject({ problems: [], frame: [{ lineNumber: 3 }] });
    const hashed = bankFile('hash-footer', {
      account,
      columns: {
        date: '交易日期',
        time: '交易时间',
        counterpartyName: '交易备注',
        memo: [],
        balance: '余额',
      },
      amount: { kind: 'two-columns', income: '收入', outgoing: '支出' },
      dateFormat: 'YYYYMMDD',
    });
    expect(linesOf(hashed)).toMatchObject([{ day: '2026-09-08', amount: 16_800 }]);
    expect(hashed).toMatchObject({ problems: [] });
    const zero = bankFile('zero-amount-line');
    expect(linesOf(zero)).toHaveLength(1);
    expect(zero).toMatchObject({ problems: [], frame: [{ lineNumber: 3 }] });
  });

  test.each([
    '总收入笔数：1',
    '支出总额：0.00',
    '收入合计 1 笔',
    '# 合计',
    '本页合计',
    '人民币合计',
    '贷方发生额合计：168.00',
    '借方笔数,0',
    '期末余额：168.00',
    '当前余额',
    '账户余额：168.00',
    '共 1 笔',
    '第1页 共1页',
    '查询时间：2026-09-30',
    'Total:',
    'Closing Balance',
    'Total credits',
    '交易笔数',
    '以上数据仅供参考',
    '*** 结束 ***',
    '经办人：',
    '总笔数：1',
    '收入金额：168.00',
  ])('such as %s', (footer) => {
    const reading = readText(`${rows('2026-09-08,渔家,善款,168.00')}\n${footer},,,\n`, plain);
    expect(codes(reading)).toEqual([]);
    expect(linesOf(reading)).toHaveLength(1);
  });

  test('a person says where the program cannot tell, and only there', () => {
    const text = rows(
      '2026-09-08,渔家,善款,168.00',
      '谢谢惠顾,,,',
      '2026-09-09,渔家,善款,一百',
      '2026-09-10,渔家,善款,1.00',
    );
    const reading = readText(text, plain);
    expect(reading.problems.map((each) => 'lineNumber' in each && [each.lineNumber, each.mayBeNone])).toEqual(
      [
        [3, true],
        [3, true],
        [4, true],
      ],
    );
    const ticked = readStatement(new TextEncoder().encode(text), {
      kind: 'bank-csv',
      mapping: plain,
      notMovements: [3, 4, 2, 5],
    });
    expect(ticked).toMatchObject({ problems: [], frame: [{ lineNumber: 3 }, { lineNumber: 4 }] });
    expect(linesOf(ticked).map(({ lineNumber }) => lineNumber)).toEqual([2, 5]);
  });
});

describe('balances chain in the orders that banks use', () => {
  test('days newest first, the lines of a day oldest first', () => {
    const reading = bankFile('days-newest-first-in-day-oldest-first');
    expect(linesOf(reading)).toHaveLength(4);
    expect(reading).toMatchObject({ totals: { opening: 100_000, closing: 121_600 } });
  });

  const line = (day: string, clock: string, amount: string, balance: string) =>
    `1,${day} ${clock},甲,1,${amount},,${balance},,,`;
  test.each([
    [
      'days oldest first, newest first within a day',
      ['09-08 2 1186', '09-08 1 1168', '09-09 2 1216', '09-09 1 1196'],
    ],
    ['within one second in any order', ['09-08 1 1168', '09-09 1 1216', '09-09 1 1196', '09-08 1 1186']],
  ])('%s', (_, told) => {
    const amounts: Record<string, string> = { 1168: '168.00', 1186: '18.00', 1196: '10.00', 1216: '20.00' };
    const text = [
      ICBC_HEAD,
      ...told.map((each) => {
        const [day = '', hour = '', balance = ''] = each.split(' ');
        return line(`2026-${day}`, `0${hour}:00:00`, amounts[balance] ?? '', `${balance}.00`);
      }),
    ].join('\n');
    const reading = icbcText(text);
    expect(codes(reading)).toEqual([]);
    expect(reading).toMatchObject({ totals: { opening: 100_000, closing: 121_600 } });
    // A line that is missing is found in any order.
    const without = text
      .split('\n')
      .filter((each) => !each.includes('1196.00'))
      .join('\n');
    expect(codes(icbcText(without))).toEqual(['balance-breaks']);
    expect(codes(icbcText(text.replace('18.00,', '19.00,')))).toEqual(['balance-breaks']);
  });
});
