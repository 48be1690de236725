import { type Day, dayOf } from '../../shared/time';
import type { BillCovers, BillLine } from '../readers/bill-line';
import type { PaidOrder } from './compare-with-books';
import type { Difference } from './difference';
import type { LineProblem } from '../readers/problem';

/** What our books hold and a bill lacks. */
export type Lacking = Extract<Difference, { reason: 'missing-from-bill' | 'refund-missing-from-bill' }>;

/** What was read of a bill, as `readStatement` gives it. */
export type ReadBill = {
  lines: readonly BillLine[];
  problems: readonly LineProblem[];
  covers: BillCovers;
  period?: { from: Day; to: Day };
};

/**
 * The reverse of comparing each line: payments and refunds that our books hold in the bill's days and that the bill lacks.
 * A bill of payments alone says nothing of refunds, and the other way round. What may stand on a line that could not be read is not called missing.
 * @param orders paid through this bill's merchant account; those outside of its days are passed over
 */
export const missingFromBill = (orders: readonly PaidOrder[], bill: ReadBill): Lacking[] => {
  const { period, covers } = bill;
  if (!period) return [];
  const inDays = (at: string): boolean => dayOf(at) >= period.from && dayOf(at) <= period.to;
  const payments = new Set(
    bill.lines.filter((line) => line.kind === 'payment').map((line) => line.transactionId),
  );
  const refunds = new Set(bill.lines.filter((line) => line.kind === 'refund').map((line) => line.refundId));
  const unread = bill.problems.map((problem) => problem.raw).join('\n');
  const isMissing = (id: string, listed: ReadonlySet<string>, at: string): boolean =>
    inDays(at) && !listed.has(id) && !unread.includes(id);
  return orders.flatMap((order) => {
    const { orderId, transactionId, amount, at } = order;
    const payment: Lacking = {
      reason: 'missing-from-bill',
      orderId,
      booksAmount: amount,
      transactionId,
      at,
    };
    const paymentMissing = covers !== 'refunds' && isMissing(transactionId, payments, at);
    const refundsMissing =
      covers === 'payments'
        ? []
        : order.refunds.filter((refund) => isMissing(refund.refundId, refunds, refund.at));
    return [
      ...(paymentMissing ? [payment] : []),
      ...refundsMissing.map((refund): Lacking => ({
        reason: 'refund-missing-from-bill',
        orderId,
        booksAmount: refund.amount,
        transactionId,
        refundId: refund.refundId,
        at: refund.at,
      })),
    ];
  });
};
