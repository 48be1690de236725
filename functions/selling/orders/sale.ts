import { dueFromMerchant, move, ofFund, type Entry } from '../../books/ledger/entry';
import type { Fen } from '../../shared/money';
import type { Day } from '../../shared/time';
import { donationOf, timesUndone, type PaidOrder, type Refund } from './order';

/** The merchant owes, the fund is owed. Its id and time follow from the payment: entered twice it is one. */
export const saleEntry = (order: PaidOrder, duePage: number): Entry => ({
  entryId: `pay-${order.payment.provider}-${order.payment.transactionId}`,
  fundId: order.fundId,
  at: order.payment.paidAt,
  because: 'sale',
  orderId: order.orderId,
  duePage,
  legs: move(donationOf(order), { debit: dueFromMerchant(order.merchantId), credit: ofFund(order.fundId) }),
});

/** Recorded anew after it was undone, it is another happening. */
const refundName = (order: PaidOrder, refundId: string): string => {
  const before = timesUndone(order, refundId);
  return `${order.payment.provider}-${refundId}${before === 0 ? '' : `.${before + 1}`}`;
};
/** Under which the standing refund, or the one that is to be recorded, is in the books. */
export const refundEntryId = (order: PaidOrder, refundId: string): string =>
  `refund-${refundName(order, refundId)}`;

/** The reverse, for the items that a refund undoes. @param donation their donation, in fen, above 0 */
export const refundEntry = (
  order: PaidOrder,
  refund: Refund,
  on: { donation: Fen; dueDay: Day; duePage: number },
): Entry => ({
  entryId: refundEntryId(order, refund.refundId),
  fundId: order.fundId,
  at: refund.at,
  because: 'refund',
  orderId: order.orderId,
  dueDay: on.dueDay,
  duePage: on.duePage,
  legs: move(on.donation, { debit: ofFund(order.fundId), credit: dueFromMerchant(order.merchantId) }),
});

type RefundInBooks = Extract<Entry, { because: 'refund' }>;
/** A refund was recorded and is undone: what its entry moved, the other way. @param at when it was undone, UTC @param on the due that it is counted on */
export const refundUndoneEntry = (
  order: PaidOrder,
  { legs, orderId, fundId }: RefundInBooks,
  { refundId, at, ...on }: { refundId: string; at: string; dueDay: Day; duePage: number },
): Entry => ({
  entryId: `unrefund-${refundName(order, refundId)}`,
  fundId,
  at,
  because: 'refund-undone',
  orderId,
  ...on,
  legs: legs.map((leg) =>
    'debit' in leg
      ? { account: leg.account, credit: leg.debit }
      : { account: leg.account, debit: leg.credit },
  ),
});
