import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { BillLine } from '../../../functions/reconciling/readers/bill-line';
import type { TradeBillLine } from '../../support/make-statements';
import { linesOf, read } from './trade-bills';

const id = fc.stringMatching(/^4200[0-9]{24}$/);
const orderId = fc.stringMatching(/^(ord_)?[0-9a-zA-Z_|*-]{6,28}$/).filter((text) => text !== '0');
const product = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replace(/[\u0000-\u001f]/g, '').trim());
const common = {
  at: fc
    .date({ min: new Date('2014-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 19)}.000Z`),
  transactionId: id,
  merchantOrderId: orderId,
  amount: fc.integer({ min: 1, max: 100_000_000 }),
  feeMilliFen: fc.integer({ min: -9_999_999, max: 9_999_999 }),
  product,
};
const anyLine: fc.Arbitrary<TradeBillLine> = fc.oneof(
  fc.record({ kind: fc.constant('payment' as const), ...common }),
  fc.record({
    kind: fc.constant('refund' as const),
    ...common,
    refundId: id,
    refundStatus: fc.constantFrom('SUCCESS' as const, 'PROCESSING' as const, 'FAIL' as const),
  }),
);
const anyBill = fc.uniqueArray(anyLine, {
  maxLength: 30,
  selector: (line) => (line.kind === 'payment' ? `p${line.transactionId}` : `r${line.refundId}`),
});
const anyVariant = fc.record({
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
  mark: fc.boolean(),
  gzip: fc.boolean(),
  era: fc.constantFrom('today' as const, '2014' as const),
});

test.prop([anyBill, anyVariant])(
  'any bill that the provider can write comes back as it was',
  (bill, variant) => {
    const lines = linesOf(read(bill, variant));
    expect(lines.map((line) => BillLine.parse(line))).toEqual(lines);
    const wanted = bill.map((line) => ({
      ...(line.kind === 'payment'
        ? { kind: 'payment' }
        : {
            kind: 'refund',
            refundId: line.refundId,
            progress: { SUCCESS: 'completed', PROCESSING: 'processing', FAIL: 'failed' }[
              line.refundStatus ?? 'SUCCESS'
            ],
          }),
      at: line.at,
      transactionId: line.transactionId,
      merchantOrderId: line.merchantOrderId,
      amount: line.amount,
      feeMilliFen: line.feeMilliFen,
      product: line.product,
    }));
    expect(lines).toMatchObject(wanted);
    expect(new Set(lines.map((line) => line.identity)).size).toBe(bill.length);
  },
);
