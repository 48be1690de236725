import { isStaff, type Actor } from '../../shared/actor';
import type { CampaignId, OfferId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { fen } from '../../shared/money';
import type { Page } from '../../platform/table/table';
import { accrued } from '../../books/dues/due';
import { listSales } from '../../books/dues/sales.table';
import { asShown, isOfferPublic, type OfferAsShown, type OfferRow } from './offer';
import { getOffer, listOffers } from './offer.table';

/** A draft is for staff only; what was on sale goes on being read, with how many are left under a maximum. Refuses `not-found`. */
export const findOffer = async (
  by: Actor,
  { organisationId, offerId }: { organisationId: OrganisationId; offerId: OfferId },
): Promise<OfferAsShown> => {
  const offer = await getOffer(organisationId, offerId);
  if (!offer || !(isOfferPublic(offer) || isStaff(by))) return refuse('not-found');
  const asks = offer.maximum !== undefined && offer.status === 'open';
  return asShown(offer, asks ? accrued(await listSales(organisationId, offer.fundId, offer)).amount : fen(0));
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
