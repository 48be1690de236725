import { describe, expect, test } from 'vitest';
import type { BillLine } from '../../../functions/reconciling/readers/bill-line';
import type { TradeBillLine } from '../../support/make-statements';
import { back, change, fish, linesOf, read } from './trade-bills';

describe('a WeChat Pay trade bill', () => {
  test('gives payments and refunds with the provider’s numbers, fen, and times in UTC', () => {
    const [payment, refund] = linesOf(read([{ ...fish, settled: 16_000, feeMilliFen: 100_800 }, back]));
    expect(payment).toMatchObject({
      kind: 'payment',
      identity: `wechat-payment-${fish.transactionId}`,
      lineNumber: 2,
      at: '2026-09-08T01:00:00.000Z',
      merchantAccount: '1900000109',
      transactionId: fish.transactionId,
      merchantOrderId: 'ord_01k4m2',
      amount: 16_800,
      settled: 16_000,
      feeMilliFen: 100_800,
    });
    expect(refund).toMatchObject({
      kind: 'refund',
      identity: 'wechat-refund-50300001232026090800000001',
      lineNumber: 3,
      refundId: '50300001232026090800000001',
      merchantRefundId: 'rfd_1',
      amount: 8_400,
      feeMilliFen: -50_400,
      progress: 'completed',
    });
    expect(payment && 'subMerchantAccount' in payment).toBe(false);
    expect(payment?.raw).toContain('`168.00');
  });

  test('tells its totals and the Shanghai days that it spans', () => {
    const late: TradeBillLine = { ...fish, transactionId: '42000012342', at: '2026-09-08T16:00:00.000Z' };
    expect(read([fish, back, late])).toMatchObject({
      outcome: 'read',
      encoding: 'utf-8',
      covers: 'all',
      totals: {
        payments: 2,
        paid: 33_600,
        refunds: 1,
        refunded: 8_400,
        feesMilliFen: 100_800 + 100_800 - 50_400,
      },
      period: { from: '2026-09-08', to: '2026-09-09' },
    });
    expect(read([])).toMatchObject({ outcome: 'read', lines: [], problems: [] });
    expect(read([])).not.toHaveProperty('period');
  });

  test.each([
    [{ billType: 'ALL', era: '2014' }, 'all'],
    [{ billType: 'SUCCESS' }, 'payments'],
    [{ billType: 'REFUND' }, 'refunds'],
    [{ billType: 'REFUND', era: '2014' }, 'refunds'],
    [{ lineEnd: '\n', mark: true }, 'all'],
    [{ gzip: true }, 'all'],
  ] as const)('is read in its variant %o', (options, covers) => {
    const lines = [fish, { ...back, paidAt: '2026-09-01T00:00:00.000Z' }].filter(
      ({ kind }) => covers === 'all' || covers === `${kind}s`,
    );
    const reading = read(lines, options);
    expect(reading).toMatchObject({ outcome: 'read', covers, problems: [] });
    expect(linesOf(reading).map(({ amount, at }) => [amount, at])).toEqual(
      lines.map(({ amount, at }) => [amount, at]),
    );
  });

  test('knows the sub-merchant by its new and its old column, and keeps none for 0', () => {
    for (const era of ['today', '2014'] as const) {
      expect(linesOf(read([{ ...fish, subMerchantAccount: '1511458511' }], { era }))).toMatchObject([
        { subMerchantAccount: '1511458511' },
      ]);
    }
  });

  test('takes columns by name: in any order, with unknown ones between, below other lines', () => {
    const shuffled = (text: string): string => {
      const lines = text.split('\r\n').slice(0, -3);
      const cells = lines.map((line, index) => (index === 0 ? line.split(',') : line.slice(1).split(',`')));
      const turned = cells.map((row, index) => {
        const more = [...row, index === 0 ? '新增列' : '别的'].reverse();
        return index === 0 ? more.join(',') : `\`${more.join(',`')}`;
      });
      return ['微信支付商户平台', '', ...turned, ...text.split('\r\n').slice(-3)].join('\r\n');
    };
    const straight = linesOf(read([fish, back]));
    const turned = linesOf(read([fish, back], { spoil: shuffled }));
    const strip = ({ lineNumber: _, raw: __, ...line }: BillLine) => line;
    expect(turned.map(strip)).toEqual(straight.map(strip));
    expect(turned.map((line) => line.lineNumber)).toEqual([4, 5]);
  });

  test.each(['鱼,3斤', '“千岛湖”鱼', '"鱼"', '"鱼', '鱼,`大', '鱼,`大,`3斤', "鱼';--", '一行\n两行', '`鱼'])(
    'keeps every amount with the product name %j',
    (product) => {
      expect(linesOf(read([{ ...fish, product }, back]))).toMatchObject([
        { product, amount: 16_800, merchantOrderId: 'ord_01k4m2' },
        { amount: 8_400 },
      ]);
    },
  );

  test('reads lines whose backticks a tool has stripped', () => {
    expect(linesOf(read([fish], { spoil: (text) => text.replaceAll('`', '') }))).toMatchObject([
      { amount: 16_800 },
    ]);
  });

  test('a revoked payment at the counter is a refund, also without a number of its own', () => {
    const revoked = (line: string): string => line.replace('`REFUND', '`REVOKED').replace(back.refundId, '0');
    expect(linesOf(read([fish, back], { spoil: change(3, revoked) }))[1]).toMatchObject({
      kind: 'refund',
      refundId: `revoked-${fish.transactionId}`,
      amount: 8_400,
    });
  });

  test('tells what a buyer got back, and what of it left the merchant’s account', () => {
    const reading = read([fish, { ...back, settled: 8_000 }]);
    expect(linesOf(reading)).toMatchObject([{ amount: 16_800 }, { amount: 8_400, settled: 8_000 }]);
    expect(reading).toMatchObject({ totals: { refunded: 8_400 } });
  });

  test('tells how far a refund has come', () => {
    const progress = (refundStatus: 'SUCCESS' | 'PROCESSING' | 'FAIL', billType: 'ALL' | 'REFUND') =>
      linesOf(read([{ ...back, refundStatus }], { billType })).map(
        (line) => line.kind === 'refund' && line.progress,
      );
    expect(progress('SUCCESS', 'ALL')).toEqual(['completed']);
    expect(progress('PROCESSING', 'REFUND')).toEqual(['processing']);
    expect(progress('FAIL', 'ALL')).toEqual(['failed']);
  });

  test('a file from before 2016, which has no 订单金额, gives the amount that it has', () => {
    expect(linesOf(read([fish], { era: '2014' }))).toMatchObject([{ amount: 16_800, settled: 16_800 }]);
  });
});
