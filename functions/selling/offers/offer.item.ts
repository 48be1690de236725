import * as z from 'zod';
import { codec } from '../../platform/table/item';
import { OfferRow, OfferTerms } from './offer';

/**
 * All of them stand in one index, for staff; those on sale in the other, for everybody. What the keys say is not kept twice:
 * twenty rows stay within one read unit. Both lists go by when it was made (`madeAt`, UTC, written and never read back).
 */
export const offerItem = codec({
  kind: 'offer',
  version: 1,
  pk: 'ORG#{organisationId}#OFFER#{offerId}',
  sk: 'OFFER',
  lists: { pk: 'ORG#{organisationId}#OFFERS', sk: '{campaignId}#{madeAt}' },
  queue: {
    pk: 'ORG#{organisationId}#ON-SALE',
    sk: '{onSaleFor}#{madeAt}',
    when: ({ status }) => status === 'open',
  },
  shape: OfferRow.extend({ madeAt: z.iso.datetime().optional() }),
  pack: ({ name, price, perItem, unit, use, campaignId }) => ({
    keep: { name, price, perItem, unit, use },
    parts: { onSaleFor: campaignId },
  }),
  unpack: (kept, { offerId, campaignId, onSaleFor }) => ({
    ...kept,
    offerId,
    campaignId,
    status: onSaleFor === undefined ? 'draft' : 'open',
  }),
});

/** By which agreement it sells: no list shows it, and it never changes. */
export const offerTermsItem = codec({
  kind: 'offer-terms',
  version: 1,
  pk: 'ORG#{organisationId}#OFFER#{offerId}',
  sk: 'TERMS',
  shape: OfferTerms,
});
