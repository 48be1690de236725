import { isStaff, type Actor } from '../../shared/actor';
import type { CampaignId, OfferId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import { isOfferPublic, type Offer, type OfferRow } from './offer';
import { getOffer, listOffers } from './offer.table';

/** A draft is for staff only; what was on sale goes on being read. Refuses `not-found`. */
export const findOffer = async (
  by: Actor,
  { organisationId, offerId }: { organisationId: OrganisationId; offerId: OfferId },
): Promise<Offer> => {
  const offer = await getOffer(organisationId, offerId);
  return offer && (isOfferPublic(offer) || isStaff(by)) ? offer : refuse('not-found');
};

/** By campaign; staff see drafts too. */
export const findOffers = (
  by: Actor,
  {
    organisationId,
    ...ask
  }: {
    organisationId: OrganisationId;
    campaignId?: CampaignId | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<OfferRow>> => listOffers(organisationId, { ...ask, drafts: isStaff(by) });
