import { dueFromMerchant, move, ofFund, type Entry } from '../../books/ledger/entry';
import type { Fen } from '../../shared/money';
import type { Day } from '../../shared/time';
import { donationOf, type PaidOrder, type Refund } from './order';

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

/** The reverse, for the items that a refund undoes. @param donation their donation, in fen, above 0 */
export const refundEntry = (
  order: PaidOrder,
  refund: Refund,
  on: { donation: Fen; dueDay: Day; duePage: number },
): Entry => ({
  entryId: `refund-${order.payment.provider}-${refund.refundId}`,
  fundId: order.fundId,
  at: refund.at,
  because: 'refund',
  orderId: order.orderId,
  dueDay: on.dueDay,
  duePage: on.duePage,
  legs: move(on.donation, { debit: ofFund(order.fundId), credit: dueFromMerchant(order.merchantId) }),
});
