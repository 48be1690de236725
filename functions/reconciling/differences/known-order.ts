import type { OrderId } from '../../shared/ids';
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

/** An order as a bill's line is compared with it. @param holder whose the line's payment number is */
export const knownOrderOf = (order: Order | undefined, holder?: OrderId): KnownOrder => {
  if (!order) return { state: 'unknown' };
  if (order.status === 'paid') return paidOrderOf(order);
  const { orderId } = order;
  const holderId = holder === orderId ? undefined : holder;
  return { state: 'placed', orderId, amount: totalOf(order), holderId };
};

/** Those of them that are paid. */
export const paidOrdersOf = (orders: readonly (Order | undefined)[]): PaidOrder[] =>
  orders.flatMap((order) => (order?.status === 'paid' ? [paidOrderOf(order)] : []));
