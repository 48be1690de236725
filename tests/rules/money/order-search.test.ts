import { describe, expect, test } from 'vitest';
import { orderSearchIn } from '../../../functions/selling/orders/order-search';

const TODAY = '2026-11-28';
const ID = 'ord_0123456789abcdefghjkmnpqrs';
const understood = (text: string) => {
  const { rest, orderIds, numbers, ...search } = orderSearchIn(text, TODAY);
  return {
    ...search,
    ...(orderIds.length > 0 && { orderIds }),
    ...(numbers.length > 0 && { numbers }),
    ...(rest.length > 0 && { rest }),
  };
};
const days = (from: string, to = from) => ({ days: { from, to } });

describe('one box understands', () => {
  test.each([
    ID,
    ID.toUpperCase(),
    `  ${ID}\t`,
    'ｏｒｄ＿0123456789abcdefghjkmnpqrs',
    `订单号${ID}`,
    ID.slice(4),
    `https://shanchao.example/chunan/orders/${ID}?key=x-y_z`,
    ID.replace('0', 'O').replace('1', 'l'),
  ])('an order by its number: %j', (text) => {
    expect(understood(text)).toEqual({ orderIds: [ID], ...(text.startsWith('订') && { rest: ['订单号'] }) });
  });

  test.each([
    ['4200001234202611281234567890', '4200001234202611281234567890'],
    ['`4200001234202611281234567890', '4200001234202611281234567890'],
    ['４２００００１２３４２０２６１１２８１２３４５６７８９０', '4200001234202611281234567890'],
    ['pay-wechat-4200001234202611281234567890', '4200001234202611281234567890'],
    ['tx-0a1b2c3d', 'tx-0a1b2c3d'],
    ['1234567890', '1234567890'],
  ])('a provider’s number: %j', (text, number) => {
    expect(understood(text)).toEqual({ numbers: [number] });
  });

  test.each([
    'A.Buyer@Example.test',
    ' ａ.buyer＠example．test ',
    'a.buyer@example.test\u200b',
    'mailto:a.buyer@example.test',
  ])('an address: %j', (text) => expect(understood(text)).toEqual({ email: 'a.buyer@example.test' }));
  test('an address of eight digits is no day', () => {
    expect(understood('20061128@qq.com')).toEqual({ email: '20061128@qq.com' });
  });

  test.each([
    ['84', 8_400],
    ['84.00', 8_400],
    ['84.5', 8_450],
    ['¥84', 8_400],
    ['￥84.00', 8_400],
    ['¥ 84', 8_400],
    ['８４．００', 8_400],
    ['84元', 8_400],
    ['84 元', 8_400],
    ['1,234.00', 123_400],
    ['0.01', 1],
    ['999999999', 99_999_999_900],
  ])('an amount: %j', (text, amount) => expect(understood(text)).toEqual({ amount }));

  test.each([
    ['2026-11-08', days('2026-11-08')],
    ['2026/11/8', days('2026-11-08')],
    ['2026.11.8', days('2026-11-08')],
    ['2026年11月8日', days('2026-11-08')],
    ['20261108', days('2026-11-08')],
    ['11月8日', days('2026-11-08')],
    ['11-8', days('2026-11-08')],
    ['12月4日', days('2025-12-04')],
    ['2月29日', { rest: ['2月29日'] }],
    ['今天', days(TODAY)],
    ['yesterday', days('2026-11-27')],
    ['2026-11', days('2026-11-01', '2026-11-30')],
    ['2026年12月', days('2026-12-01', '2026-12-31')],
    ['2026-11-01 至 2026-11-08', days('2026-11-01', '2026-11-08')],
    ['2026-11-08～2026-11-01', days('2026-11-01', '2026-11-08')],
    ['11月1日到11月8日', days('2026-11-01', '2026-11-08')],
    ['2026-11-01..2026-11-08', days('2026-11-01', '2026-11-08')],
  ])('days: %j', (text, wanted) => expect(understood(text)).toEqual(wanted));

  test('several at once, in any order', () => {
    expect(understood('168 11月8日 A@b.example')).toEqual({
      amount: 16_800,
      email: 'a@b.example',
      ...days('2026-11-08'),
    });
  });

  test.each(['方老板', '千岛湖有机鱼', '2026-02-30', '12.345', '1e5'])(
    'and says what it did not: %j',
    (text) => {
      expect(understood(text)).toEqual({ rest: [text] });
    },
  );

  test('nothing is asked for by nothing', () => expect(understood('  ')).toEqual({}));
});
