import * as z from 'zod';
import type { OrderId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { createOnce } from '../../platform/once';
import { table, type Found, type Write } from '../../platform/table';
import { Order, type PaidOrder, Payment, Refund } from './order';

const keyOf = (organisationId: OrganisationId, orderId: OrderId) => ({
  pk: `ORG#${organisationId}#ORDER#${orderId}`,
  sk: 'ORDER',
});

const WithAsked = z
  .looseObject({ asked: z.string() })
  .transform(({ asked, ...order }) => ({ asked, order: Order.parse(order) }));
const StoredPayment = z.object({ payment: Payment });

/**
 * One put (1 WCU, in no index). A retry gets the order as it stands.
 * @question I order this
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 1 WCU
 */
export const putNewOrder = (order: Order, asked: string): Promise<Order> =>
  createOnce(Order, { ...keyOf(order.organisationId, order.orderId), kind: 'order', ...order, asked });

/**
 * The order that this very request made before. Refuses `request-key-reused` for another request's.
 * @question Did this request order before?
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @cost 1 RCU
 */
export const getOrderAsked = async (
  organisationId: OrganisationId,
  orderId: OrderId,
  asked: string,
): Promise<Order | undefined> => {
  const found = await table.get(WithAsked, keyOf(organisationId, orderId));
  if (!found) return undefined;
  return found.asked === asked ? found.order : refuse('request-key-reused');
};

/**
 * @question This order
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @cost 1 RCU
 */
export const getOrder = (organisationId: OrganisationId, orderId: OrderId): Promise<Order | undefined> =>
  table.get(Order, keyOf(organisationId, orderId));

/**
 * In the order asked; what no order has is undefined. At most 100.
 * @question These orders
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @cost ½ RCU each
 */
export const getOrders = (
  organisationId: OrganisationId,
  orderIds: readonly OrderId[],
): Promise<(Order | undefined)[]> =>
  table.getMany(
    Order,
    orderIds.map((orderId) => keyOf(organisationId, orderId)),
  );

const paid = (payment: Payment) => ({
  set: 'SET #status = :paid, payment = :payment',
  condition: '#status = :placed',
  names: { '#status': 'status' },
  values: { ':paid': 'paid', ':placed': 'placed', ':payment': payment },
});
/**
 * The payment by which it is paid already, if that is another one. The number alone tells: the same payment may have been
 * recorded from a bill, where it goes by the provider's other name.
 */
const otherPayment = (found: Found, payment: Payment): Payment | undefined => {
  const { payment: standing } = StoredPayment.parse(found);
  return standing.transactionId === payment.transactionId ? undefined : standing;
};

/**
 * The one decision about a payment (1 WCU): placed → paid, by the first that comes. Answers undefined where this payment
 * made it paid, now or before; else the payment by which it had been paid already.
 * @question It is paid (the one decision about a payment)
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds it is not paid → nothing where this paid it, else the payment that did
 * @cost 1 WCU
 */
export const putPaid = (order: Order, payment: Payment): Promise<Payment | undefined> =>
  table.update(keyOf(order.organisationId, order.orderId), {
    ...paid(payment),
    otherwise: (found) => otherPayment(found, payment),
  });

/**
 * The same decision within a transaction of staff. Refuses `order-already-paid` where another payment came first.
 * @question It is paid, says a bill
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds it is not paid → already where this paid it, else order-already-paid
 * @cost 2 WCU in a transaction
 */
export const markPaid = (order: Order, payment: Payment): Write =>
  table.writes.update(keyOf(order.organisationId, order.orderId), {
    ...paid(payment),
    otherwise: (found) => (otherPayment(found, payment) ? refuse('order-already-paid') : undefined),
  });

/**
 * Notes a refund on the order. Condition: no other came since it was read (`busy`: read again). This one again changes nothing.
 * @question Some of it was given back
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds no other refund came since it was read → already where it is this one, else busy
 * @cost 2 WCU in a transaction
 */
export const putRefund = (order: PaidOrder, refund: Refund): Write =>
  table.writes.update(keyOf(order.organisationId, order.orderId), {
    set: 'SET refunds = :refunds, refunded = :after',
    condition:
      order.refunds.length === 0
        ? '#status = :paid AND attribute_not_exists(refunded)'
        : '#status = :paid AND refunded = :before',
    names: { '#status': 'status' },
    values: {
      ':paid': 'paid',
      ':refunds': [...order.refunds, refund],
      ':after': order.refunds.length + 1,
      ...(order.refunds.length > 0 && { ':before': order.refunds.length }),
    },
    otherwise: (found) => {
      const standing = Refund.array().safeParse(found?.['refunds']).data ?? [];
      if (!standing.some(({ refundId }) => refundId === refund.refundId)) refuse('busy');
    },
  });
