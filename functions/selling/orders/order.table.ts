import * as z from 'zod';
import type { OrderId, OrganisationId } from '../../shared/ids';
import type { Fen } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { stale } from '../../platform/table/decide-again';
import { fingerprint, makeOnce } from '../../platform/table/once';
import { table, type Found, type Write } from '../../platform/table/table';
import { otherPaymentOf, Refund, refundChanges, type Order, type PaidOrder, type Payment } from './order';
import { orderItem } from './order.item';
import { keyHashOf, opens, viewKeyOf } from './view-key';

/**
 * One put (1 WCU, in no index). A retry gets the order as it stands.
 * @question I order this
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 1 WCU
 */
export const putNewOrder = (order: Order, asked: unknown): Promise<Order> =>
  makeOnce(orderItem, order, { asked });

/**
 * It was not sold any more when the order stood: of an order of which nobody was told. One that was paid, or told, stays.
 * @question I did not order this after all
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds it is not paid, and nobody was told of it → it stays
 * @cost 2 WCU in a transaction
 */
export const takeBackOrder = async (order: Pick<Order, 'organisationId' | 'orderId'>): Promise<void> => {
  await table.transact([
    table.writes.delete(orderItem.key(order), {
      condition: '#status = :placed AND attribute_not_exists(told)',
      names: { '#status': 'status' },
      values: { ':placed': 'placed' },
      otherwise: () => undefined,
    }),
  ]);
};

/**
 * Somebody is told of it who did not make it: who made it takes it back no more. `gone` where that was done.
 * @question I ordered this before
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds it stands → gone
 * @cost 1 WCU, of a repeat within half a minute
 */
export const keepOrder = (order: Pick<Order, 'organisationId' | 'orderId'>): Promise<'gone' | undefined> =>
  table.update(orderItem.key(order), {
    set: 'SET told = :yes',
    condition: 'attribute_exists(pk)',
    values: { ':yes': true },
    otherwise: () => 'gone' as const,
  });

/**
 * The order that this very request made before. Refuses `request-key-reused` for another request's.
 * @question Did this request order before?
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @cost 1 RCU
 */
export const getOrderAsked = async (
  organisationId: OrganisationId,
  orderId: OrderId,
  asked: unknown,
): Promise<Order | undefined> => {
  const found = await table.get(
    z.looseObject({ asked: z.string() }),
    orderItem.key({ organisationId, orderId }),
  );
  if (!found) return undefined;
  return found.asked === fingerprint(asked) ? orderItem.read(found) : refuse('request-key-reused');
};

/**
 * @question This order
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @cost 1 RCU
 */
export const getOrder = (organisationId: OrganisationId, orderId: OrderId): Promise<Order | undefined> =>
  table.get(orderItem.stored, orderItem.key({ organisationId, orderId }));

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
    orderItem.stored,
    orderIds.map((orderId) => orderItem.key({ organisationId, orderId })),
  );

/** A key that follows from another secret than that of the order's first day opens it from now on too: once for each secret. */
const addKeyHash = async (order: Order, keyHash: string): Promise<void> => {
  await table.update(orderItem.key(order), {
    set: 'SET laterKeyHashes = list_append(if_not_exists(laterKeyHashes, :none), :one)',
    condition: 'attribute_exists(pk) AND NOT contains(laterKeyHashes, :hash)',
    values: { ':none': [], ':one': [keyHash], ':hash': keyHash },
    otherwise: () => undefined,
  });
};

/**
 * The key that is told to whoever may open this order: it follows from the secret, and is compared with what was kept. Where the
 * secret was turned in between, the order is opened by this one too.
 * @question This key is told: does it open the order?
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds it does not open it yet → nothing
 * @cost none; 1 WCU once after the secret was turned
 */
export const keyThatOpens = async (order: Order, secret: string): Promise<string> => {
  const viewKey = viewKeyOf(order.orderId, secret);
  if (!opens(order, viewKey)) await addKeyHash(order, keyHashOf(viewKey));
  return viewKey;
};

