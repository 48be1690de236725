import type { Order } from '../../selling/orders/order';
import { refundsOf, totalOf } from '../../selling/orders/order';
import type { KnownOrder, PaidOrder } from './compare-with-books';

const paidOrderOf = (order: Extract<Order, { status: 'paid' }>): PaidOrder => ({
  state: 'paid',
  orderId: order.orderId,
  amount: totalOf(order),
  transactionId: order.payment.transactionId,
  at: order.payment.paidAt,
  refunds: refundsOf(order),
});

/** An order as a bill's line is compared with it. */
export const knownOrderOf = (order: Order | undefined): KnownOrder => {
  if (!order) return { state: 'unknown' };
  return order.status === 'paid'
    ? paidOrderOf(order)
    : { state: 'placed', orderId: order.orderId, amount: totalOf(order) };
};

/** Those of them that are paid. */
export const paidOrdersOf = (orders: readonly (Order | undefined)[]): PaidOrder[] =>
  orders.flatMap((order) => (order?.status === 'paid' ? [paidOrderOf(order)] : []));
