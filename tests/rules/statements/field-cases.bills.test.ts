import { describe, expect, test } from 'vitest';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import { wechatTradeBill } from '../../support/make-statements';
import { bankFile, bytesOf, codes } from './field-files';
import { fish } from './trade-bills';

describe('a bill that was saved again by a spreadsheet', () => {
  const bill = (bytes: Uint8Array) => readStatement(bytes, { kind: 'wechat-trade' });
  test.each(['resaved-padded-footer', 'resaved-quoted-comma'])('%s is read', (name) => {
    const reading = bill(bytesOf(name));
    expect(reading).toMatchObject({ outcome: 'read', problems: [], totals: { payments: 2, paid: 33_600 } });
  });

  const whole = new TextDecoder().decode(
    wechatTradeBill([
      { ...fish, product: '鱼,大' },
      { ...fish, transactionId: '4200001234202609080000000002' },
    ]),
  );
  const quotedAll = whole.replace(/[^\r\n]+/g, (line) =>
    line.startsWith('`')
      ? line
          .slice(1)
          .split(',`')
          .map((cell) => `"\`${cell}"`)
          .join(',')
      : line
          .split(',')
          .map((cell) => `"${cell}"`)
          .join(','),
  );
  test.each([
    ['backticks lost', whole.replaceAll('`', '')],
    ['every cell quoted', quotedAll],
    [
      'tabs for commas',
      whole.replaceAll(',`', '\t`').replaceAll(/^[^`\r\n].*$/gm, (line) => line.replaceAll(',', '\t')),
    ],
    [
      'semicolons for commas',
      whole.replaceAll(',`', ';`').replaceAll(/^[^`\r\n].*$/gm, (line) => line.replaceAll(',', ';')),
    ],
    ['empty rows of commas at the end', `${whole}${','.repeat(26)}\r\n${','.repeat(26)}\r\n`],
    ['counts as figures', whole.replace('\r\n`2,', '\r\n`2.0,')],
    ['days in another style', whole.replaceAll('2026-09-08', '2026/9/8')],
  ])('%s: read', (_, text) => {
    const reading = bill(new TextEncoder().encode(text));
    expect(codes(reading)).toEqual([]);
    expect(reading).toMatchObject({ lines: [{ product: '鱼,大' }, {}], totals: { paid: 33_600 } });
  });

  test.each([
    ['times without seconds', whole.replaceAll('2026-09-08 09:00:00', '2026/9/8 9:00'), 'saved-again'],
    [
      'numbers with an exponent',
      whole.replaceAll('4200001234202609080000000001', '4.20000E+27'),
      'id-rounded',
    ],
    [
      'numbers whose end is zeros',
      whole.replaceAll('4200001234202609080000000001', '4200001234202600000000000000'),
      'id-rounded',
    ],
  ])('%s: says so', (_, text, code) => {
    expect(new Set(codes(bill(new TextEncoder().encode(text))))).toEqual(new Set([code]));
  });

  test.each([
    ['a total renamed', (text: string) => text.replace('应结订单总金额', '应结订单总额'), '应结订单总金额'],
    [
      'cut to the count',
      (text: string) => text.replace(/总交易单数.*\r\n`(\d+).*\r\n/, '总交易单数\r\n`$1\r\n'),
      '应结订单总金额',
    ],
    ['the fees left out', (text: string) => text.replace(/手续费总金额/, '费用'), '手续费总金额'],
  ])('or altered, its totals with it (%s): every total is required', (_, spoil, column) => {
    const { outcome, problems } = bill(wechatTradeBill([fish], { spoil }));
    expect(outcome).toBe('refused');
    expect(problems).toContainEqual({ on: 'file', code: 'total-missing', facts: { column } });
  });

  test('what is a person’s own is told as such, whatever it was taken for', () => {
    expect(codes(bill(bytesOf('personal-bill')))).toEqual(['personal-bill']);
    expect(codes(bankFile('personal-bill'))).toEqual(['personal-bill']);
    const alipay =
      '支付宝交易记录明细查询\n账号:[a]\n交易号,商家订单号,交易创建时间,交易对方,商品名称,金额（元）,收/支,交易状态\n';
    expect(codes(bill(new TextEncoder().encode(alipay)))).toEqual(['personal-bill']);
  });
});
