import type { FundId, OrderId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { config } from '../../platform/config';
import { addMinutes, atShanghai, dayOf, type Day } from '../../shared/time';
import { listCampaigns } from '../../selling/campaigns/campaign.table';
import type { CampaignRow } from '../../selling/campaigns/campaign';
import type { Entry } from '../../books/ledger/entry';
import { listEntriesBetween } from '../../books/ledger/entry.table';
import { getOrders } from '../../selling/orders/order.table';
import type { Order } from '../../selling/orders/order';
import type { Period } from '../readers/reader';

/** Whose payments a WeChat Pay bill lists: on one machine the sandbox plays WeChat Pay. */
export const BILL_PROVIDER = config.sandboxSecret === undefined ? 'wechat' : 'sandbox';

const DAY_MINUTES = 1_440;
/** A provider gives money back for a year after the payment. */
const REFUNDABLE_DAYS = 366;
const MOST_ENTRIES = 100_000;
const PAGE = 500;
const CAMPAIGNS_PAGE = 50;
const MOST_AT_ONCE = 100;

const midnight = (day: Day): string => atShanghai(`${day}T00:00`);
const later = (day: Day, days: number): Day => dayOf(addMinutes(midnight(day), days * DAY_MINUTES));

const isInBooksOf = (campaign: CampaignRow, period: Period): boolean =>
  campaign.startsOn <= period.to && later(campaign.endsOn, REFUNDABLE_DAYS) >= period.from;

/** Funds of the campaigns that may have sold, or given back, in these days. */
const fundsIn = async (organisationId: OrganisationId, period: Period): Promise<FundId[]> => {
  const funds: FundId[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCampaigns(organisationId, { drafts: true, limit: CAMPAIGNS_PAGE, cursor });
    funds.push(...page.items.filter((campaign) => isInBooksOf(campaign, period)).map(({ fundId }) => fundId));
    cursor = page.next;
  } while (cursor);
  return funds;
};

export type SoldEntry = Extract<Entry, { because: 'sale' | 'refund' }>;
const isSold = (entry: Entry): entry is SoldEntry => entry.because === 'sale' || entry.because === 'refund';

/**
 * Every sale and refund that the books hold in these days (Asia/Shanghai), fund by fund. It costs one query for each campaign of
 * the last year, and half a read unit for about twenty entries of these days, whatever the books hold besides.
 * Refuses `statement-period-too-long` before it reads more than 100,000: as many as two of the longest files.
 * @question What do our books say of these days? (through listCampaigns, listEntriesBetween)
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#{from} to ENTRY#{to}`
 * @cost ½ RCU a campaign, and for about ten entries
 */
export const soldInDays = async (organisationId: OrganisationId, period: Period): Promise<SoldEntry[]> => {
  const span = { from: midnight(period.from), to: midnight(later(period.to, 1)) };
  const entries: Entry[] = [];
  for (const fundId of await fundsIn(organisationId, period)) {
    let cursor: string | undefined;
    do {
      const page = await listEntriesBetween(organisationId, fundId, span, { limit: PAGE, cursor });
      entries.push(...page.items);
      if (entries.length > MOST_ENTRIES) refuse('statement-period-too-long', { most: MOST_ENTRIES });
      cursor = page.next;
    } while (cursor);
  }
  return entries.filter(isSold);
};

/**
 * As many orders as asked, each once, a hundred at a time; by their ids. What no order has is not among them.
 * @question The orders that a bill names (through getOrders)
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @cost ½ RCU each
 */
export const ordersById = async (
  organisationId: OrganisationId,
  orderIds: readonly OrderId[],
): Promise<Map<string, Order>> => {
  const wanted = [...new Set(orderIds)];
  const found = new Map<string, Order>();
  for (let at = 0; at < wanted.length; at += MOST_AT_ONCE) {
    for (const order of await getOrders(organisationId, wanted.slice(at, at + MOST_AT_ONCE)))
      if (order) found.set(order.orderId, order);
  }
  return found;
};