const paid = (payment: Payment) => ({
  set: 'SET #status = :paid, payment = :payment',
  condition: '#status = :placed',
  names: { '#status': 'status' },
  values: { ':paid': 'paid', ':placed': 'placed', ':payment': payment },
});
const otherPayment = (found: Found, payment: Payment): Payment | undefined => {
  const order = orderItem.read(found);
  if (order.status !== 'paid') throw new Error(`${order.orderId} was neither paid nor made so`);
  return otherPaymentOf(order, payment);
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
  table.update(orderItem.key(order), {
    ...paid(payment),
    otherwise: (found) => otherPayment(found, payment),
  });

/**
 * The same decision by the order's id alone, told by who took the money: one call, where the order is placed and costs what came.
 * Undefined where that made it paid; else the order as it stands, if there is one, for its caller to judge.
 * @param amount fen
 * @question It is paid, says the provider (without reading it first)
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds it is not paid, and costs this much → what stands there
 * @cost 1 WCU
 */
export const putPaidWhole = (
  id: Pick<Order, 'organisationId' | 'orderId'>,
  payment: Payment,
  amount: Fen,
): Promise<{ standing: Order | undefined } | undefined> => {
  const { set, condition, names, values } = paid(payment);
  return table.update(orderItem.key(id), {
    set,
    condition: `${condition} AND #total = :amount`,
    names: { ...names, '#total': 'total' },
    values: { ...values, ':amount': amount },
    otherwise: (found) => ({ standing: found && orderItem.read(found) }),
  });
};

/**
 * The same decision within a transaction of staff. Refuses `order-already-paid` where another payment came first.
 * @question It is paid, says a bill
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds it is not paid → already where this paid it, else order-already-paid
 * @cost 2 WCU in a transaction
 */
export const markPaid = (order: Order, payment: Payment): Write =>
  table.writes.update(orderItem.key(order), {
    ...paid(payment),
    otherwise: (found) => (otherPayment(found, payment) ? refuse('order-already-paid') : undefined),
  });

/** The refunds as they are to be. Condition: none was recorded or undone since the order was read. */
const asTheyStood = (order: PaidOrder, refunds: readonly Refund[], undone?: readonly Refund[]) => {
  const before = refundChanges(order);
  return {
    set: `SET refunds = :refunds, refunded = :after${undone ? ', undoneRefunds = :undone' : ''}`,
    condition: `#status = :paid AND ${before === 0 ? 'attribute_not_exists(refunded)' : 'refunded = :before'}`,
    names: { '#status': 'status' },
    values: {
      ':paid': 'paid',
      ':refunds': refunds,
      ':after': before + 1,
      ...(undone && { ':undone': undone }),
      ...(before > 0 && { ':before': before }),
    },
  };
};

/**
 * Notes a refund on the order. Condition: no other came since it was read (`stale`). This one again changes nothing.
 * @question Some of it was given back
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds no other refund came since it was read → already where it is this one, else stale
 * @cost 2 WCU in a transaction
 */
export const putRefund = (order: PaidOrder, refund: Refund): Write =>
  table.writes.update(orderItem.key(order), {
    ...asTheyStood(order, [...order.refunds, refund]),
    otherwise: (found) => {
      const standing = Refund.array().safeParse(found?.['refunds']).data ?? [];
      if (!standing.some(({ refundId }) => refundId === refund.refundId)) stale();
    },
  });

/**
 * A refund that was recorded counts for nothing any more, and stays among those undone. Condition: none was recorded or undone since
 * the order was read (`stale`), so that it is undone once.
 * @question It was not given back after all
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @holds its refunds stand as they were read → stale
 * @cost 2 WCU in a transaction
 */
export const takeRefundBack = (order: PaidOrder, refund: Refund): Write =>
  table.writes.update(orderItem.key(order), {
    ...asTheyStood(
      order,
      order.refunds.filter((one) => one !== refund),
      [...(order.undoneRefunds ?? []), refund],
    ),
    otherwise: stale,
  });
