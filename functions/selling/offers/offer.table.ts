import * as z from 'zod';
import type { CampaignId, MerchantId, OfferId, OrganisationId } from '../../shared/ids';
import { unplaced, type Placed } from '../../shared/placed';
import { makeOnce } from '../../platform/table/once';
import { table, type Page, type Write } from '../../platform/table/table';
import { changeBeside, changeItem } from '../../platform/table/change-item';
import { FormerOffer, type Offer, type OfferRow } from './offer';
import { formerOfferItem, offerItem, offerTermsItem, until } from './offer.item';

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
 * As `getOffer`, as it stands now, with its place in the lists.
 * @question This offer as it stands, to change it
 * @key main `ORG#{o}#OFFER#{offer}` / `OFFER, TERMS`
 * @cost 1 RCU
 */
export const getPlacedOffer = async (
  organisationId: OrganisationId,
  offerId: OfferId,
  fresh = true,
): Promise<Placed<Offer> | undefined> => {
  const items = await table.all(z.looseObject({ kind: z.string() }), {
    pk: offerItem.partition({ organisationId, offerId }),
    between: [offerItem.begins(), offerTermsItem.begins()],
    fresh,
    most: 2,
  });
  const row = items.find(({ kind }) => kind === offerItem.kind);
  const terms = items.find(({ kind }) => kind === offerTermsItem.kind);
  return row && terms && { ...offerItem.read(row), ...offerTermsItem.read(terms) };
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
  const offer = await getPlacedOffer(organisationId, offerId, fresh);
  return offer && unplaced(offer);
};

/**
 * What it was called and cost when it was of this revision. Nothing is read where it still is.
 * @question What was it when this was ordered?
 * @key main `ORG#{o}#OFFER#{offer}` / `WAS#{until}`
 * @cost ½ RCU, of one that changed since
 */
export const offerAt = async <O extends FormerOffer & Pick<Offer, 'offerId' | 'revision'>>(
  organisationId: OrganisationId,
  offer: O,
  revision: number,
): Promise<O> => {
  if (revision >= offer.revision) return offer;
  const { items } = await table.page(formerOfferItem.stored, {
    pk: formerOfferItem.partition({ organisationId, offerId: offer.offerId }),
    between: [formerOfferItem.begins({ until: until(revision) }), formerOfferItem.begins({ until: '~' })],
    limit: 1,
  });
  return { ...offer, ...items[0] };
};

/**
 * By campaign, oldest first. @param drafts staff see them too
 * @question What is on sale? (or, for staff in the index lists: what is offered?)
 * @key queue `ORG#{o}#ON-SALE or ORG#{o}#OFFERS` / `{campaign}#{made at}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listOffers = async (
  organisationId: OrganisationId,
  ask: { drafts: boolean; campaignId?: CampaignId | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<OfferRow>> => {
  const index = ask.drafts ? 'lists' : 'queue';
  const { items, ...rest } = await table.page(offerItem.stored, {
    index,
    pk: offerItem.listed(index, { organisationId }),
    begins: ask.campaignId ?? 'cmp_',
    limit: ask.limit,
    cursor: ask.cursor,
  });
  return { items: items.map(unplaced), ...rest };
};

/**
 * In the order asked; of what is no offer, none. At most 100.
 * @question Whose are these offers?
 * @key main `ORG#{o}#OFFER#{offer}` / `TERMS`
 * @cost ½ RCU each
 */
export const getMerchantsOf = async (
  organisationId: OrganisationId,
  offerIds: readonly OfferId[],
): Promise<(MerchantId | undefined)[]> => {
  const keys = offerIds.map((offerId) => offerTermsItem.key({ organisationId, offerId }));
  return (await table.getMany(offerTermsItem.stored, keys)).map((terms) => terms?.merchantId);
};

/**
 * What was changed of it: its row and places in the lists, and its terms; what it was before is kept for who ordered then.
 * @question It is to be so from now on: written anew, on sale, paused, closed
 * @key main `ORG#{o}#OFFER#{offer}` / `OFFER, TERMS, WAS#{until}`
 * @holds it stands as it was read → stale: decide anew
 * @cost 2–6 WCU in a transaction + 1 lists + 1 queue
 */
export const writeOffer = (
  organisationId: OrganisationId,
  before: Placed<Offer>,
  after: Placed<Offer>,
): Write[] => {
  const [was, is] = [
    { ...before, organisationId },
    { ...after, organisationId },
  ];
  const isSame = JSON.stringify(FormerOffer.parse(was)) === JSON.stringify(FormerOffer.parse(is));
  return [
    changeItem(offerItem, was, is),
    ...changeBeside(offerTermsItem, was, is),
    ...(isSame ? [] : [table.writes.put(formerOfferItem.item({ ...was, until: until(was.revision) }))]),
  ];
};
