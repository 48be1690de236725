import { describe, expect, test } from 'vitest';
import { LINES } from '../../../functions/reconciling/readers/statement-limits';
import { wechatTradeBill } from '../../support/make-statements';
import { back, change, fish, problemsOf, read, readText } from './trade-bills';

describe('a bill is refused whole', () => {
  const refusals = (reading: ReturnType<typeof read>) => {
    expect(reading).not.toHaveProperty('lines');
    expect(reading.outcome).toBe('refused');
    return problemsOf(reading);
  };

  test.each([
    ['总交易单数', '`2,`168.00', '`3,`168.00', { column: '总交易单数', told: '3', counted: 2 }],
    [
      '应结订单总金额',
      '`2,`168.00',
      '`2,`169.00',
      { column: '应结订单总金额', told: '169.00000', counted: '168.00000' },
    ],
    [
      '退款总金额',
      '`168.00,`84.00,`0.00',
      '`168.00,`83.99,`0.00',
      { column: '退款总金额', told: '83.99000', counted: '84.00000' },
    ],
    [
      '充值券退款总金额',
      '`84.00,`0.00,`0.50400',
      '`84.00,`1.00,`0.50400',
      { column: '充值券退款总金额', told: '1.00000', counted: '0.00000' },
    ],
    [
      '手续费总金额',
      '`0.50400,`168.00',
      '`0.50401,`168.00',
      { column: '手续费总金额', told: '0.50401', counted: '0.50400' },
    ],
    [
      '订单总金额',
      '`0.50400,`168.00',
      '`0.50400,`168.01',
      { column: '订单总金额', told: '168.01000', counted: '168.00000' },
    ],
    [
      '申请退款总金额',
      '`168.00,`84.00\r\n',
      '`168.00,`0.00\r\n',
      { column: '申请退款总金额', told: '0.00000', counted: '84.00000' },
    ],
  ])('if its %s does not hold, with both numbers', (_, from, to, facts) => {
    const spoil = change(5, (line) => `${line}\r\n`.replace(from, to).trimEnd());
    expect(refusals(read([fish, back], { spoil }))).toEqual([{ code: 'totals-differ', facts }]);
  });

  test('if a line was taken out or an amount was changed', () => {
    expect(refusals(read([fish, back], { spoil: change(3, () => '') })).map(({ code }) => code)).toContain(
      'totals-differ',
    );
    expect(
      refusals(read([fish, back], { spoil: change(2, (line) => line.replaceAll('168.00', '168.01')) })),
    ).toMatchObject([
      { code: 'totals-differ', facts: { told: '168.00000', counted: '168.01000' } },
      { code: 'totals-differ' },
    ]);
  });

  test('if the number of lines does not hold although an amount is unreadable', () => {
    const spoil = (text: string): string =>
      change(2, (line) => line.replace('`168.00', '`?'))(text).replace('\r\n`2,', '\r\n`5,');
    expect(
      refusals(read([fish, back], { spoil }))
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['amount-unreadable', 'totals-differ']);
  });

  test('if a total is no number', () => {
    expect(refusals(read([fish], { spoil: (text) => text.replace('`1,`168.00', '`一,`168.00') }))).toEqual([
      { code: 'totals-unreadable', facts: { column: '总交易单数', value: '一' } },
    ]);
    expect(
      refusals(read([fish], { spoil: (text) => text.replace('`1,`168.00', '`1,`') })).map(({ code }) => code),
    ).toEqual(['totals-unreadable']);
  });

  test('if it is cut off before its totals, or within them', () => {
    const whole = new TextDecoder().decode(wechatTradeBill([fish, back]));
    const lines = whole.split('\r\n');
    expect(refusals(readText(lines.slice(0, 3).join('\r\n')))).toEqual([
      { code: 'totals-missing', facts: {} },
    ]);
    expect(refusals(readText(lines.slice(0, 4).join('\r\n')))).toEqual([
      { code: 'totals-missing', facts: {} },
    ]);
  });

  test('if two files were joined', () => {
    expect(refusals(read([fish], { spoil: (text) => text + text }))).toEqual([
      { code: 'lines-after-totals', facts: { line: 5 } },
    ]);
  });

  test('if it is another file, saying which', () => {
    const fundFlow =
      '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元)\n';
    expect(refusals(readText(fundFlow))).toMatchObject([
      { code: 'other-kind', facts: { kind: expect.stringContaining('资金账单') as string } },
    ]);
    expect(refusals(readText('支付宝交易号,商户订单号,业务类型\n'))).toMatchObject([{ code: 'other-kind' }]);
    expect(refusals(readText('hello\nworld\n'))).toMatchObject([{ code: 'header-not-found' }]);
  });

  test('if a column that it cannot do without is gone or there twice', () => {
    const rename = (from: string, to: string) => change(1, (line) => line.replace(from, to));
    expect(refusals(read([fish], { spoil: rename('货币种类', '币种') }))).toEqual([
      { code: 'column-missing', facts: { line: 1, column: '货币种类' } },
    ]);
    expect(refusals(read([fish], { spoil: rename('退款状态', '状态') }))).toMatchObject([
      { code: 'column-missing' },
    ]);
    expect(refusals(read([fish], { spoil: rename('设备号', '商户号') }))).toMatchObject([
      { code: 'column-twice', facts: { column: '商户号' } },
    ]);
  });

  test('if it has more lines than a file may have', () => {
    const text = new TextDecoder().decode(wechatTradeBill([]));
    const many = text.replace('\r\n', `\r\n${'`1,`2\n'.repeat(LINES + 1)}`);
    expect(refusals(readText(many))).toEqual([{ code: 'too-many-lines', facts: { most: LINES } }]);
  });
});
