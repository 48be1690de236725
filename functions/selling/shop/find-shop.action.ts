import type { Member } from '../../shared/actor';
import type { CampaignId, FundId, MerchantId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { atShanghai, type Day } from '../../shared/time';
import type { Page } from '../../platform/table/table';
import { maySee, whoseToSee } from '../../books/dues/whose';
import { listEntriesBetween } from '../../books/ledger/entry.table';
import { listAgreements } from '../agreements/agreement.table';
import type { OfferRow } from '../offers/offer';
import { getMerchantsOf, getOffer, listOffers, offerAt } from '../offers/offer.table';
import { offerRevisionOf, type Order } from '../orders/order';
import { getOrders } from '../orders/order.table';
import { merchantSaleOf, salesOf, type MerchantSale } from './shop';

const PAGE = 50;
const DAY_MS = 86_400_000;

/** Refuses `not-found` for another merchant's. */
const assertOwn = (by: Member, merchantId: MerchantId): void => {
  if (!maySee(whoseToSee(by), merchantId)) refuse('not-found');
};

const campaignsOf = async (organisationId: OrganisationId, merchantId: MerchantId): Promise<CampaignId[]> => {
  const { items } = await listAgreements(organisationId, { merchantId, limit: PAGE });
  return [...new Set(items.map(({ campaignId }) => campaignId))];
};

/**
 * What a merchant offers, drafts too: in the campaigns of its newest fifty agreements, among the first fifty offers of each. For those
 * who keep the books and for the merchant's own person. Refuses `not-found`.
 */
export const findMerchantOffers = async (
  by: Member,
  { merchantId }: { merchantId: MerchantId },
): Promise<Page<OfferRow>> => {
  assertOwn(by, merchantId);
  const { organisationId } = by;
  const campaigns = await campaignsOf(organisationId, merchantId);
  const pages = await Promise.all(
    campaigns.map(async (campaignId) => {
      const { items } = await listOffers(organisationId, { drafts: true, campaignId, limit: PAGE });
      const whose = await getMerchantsOf(
        organisationId,
        items.map(({ offerId }) => offerId),
      );
      return items.filter((_row, at) => whose[at] === merchantId);
    }),
  );
  return { items: pages.flat() };
};

const namesOf = async (organisationId: OrganisationId, orders: readonly (Order | undefined)[]) => {
  const known = new Map<string, ReturnType<typeof getOffer>>();
  for (const order of orders)
    if (order && !known.has(order.offerId)) known.set(order.offerId, getOffer(organisationId, order.offerId));
  return async (order: Order) => {
    const offer = await known.get(order.offerId);
    return offer && (await offerAt(organisationId, offer, offerRevisionOf(order))).name;
  };
};

/**
 * What a merchant sold, and what was refunded, on a day (Asia/Shanghai), oldest first: of its buyers nothing. Others sell into the same
 * fund, so a page may be short while more follow. Refuses `not-found` for another merchant's.
 */
export const findMerchantSales = async (
  by: Member,
  {
    merchantId,
    fundId,
    day,
    ...page
  }: { merchantId: MerchantId; fundId: FundId; day: Day; limit: number; cursor?: string | undefined },
): Promise<Page<MerchantSale>> => {
  assertOwn(by, merchantId);
  const { organisationId } = by;
  const from = atShanghai(`${day}T00:00:00`);
  const span = { from, to: new Date(Date.parse(from) + DAY_MS).toISOString() };
  const { items, ...rest } = await listEntriesBetween(organisationId, fundId, span, page);
  const entries = salesOf(merchantId, items);
  const orders = await getOrders(
    organisationId,
    entries.map(({ orderId }) => orderId),
  );
  const nameOf = await namesOf(organisationId, orders);
  const sales = await Promise.all(
    entries.map(async (entry, at) => {
      const order = orders[at];
      const name = order && (await nameOf(order));
      return order && name ? [merchantSaleOf(entry, order, name)] : [];
    }),
  );
  return { items: sales.flat(), ...rest };
};
