import type { Member } from '../../shared/actor';
import type { OrganisationId } from '../../shared/ids';
import { linesById } from '../lines/statement-line.table';
import type { Page } from '../../platform/table/table';
import type { Order } from '../../selling/orders/order';
import { whyNotRefunded, type WhyNotRefunded } from '../../selling/orders/refund-of';
import { ordersById } from './books-of-days.table';
import type { Difference } from './difference';
import { listDifferences } from './difference.table';
import type { ListedDifference } from './listed-difference';

type OfRefund = Extract<Difference, { reason: 'refund-not-recorded' | 'refund-of-unpaid-order' }>;
const isOfRefund = (found: Difference): found is OfRefund =>
  found.reason === 'refund-not-recorded' || found.reason === 'refund-of-unpaid-order';

/** By the rule that will judge it. What was recorded meanwhile may be said again: nothing is left to do then. */
const standsAgainst = (order: Order | undefined, found: OfRefund): WhyNotRefunded | undefined => {
  if (order?.status !== 'paid' || order.payment.transactionId !== found.transactionId) return 'not-paid';
  const because = whyNotRefunded(order, { refundId: found.refundId, amount: found.billAmount });
  return because === 'noted' ? undefined : because;
};

/** Never offers what must fail. */
const judged = (difference: ListedDifference, orders: ReadonlyMap<string, Order>): ListedDifference => {
  const { found, may, resolved } = difference;
  if (resolved || !isOfRefund(found)) return difference;
  const because = standsAgainst(orders.get(found.orderId), found);
  if (because === undefined) return difference;
  const how = 'record-refund';
  return { ...difference, may: may.filter((one) => one !== how), mayNot: { how, because } };
};

/** A line that was said to be another movement, and is matched since, is reopened only after that is undone: not offered before. */
const withoutMatched = async (
  organisationId: OrganisationId,
  page: readonly ListedDifference[],
): Promise<ListedDifference[]> => {
  const others = page.flatMap(({ lineId, resolved }) =>
    lineId && resolved?.how === 'another-movement' ? [lineId] : [],
  );
  const lines = await linesById(organisationId, others);
  return page.map((difference) => {
    const line = difference.lineId && lines.get(difference.lineId);
    const { mayReopen: _, ...rest } = difference;
    return line?.state.state === 'matched-to-remittance' ? rest : difference;
  });
};

/** What waits for a person, oldest first, with what may be done about it as the books stand now; or what was resolved, newest first. */
export const findDifferences = async (
  { organisationId }: Member,
  ask: { status: 'open' | 'resolved'; limit: number; cursor?: string | undefined },
): Promise<Page<ListedDifference>> => {
  const page = await listDifferences(organisationId, ask);
  if (ask.status === 'resolved') return { ...page, items: await withoutMatched(organisationId, page.items) };
  const named = page.items.flatMap(({ found, resolved }) =>
    !resolved && isOfRefund(found) ? [found.orderId] : [],
  );
  const orders = await ordersById(organisationId, named);
  return { ...page, items: page.items.map((difference) => judged(difference, orders)) };
};
