import * as z from 'zod';
import type { CampaignId, OfferId, OrganisationId } from '../../shared/ids';
import { makeOnce } from '../../platform/table/once';
import { table, type Page, type Write } from '../../platform/table/table';
import type { Offer, OfferRow } from './offer';
import { offerItem, offerTermsItem } from './offer.item';

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
  { at: madeAt, asked }: { at: string; asked: unknown },
  also: readonly Write[],
): Promise<void> => {
  const whole = { ...offer, organisationId, madeAt };
  await makeOnce(offerTermsItem, whole, {
    asked,
    also: [table.writes.put(offerItem.item({ ...whole, status: 'draft' })), ...also],
  });
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
  const items = await table.all(z.looseObject({ kind: z.string() }), {
    pk: offerItem.partition({ organisationId, offerId }),
    fresh,
    most: 2,
  });
  const row = items.find(({ kind }) => kind === offerItem.kind);
  const terms = items.find(({ kind }) => kind === offerTermsItem.kind);
  return row && terms && { ...offerItem.read(row), ...offerTermsItem.read(terms) };
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
): Promise<Page<OfferRow>> => {
  const index = ask.drafts ? 'lists' : 'queue';
  return table.page(offerItem.stored, {
    index,
    pk: offerItem.listed(index, { organisationId }),
    begins: ask.campaignId ?? 'cmp_',
    limit: ask.limit,
    cursor: ask.cursor,
  });
};

/**
 * On sale from now on. Done twice it changes nothing.
 * @question Everybody may buy it
 * @key main `ORG#{o}#OFFER#{offer}` / `OFFER`
 * @holds it is not on sale → already
 * @cost 2 WCU in a transaction + 1 lists + 1 queue
 */
export const putOnSale = (organisationId: OrganisationId, offerId: OfferId): Write =>
  table.writes.update(offerItem.key({ organisationId, offerId }), {
    set: 'SET queuePk = :list, queueSk = listSk',
    condition: 'attribute_exists(pk) AND attribute_not_exists(queuePk)',
    values: { ':list': offerItem.listed('queue', { organisationId }) },
    otherwise: () => undefined,
  });
