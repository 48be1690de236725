import * as z from 'zod';
import type { CampaignId, OfferId, OrganisationId } from '../../shared/ids';
import { createOnceWith } from '../../platform/once';
import { table, type Page, type Write } from '../../platform/table';
import type { Offer } from './offer';
import { OfferRow, OfferTerms } from './offer';

const pkOf = (organisationId: OrganisationId, offerId: OfferId) => `ORG#${organisationId}#OFFER#${offerId}`;
/** All of them, for staff, in one index; those on sale, for everybody, in the other. */
const allOf = (organisationId: OrganisationId) => `ORG#${organisationId}#OFFERS`;
const onSaleOf = (organisationId: OrganisationId) => `ORG#${organisationId}#ON-SALE`;

/** What the keys say is not stored twice: twenty rows stay within one read unit. */
const StoredRow = z.looseObject({ pk: z.string(), listSk: z.string() }).transform(({ pk, listSk, ...rest }) =>
  OfferRow.parse({
    ...rest,
    offerId: pk.split('#')[3],
    campaignId: listSk.split('#')[0],
    status: 'queuePk' in rest ? 'open' : 'draft',
  }),
);

/**
 * Makes the offer's terms and its row in the lists, together and once. @param made when, UTC: the list's order
 * @question A new offer
 * @key main `ORG#{o}#OFFER#{offer}` / `TERMS, OFFER`
 * @holds it stands not yet → nothing, or request-key-reused
 * @cost 4 WCU in a transaction + 1 lists
 */
export const putNewOffer = async (
  organisationId: OrganisationId,
  offer: Offer,
  made: { at: string; asked: string },
  also: readonly Write[],
): Promise<void> => {
  const pk = pkOf(organisationId, offer.offerId);
  const { name, price, perItem, unit, use } = offer;
  const listed = { listPk: allOf(organisationId), listSk: `${offer.campaignId}#${made.at}` };
  const terms = { pk, sk: 'TERMS', kind: 'offer-terms', ...OfferTerms.parse(offer), asked: made.asked };
  await createOnceWith(OfferTerms, terms, [
    table.writes.put({ pk, sk: 'OFFER', kind: 'offer', name, price, perItem, unit, use, ...listed }),
    ...also,
  ]);
};

/**
 * With its terms, in one read. @param fresh read what was acknowledged a moment ago
 * @question This offer with its terms
 * @key main `ORG#{o}#OFFER#{offer}` / `OFFER, TERMS`
 * @cost ½–1 RCU
 */
export const getOffer = async (
  organisationId: OrganisationId,
  offerId: OfferId,
  fresh = false,
): Promise<Offer | undefined> => {
  const items = await table.all(z.looseObject({ sk: z.string() }), {
    pk: pkOf(organisationId, offerId),
    fresh,
    most: 2,
  });
  const row = StoredRow.safeParse(items.find((item) => item.sk === 'OFFER')).data;
  const terms = OfferTerms.safeParse(items.find((item) => item.sk === 'TERMS')).data;
  return row && terms && { ...row, ...terms };
};

/**
 * By campaign, oldest first. @param drafts staff see them too
 * @question What is on sale? (or, for staff in the index lists: what is offered?)
 * @key queue `ORG#{o}#ON-SALE or ORG#{o}#OFFERS` / `{campaign}#{made at}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listOffers = (
  organisationId: OrganisationId,
  ask: { drafts: boolean; campaignId?: CampaignId | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<OfferRow>> =>
  table.page(StoredRow, {
    index: ask.drafts ? 'lists' : 'queue',
    pk: ask.drafts ? allOf(organisationId) : onSaleOf(organisationId),
    begins: ask.campaignId ?? 'cmp_',
    limit: ask.limit,
    cursor: ask.cursor,
  });

/**
 * On sale from now on. Done twice it changes nothing.
 * @question Everybody may buy it
 * @key main `ORG#{o}#OFFER#{offer}` / `OFFER`
 * @holds it is not on sale → already
 * @cost 2 WCU in a transaction + 1 lists + 1 queue
 */
export const putOnSale = (organisationId: OrganisationId, offerId: OfferId): Write =>
  table.writes.update(
    { pk: pkOf(organisationId, offerId), sk: 'OFFER' },
    {
      set: 'SET queuePk = :list, queueSk = listSk',
      condition: 'attribute_exists(pk) AND attribute_not_exists(queuePk)',
      values: { ':list': onSaleOf(organisationId) },
      otherwise: () => undefined,
    },
  );
