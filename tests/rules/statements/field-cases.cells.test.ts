import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '../../../functions/reconciling/readers/column-mapping';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import { encodeGb18030 } from '../../support/make-statements';
import { ccb, linesOf, mappingOf, plain, readText, rows } from './bank-files';
import { bankFile, codes, ICBC_HEAD, icbcText, textOf } from './field-files';

describe('cells', () => {
  test('a header’s name may hold a line break and a unit', () => {
    expect(linesOf(bankFile('header-with-line-break'))).toMatchObject([{ amount: 100, lineNumber: 4 }]);
    for (const name of ['转入金额（元）', '"转入金额\r\n（人民币元）"', '转入金额/元'])
      expect(
        linesOf(icbcText(`${ICBC_HEAD.replace('转入金额', name)}\n1,2026-09-08 09:00:00,甲,1,1.00,,,,,\n`)),
      ).toHaveLength(1);
    const inTens = `${ICBC_HEAD.replace('转入金额', '转入金额(万元)')}\n1,2026-09-08 09:00:00,甲,1,1.00,,,,,\n`;
    expect(codes(icbcText(inTens))).toEqual(['column-missing']);
  });

  test('units and signs around an amount are read', () => {
    expect(linesOf(bankFile('amount-yuan-suffix'))).toMatchObject([{ amount: 16_800 }]);
    const amountOf = (text: string) => {
      const reading = readText(`日期\t户名\t摘要\t金额\n2026-09-08\t渔家\t善款\t${text}\n`, plain);
      const [one] = linesOf(reading);
      return one ? (one.kind === 'income' ? Number(one.amount) : 0 - one.amount) : codes(reading)[0];
    };
    for (const text of [
      '168元',
      '￥168.00',
      '¥ 168.00',
      'CNY 168.00',
      'RMB168',
      '168.00 CNY',
      '人民币168.00元',
      '+168.00元',
      '１６８．００元',
      ' 168.00 元 ',
      '￥168.00元',
    ])
      expect(amountOf(text), text).toBe(16_800);
    for (const text of ['-168元', '￥-168.00', '-￥168.00', '－168.00元', '−¥168'])
      expect(amountOf(text), text).toBe(-16_800);
    for (const text of [
      '168万元',
      '$168',
      'US$168.00',
      '168.00美元',
      '(168.00)',
      '-￥-168',
      '1 168.00元',
      '168.00-',
      'HKD 168',
      '1.68,00元',
    ])
      expect(amountOf(text), text).toBe('amount-unreadable');
  });

  test('days in several styles are read each by itself, where there is one reading', () => {
    expect(linesOf(bankFile('two-date-styles')).map(({ day }) => day)).toEqual(['2026-09-08', '2026-09-09']);
    const dayIn = (text: string) => {
      const reading = readText(rows(`${text},渔家,善款,1.00`), plain);
      return linesOf(reading)[0]?.day ?? codes(reading)[0];
    };
    for (const text of [
      '20260913',
      '2026.9.13',
      '2026年9月13日',
      '2026/9/13 09:00',
      '13/09/2026',
      '09/13/2026',
      '２０２６-０９-１３',
    ])
      expect(dayIn(text), text).toBe('2026-09-13');
    for (const text of ['03/04/2026', '13/13/2026', '26-09-13', '9月13日'])
      expect(dayIn(text), text).toBe('date-unreadable');
  });

  test('a masked number that fits is ours, whatever masks it', () => {
    const ofOurs = { ...mappingOf(ccb), account: { label: '基本户', number: '1202020019900012345' } };
    expect(linesOf(bankFile('own-account-masked', ofOurs))).toHaveLength(1);
    const told = (text: string) =>
      codes(readText(textOf('own-account-masked').replace('1202****2345', text), ofOurs))[0] ?? 'ours';
    for (const text of [
      '1202***********2345',
      '1202＊＊＊＊2345',
      '1202XXXXXXXX2345',
      '1202xxxx2345',
      '1202####2345',
      '1202••••2345',
      '1202····2345',
      '****2345',
      '1202 **** 2345',
      '1202......2345',
      '1.20202E+18',
      '1202020019900010000',
    ])
      expect(told(text), text).toBe('ours');
    expect(told('1202020019900000000')).toBe('other-account');
    for (const text of [
      '1203****2345',
      '1202****2346',
      '****',
      '**5',
      '1202020019900012346',
      '1.20302E+18',
      '1.20202E+15',
    ])
      expect(told(text), text).toBe('other-account');
  });
});

describe('text', () => {
  test('is decided by the whole: one broken character is shown as such, its line named', () => {
    const reading = bankFile('utf8-half-character-in-memo');
    expect(reading).toMatchObject({
      encoding: 'utf-8',
      problems: [],
      warnings: [{ code: 'character-broken', lineNumber: 2 }],
    });
    expect(linesOf(reading)).toMatchObject([
      { counterpartyName: '千岛湖渔家', memo: '货款 转账 应捐\ufffd' },
    ]);
  });

  const latin: ColumnMapping = {
    ...plain,
    columns: { date: 'date', counterpartyName: 'name', memo: ['memo'] },
    amount: { kind: 'signed', column: 'amount' },
  };
  const cut = (bytes: Uint8Array): Uint8Array => {
    const end = bytes.lastIndexOf(44);
    return new Uint8Array([...bytes.slice(0, end - 1), ...bytes.slice(end)]);
  };
  test.each([
    ['utf-8', (text: string) => new TextEncoder().encode(text)],
    ['gb18030', encodeGb18030],
  ] as const)('with a Latin header, in %s', (encoding, encode) => {
    const reading = readStatement(cut(encode('date,name,memo,amount\n2026-09-08,千岛湖渔家,善款,168.00\n')), {
      kind: 'bank-csv',
      mapping: latin,
    });
    expect(reading).toMatchObject({ encoding, problems: [] });
    expect(linesOf(reading)[0]?.counterpartyName).toBe('千岛湖渔家');
    expect(linesOf(reading)[0]?.memo).toContain('\ufffd');
  });

  test('a broken number is no number', () => {
    const mapping = { ...plain, columns: { ...plain.columns, reference: '号' } };
    const text = '日期,户名,摘要,金额,号\n2026-09-08,千岛湖渔家,善款,168.00,12\ufffd\n';
    expect(codes(readText(text, mapping))).toEqual(['id-unreadable']);
  });
});
