import type { CampaignId, OfferId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import type { Offer, OfferRow } from './offer';
import { getOffer, listOffers } from './offer.table';

/** A draft is for staff only. Refuses `not-found`. */
export const findOffer = async (
  organisationId: OrganisationId,
  offerId: OfferId,
  seesDrafts: boolean,
): Promise<Offer> => {
  const offer = await getOffer(organisationId, offerId);
  return offer && (offer.status === 'open' || seesDrafts) ? offer : refuse('not-found');
};

/** By campaign; staff see drafts too. */
export const findOffers = (
  organisationId: OrganisationId,
  ask: { drafts: boolean; campaignId?: CampaignId | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<OfferRow>> => listOffers(organisationId, ask);
