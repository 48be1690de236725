import * as z from 'zod';
import { codec } from '../../platform/table/item';
import { FormerOffer, OfferRow, OfferTerms } from './offer';

/**
 * All of them stand in one index, for staff; those on sale in the other, for everybody. What the keys say is not kept twice:
 * twenty rows stay within one read unit. Both lists go by when it was made (`madeAt`, UTC): who changes it reads that too.
 */
export const offerItem = codec({
  kind: 'offer',
  version: 2,
  pk: 'ORG#{organisationId}#OFFER#{offerId}',
  sk: 'OFFER',
  lists: { pk: 'ORG#{organisationId}#OFFERS', sk: '{campaignId}#{madeAt}' },
  queue: {
    pk: 'ORG#{organisationId}#ON-SALE',
    sk: '{onSaleFor}#{madeAt}',
    when: ({ status }) => status === 'open',
  },
  shape: OfferRow.extend({ madeAt: z.iso.datetime().optional() }),
  // Of the status, the keys say enough of a draft and of what is on sale.
  pack: ({ name, price, perItem, unit, use, campaignId, status, revision }) => ({
    keep: {
      ...{ name, price, perItem, unit, use, revision },
      ...((status === 'paused' || status === 'closed') && { status }),
    },
    parts: { onSaleFor: campaignId },
  }),
  unpack: (kept, { offerId, campaignId, onSaleFor, madeAt }) => ({
    status: onSaleFor === undefined ? 'draft' : 'open',
    ...kept,
    offerId,
    campaignId,
    madeAt,
  }),
});

/** What it was called and cost until the revision that the key says (six digits): whoever ordered then reads it there. */
export const formerOfferItem = codec({
  kind: 'offer-former',
  version: 1,
  pk: 'ORG#{organisationId}#OFFER#{offerId}',
  sk: 'WAS#{until}',
  shape: FormerOffer,
  pack: ({ name, price }) => ({ keep: { name, price } }),
});
/** Where a revision stands among them. */
export const until = (revision: number): string => String(revision).padStart(6, '0');

/** By which agreement it sells: no list shows it. */
export const offerTermsItem = codec({
  kind: 'offer-terms',
  version: 1,
  pk: 'ORG#{organisationId}#OFFER#{offerId}',
  sk: 'TERMS',
  shape: OfferTerms,
});
