import * as z from 'zod';
import type { Member } from '../../shared/actor';
import type { CampaignId, FundId, OfferId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { addMinutes, atShanghai, dayOf, type Day } from '../../shared/time';
import type { Page } from '../../platform/table/table';
import { getCampaignRow, listCampaigns } from '../campaigns/campaign.table';
import { getOffer, offerAt } from '../offers/offer.table';
import type { Offer } from '../offers/offer';
import { offerRevisionOf, type Order } from './order';
import { orderRowOf, type OrderRow } from './order-row';
import { isWanted, orderSearchIn, type OrderSearch, type OrderState, type Wanted } from './order-search';
import { getOrders } from './order.table';
import { holdersOf } from './payment-number.table';
import { EntryPlace, salesInTurn } from './sales-in-turn.table';

/** So many sales are looked at in one request, where most of them may not be wanted: 25 RCU of entries and 200 of orders at most. */
const MOST_LOOKED_AT = 400;
const AT_ONCE = 100;
const DAY_MINUTES = 1_440;

export type OrdersAsked = {
  organisationId: OrganisationId;
  /** One line, as it was typed. */
  q?: string | undefined;
  campaignId?: CampaignId | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  state?: OrderState | undefined;
  limit: number;
  cursor?: string | undefined;
};
export type OrdersFound = Page<OrderRow> & {
  /** What of the line nobody could make anything of. */
  notUnderstood?: string | undefined;
  /** Sales were looked at back to this day, and there are earlier ones. */
  lookedBackTo?: Day | undefined;
};

const Cursor = z.tuple([EntryPlace.shape.at, EntryPlace.shape.entryId]);
const cursorOf = ({ at, entryId }: EntryPlace): string =>
  Buffer.from(JSON.stringify([at, entryId])).toString('base64url');
const placeIn = (cursor: string): EntryPlace => {
  try {
    const [at, entryId] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at, entryId };
  } catch {
    return refuse('cursor-not-understood');
  }
};

/** Offers of a page, each as it was when it was ordered: read once. */
const offersBy = (organisationId: OrganisationId) => {
  const known = new Map<string, Promise<Offer | undefined>>();
  const once = (key: string, read: () => Promise<Offer | undefined>) => {
    const found = known.get(key) ?? read();
    known.set(key, found);
    return found;
  };
  const now = (offerId: OfferId) => once(offerId, () => getOffer(organisationId, offerId));
  return (order: Order) => {
    const revision = offerRevisionOf(order);
    return once(`${order.offerId} ${revision}`, async () => {
      const offer = await now(order.offerId);
      return offer && offerAt(organisationId, offer, revision);
    });
  };
};

const rowsOf = async (organisationId: OrganisationId, orders: readonly Order[]): Promise<OrderRow[]> => {
  const offerOf = offersBy(organisationId);
  const rows = await Promise.all(
    orders.map(async (order) => {
      const offer = await offerOf(order);
      return offer && orderRowOf(order, offer);
    }),
  );
  return rows.filter((row) => row !== undefined);
};

/** The funds of all campaigns, or of one. */
const fundsOf = async (
  organisationId: OrganisationId,
  campaignId: CampaignId | undefined,
): Promise<FundId[]> => {
  if (campaignId !== undefined) {
    const campaign = await getCampaignRow(organisationId, campaignId);
    return campaign ? [campaign.fundId] : [];
  }
  const funds: FundId[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCampaigns(organisationId, { drafts: true, limit: AT_ONCE, cursor });
    funds.push(...page.items.map(({ fundId }) => fundId));
    cursor = page.next;
  } while (cursor !== undefined);
  return funds;
};

/** By their numbers: ours, and those that a provider gave their payments. */
const byNumber = async (
  organisationId: OrganisationId,
  { orderIds, numbers }: OrderSearch,
): Promise<Order[]> => {
  const held = numbers.length > 0 ? await holdersOf(organisationId, numbers) : [];
  const ids = [...new Set([...orderIds, ...held.filter((id) => id !== undefined)])];
  const found = ids.length > 0 ? await getOrders(organisationId, ids.slice(0, AT_ONCE)) : [];
  return found.filter((order) => order !== undefined);
};

/** From the newest payment on: those that are wanted, until there are enough or many have been looked at. */
const byTurn = async (
  organisationId: OrganisationId,
  fundIds: readonly FundId[],
  wanted: Wanted,
  { limit, cursor }: Pick<OrdersAsked, 'limit' | 'cursor'>,
): Promise<{ orders: Order[]; next?: EntryPlace }> => {
  const { days, email, amount, state } = wanted;
  const span = days && {
    from: atShanghai(`${days.from}T00:00`),
    to: addMinutes(atShanghai(`${days.to}T00:00`), DAY_MINUTES),
  };
  const isPicky = email !== undefined || amount !== undefined || state !== undefined;
  const after = cursor === undefined ? undefined : placeIn(cursor);
  if (after && span && (after.at < span.from || after.at >= span.to)) refuse('cursor-not-understood');
  const most = isPicky ? Math.max(MOST_LOOKED_AT, limit) : limit;
  const { sales, next } = await salesInTurn(organisationId, fundIds, { ...span, after, most });
  const orders: Order[] = [];
  for (let at = 0; at < sales.length; at += AT_ONCE) {
    const some = sales.slice(at, at + AT_ONCE);
    const read = await getOrders(
      organisationId,
      some.map(({ orderId }) => orderId),
    );
    for (const [index, order] of read.entries()) {
      if (!order || !isWanted(order, wanted)) continue;
      orders.push(order);
      const last = some[index];
      const isMore = next !== undefined || at + index + 1 < sales.length;
      if (orders.length === limit && last) return isMore ? { orders, next: last } : { orders };
    }
  }
  return { orders, ...(next && { next }) };
};

const daysOf = (
  { from, to }: Pick<OrdersAsked, 'from' | 'to'>,
  said: OrderSearch['days'],
): OrderSearch['days'] => {
  if (said) return said;
  if (from === undefined && to === undefined) return undefined;
  return { from: from ?? '2000-01-01', to: to ?? '2099-12-30' };
};

/**
 * Orders for those who keep the books, the last paid first; by one line of text that may name numbers, an e-mail address, an amount
 * and days. What has a number is found at once, also where it is not paid. The others are those that were paid, for they are read
 * from the books: no order costs a write more for it. A page costs ½ RCU a fund and ½ an order; where an address, an amount or a state is looked
 * for, at most 400 sales are looked at in one request, and `next` looks further back.
 * Refuses `cursor-not-understood`.
 */
export const findOrders = async (
  { organisationId }: Member,
  { q = '', campaignId, from, to, state, limit, cursor }: OrdersAsked,
  now: Date,
): Promise<OrdersFound> => {
  const search = orderSearchIn(q, dayOf(now.toISOString()));
  const { email, amount, rest } = search;
  if (rest.length > 0) return { items: [], notUnderstood: rest.join(' ') };
  const wanted: Wanted = { email, amount, days: daysOf({ from, to }, search.days), state };
  if (search.orderIds.length + search.numbers.length > 0) {
    const orders = (await byNumber(organisationId, search)).filter(
      (order) => isWanted(order, wanted) && (campaignId === undefined || order.campaignId === campaignId),
    );
    return { items: await rowsOf(organisationId, orders) };
  }
  const fundIds = await fundsOf(organisationId, campaignId);
  const { orders, next } = await byTurn(organisationId, fundIds, wanted, { limit, cursor });
  const items = await rowsOf(organisationId, orders);
  return next ? { items, next: cursorOf(next), lookedBackTo: dayOf(next.at) } : { items };
};
