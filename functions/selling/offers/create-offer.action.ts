import type { Member } from '../../shared/actor';
import { OfferId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { askedBy, idOf } from '../../platform/table/once';
import { getAgreement } from '../agreements/agreement.table';
import { isOver } from '../campaigns/campaign';
import { getCampaignRow } from '../campaigns/campaign.table';
import { assertActive } from '../merchants/merchant';
import { getMerchant } from '../merchants/merchant.table';
import { audited } from '../../people/audit/audit.table';
import { draftOffer, type NewOffer, type Offer } from './offer';
import { getOffer, putNewOffer } from './offer.table';

/**
 * Drafts an offer by an agreement, which need not be signed yet. A retry gets the offer as it stands.
 * Refuses `not-found`, `campaign-over`, `agreement-withdrawn`, `merchant-withdrawn`, `donation-exceeds-price`, `agreement-does-not-cover`, `request-key-reused`.
 */
export const createOffer = async (
  by: Member,
  asked: { requestKey: RequestKey; what: NewOffer },
  now: Date,
): Promise<Offer> => {
  const { organisationId, personId } = by;
  const { what } = asked;
  const [agreement, campaign] = await Promise.all([
    getAgreement(organisationId, what.agreementId),
    getCampaignRow(organisationId, what.campaignId),
  ]);
  if (!agreement || !campaign) return refuse('not-found');
  if (isOver(campaign)) refuse('campaign-over');
  if (agreement.status === 'withdrawn') refuse('agreement-withdrawn');
  assertActive((await getMerchant(organisationId, agreement.merchantId)) ?? refuse('not-found'));
  const offer = draftOffer(what, OfferId.parse(idOf('ofr', askedBy(by, asked))), agreement);
  const at = now.toISOString();
  await putNewOffer(organisationId, offer, { at, asked: what }, [
    audited(organisationId, { at, by: personId, what: 'offer-drafted', which: offer.offerId }),
  ]);
  return (await getOffer(organisationId, offer.offerId, true)) ?? offer;
};
