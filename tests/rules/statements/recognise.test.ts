import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { bankLayouts } from '../../../functions/reconciling/readers/bank-csv/bank-layouts';
import { columnsOf } from '../../../functions/reconciling/readers/column-mapping';
import { decodeText, linesOf } from '../../../functions/reconciling/readers/decode-text';
import { mappingFor, recognise } from '../../../functions/reconciling/readers/recognise';
import { bankCsv, wechatTradeBill } from '../../support/make-statements';

const folder = resolve(import.meta.dirname, '../../fixtures/field-cases');
const topOf = (bytes: Uint8Array): string[] => {
  const decoded = decodeText(bytes);
  if (decoded.outcome !== 'text') throw new Error('no text');
  return linesOf(decoded.text).slice(0, 60);
};
const fieldCase = (name: string): string[] => topOf(new Uint8Array(readFileSync(resolve(folder, name))));

const BILL = wechatTradeBill([
  {
    kind: 'payment',
    at: '2026-09-08T01:00:00.000Z',
    transactionId: '4200',
    merchantOrderId: 'o1',
    amount: 1,
  },
]);

test('each file of the field is told for what it is, by its header alone', () => {
  const told = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name, recognise(fieldCase(name)).is] as const);
  expect(told.length).toBeGreaterThan(10);
  expect(new Map(told).get('personal-bill.csv')).toBe('personal');
  expect(told.filter(([, is]) => is === 'other').map(([name]) => name)).toEqual([]);
  expect(told.filter(([, is]) => is === 'unknown').map(([name]) => name)).toEqual([]);
});

test.each([
  ['a trade bill', topOf(BILL), { is: 'kind', kind: 'wechat-trade' }],
  ['a fund flow', ['`', '记账时间,微信支付业务单号,资金流水单号,业务名称'], { is: 'other' }],
  [
    'an Alipay trade bill',
    ['#账号：[20881]', '支付宝交易号,商户订单号,业务类型,订单金额（元）'],
    { is: 'other' },
  ],
  ['an Alipay account bill', ['账务流水号,业务流水号,商户订单号,收入金额（+元）'], { is: 'other' }],
  ['a person’s bill', ['交易时间,交易类型,交易对方,商品,收/支,金额(元)'], { is: 'personal' }],
  ['anything else', ['姓名,电话', '张三,1'], { is: 'unknown' }],
  ['nothing', [], { is: 'unknown' }],
])('%s is told', (_, top, told) => {
  expect(recognise(top)).toMatchObject(told);
});

test.each(bankLayouts.map(({ id, mapping }) => [id, columnsOf(mapping)] as const))(
  'the export of a bank is told by its header: %s',
  (_, columns) => {
    expect(recognise([columns.join(',')])).toEqual({ is: 'kind', kind: 'bank-csv' });
  },
);

const layout = bankLayouts.find(({ id }) => id === 'direction');
if (!layout) throw new Error('a ready-made layout');
const mapping = (number: string, label = number) => ({ ...layout.mapping, account: { label, number } });
const file = topOf(bankCsv(layout, [{ day: '2026-09-10', amount: 100, counterpartyName: '渔家' }]));

test('a saved mapping is told by the account that the file names, else where it is the only one that fits', () => {
  const [one, other] = [mapping('3301 0401 6000 1234 567'), mapping('6222020000001234567')];
  const named = [...file.slice(0, -1), '账号：6222 0200 0000 1234567', ...file.slice(-1)];
  expect(mappingFor(['账号：6222 0200 0000 1234567', ...file], [one, other])).toEqual({
    mapping: other,
    because: 'account-number',
  });
  expect(named.length).toBeGreaterThan(file.length);
  expect(mappingFor(file, [mapping('9999000011112222')])).toMatchObject({ because: 'columns' });
  expect(mappingFor(file, [mapping('9999000011112222'), mapping('9999000011113333')])).toBeUndefined();
  expect(mappingFor(['姓名,电话'], [one])).toBeUndefined();
});
