import { describe, expect, test } from 'vitest';
import { bankLayouts } from '../../../functions/reconciling/readers/bank-csv/bank-layouts';
import { ColumnMapping } from '../../../functions/reconciling/readers/column-mapping';
import { sampleBankFile } from '../../../functions/reconciling/readers/bank-csv/sample-bank-file';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import {
  completeMapping,
  dateFormatOf,
  suggestMapping,
} from '../../../functions/reconciling/readers/bank-csv/suggest-mapping';
import { bankCsv, type BankCsvLine, encodeGb18030 } from '../../support/make-statements';

const account = { label: '基本户', number: '3301040160001234567' };
const lines: readonly BankCsvLine[] = [
  { day: '2026-09-23', clock: '09:00:00', amount: 8_400, counterpartyName: '千岛湖渔业', memo: '善款' },
  { day: '2026-09-24', clock: '09:00:00', amount: -500, counterpartyName: '银行', memo: '手续费' },
];

describe('a mapping is suggested', () => {
  test.each(bankLayouts.map((layout) => [layout.id, layout] as const))(
    'for the ready-made layout %s, from the file itself',
    (id, layout) => {
      const file = bankCsv(layout, lines, { footer: ['合计,,,'] });
      const sample = sampleBankFile(file);
      if ('on' in sample) throw new Error(sample.code);
      expect(sample).toMatchObject({
        encoding: 'gb18030',
        header: layout.header,
        suggestion: { layout: id, missing: [] },
      });
      expect(sample.rows[0]).toContain('千岛湖渔业');
      const mapping = completeMapping(sample.suggestion, account);
      expect(mapping).toEqual(ColumnMapping.parse({ account, ...layout.mapping }));
      if (mapping)
        expect(readStatement(file, { kind: 'bank-csv', mapping })).toMatchObject({
          outcome: 'read',
          problems: [],
        });
    },
  );

  test('from common names, for a bank that nobody has seen', () => {
    const header = [
      '序号',
      '记账日期',
      '收入金额',
      '支出金额',
      '交易后余额',
      '对方名称',
      '对方账户',
      '用途',
      '附言',
      '银行流水号',
    ];
    expect(
      suggestMapping(header, [['1', '2026/09/23', '84.00', '', '84.00', '渔业', '1', '', '', '1']]),
    ).toEqual({
      columns: {
        date: '记账日期',
        balance: '交易后余额',
        counterpartyName: '对方名称',
        counterpartyAccount: '对方账户',
        memo: ['用途', '附言'],
        reference: '银行流水号',
      },
      amount: { kind: 'two-columns', income: '收入金额', outgoing: '支出金额' },
      dateFormat: 'YYYY/MM/DD',
      missing: [],
    });
  });

  test('not where the file leaves two readings', () => {
    const header = ['Date', 'Payer', 'Amount'];
    const row = (date: string, amount: string) => [date, 'x', amount];
    expect(suggestMapping(header, [row('03/04/2026', '-1.00')])).toMatchObject({ missing: ['dateFormat'] });
    expect(suggestMapping(header, [row('03/04/2026', '-1.00'), row('03/14/2026', '1')])).toMatchObject({
      dateFormat: 'MM/DD/YYYY',
      missing: [],
    });
    // Without one sign nobody knows which way money went.
    expect(suggestMapping(header, [row('03/14/2026', '1.00')])).toMatchObject({ missing: ['amount'] });
    expect(completeMapping(suggestMapping(header), account)).toBeUndefined();
    expect(suggestMapping(['甲', '乙']).missing).toEqual([
      'date',
      'counterpartyName',
      'amount',
      'dateFormat',
    ]);
  });

  test('and dates that no format reads do not stand in the way', () => {
    expect(dateFormatOf(['合计', '20260923', ''])).toBe('YYYYMMDD');
    expect(dateFormatOf(['合计', ''])).toBeUndefined();
    expect(dateFormatOf(['20260923', '2026-09-23'])).toBeUndefined();
  });
});

test('a file without a table, or that is no text, says so', () => {
  expect(sampleBankFile(encodeGb18030('关于放假的通知\n各位同事\n'))).toMatchObject({
    on: 'file',
    code: 'header-not-found',
  });
  expect(sampleBankFile(Uint8Array.of(0x50, 0x4b, 3, 4))).toMatchObject({
    on: 'file',
    code: 'is-zip-or-workbook',
  });
});
