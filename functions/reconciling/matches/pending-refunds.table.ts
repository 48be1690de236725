import type { OrganisationId } from '../../shared/ids';
import { type Fen, fen } from '../../shared/money';
import { dayOf } from '../../shared/time';
import { dueIdOf, type DueId } from '../../books/dues/due';
import { getEntry } from '../../books/ledger/entry.table';
import type { Order } from '../../selling/orders/order';
import { saleEntry } from '../../selling/orders/sale';
import { ordersById } from '../differences/books-of-days.table';
import type { Difference } from '../differences/difference';
import { listDifferences } from '../differences/difference.table';

/** So many open differences are looked through. */
const MOST_DIFFERENCES = 1_000;

type Refund = Extract<Difference, { reason: 'refund-not-recorded' }>;

/** The due on which the order's sale was counted, if it was. */
const dueOf = async (order: Order): Promise<DueId | undefined> => {
  if (order.status !== 'paid') return undefined;
  const { organisationId, merchantId, fundId, payment } = order;
  const entry = await getEntry(organisationId, saleEntry(order, 1));
  if (entry?.because !== 'sale') return undefined;
  return dueIdOf({ merchantId, fundId, day: dayOf(payment.paidAt), page: entry.duePage });
};

/** The donation of the items that it undoes, a part of an item for a part of its donation. Fen. */
const donationBack = (order: Order, { billAmount }: Refund): Fen =>
  fen(Math.round((billAmount / order.promised.price) * order.promised.perItem));

/**
 * Dues of which a refund waits in an open difference, and by how much each will be less once that is recorded (fen). Of the oldest 1,000 differences.
 * @question Which dues will be less, once a refund is recorded? (through listDifferences, ordersById, getEntry)
 * @key queue `ORG#{o}#DIFFERENCES` / `{at}`
 * @cost ½ RCU for about twenty differences, 1½ RCU for each refund among them
 */
export const pendingRefunds = async (organisationId: OrganisationId): Promise<Map<DueId, Fen>> => {
  const { items } = await listDifferences(organisationId, { status: 'open', limit: MOST_DIFFERENCES });
  const refunds = items.flatMap(({ found }) => (found.reason === 'refund-not-recorded' ? [found] : []));
  const orders = await ordersById(
    organisationId,
    refunds.map(({ orderId }) => orderId),
  );
  const pending = new Map<DueId, Fen>();
  for (const refund of refunds) {
    const order = orders.get(refund.orderId);
    const dueId = order && (await dueOf(order));
    if (dueId) pending.set(dueId, fen((pending.get(dueId) ?? 0) + donationBack(order, refund)));
  }
  return pending;
};
