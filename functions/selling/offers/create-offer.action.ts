import type { Member } from '../../shared/actor';
import { OfferId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain } from '../../platform/table/decide-again';
import { askedBy, idOf } from '../../platform/table/once';
import { agreementAsRead, getAgreement } from '../agreements/agreement.table';
import { isOver } from '../campaigns/campaign';
import { campaignAsRead, getCampaignRow } from '../campaigns/campaign.table';
import { assertActive } from '../merchants/merchant';
import { getPlacedMerchant, merchantAsRead } from '../merchants/merchant.table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { draftOffer, type NewOffer, type Offer } from './offer';
import { getOffer, putNewOffer } from './offer.table';

type Asked = { requestKey: RequestKey; what: NewOffer };

const decide = async (by: Member, asked: Asked, now: Date): Promise<Offer> => {
  const { organisationId, personId } = by;
  const { what } = asked;
  const [agreement, campaign] = await Promise.all([
    getAgreement(organisationId, what.agreementId),
    getCampaignRow(organisationId, what.campaignId),
  ]);
  if (!agreement || !campaign) return refuse('not-found');
  if (isOver(campaign)) refuse('campaign-over');
  if (agreement.status === 'withdrawn') refuse('agreement-withdrawn');
  const merchant = (await getPlacedMerchant(organisationId, agreement.merchantId)) ?? refuse('not-found');
  assertActive(merchant);
  const offer = draftOffer(what, OfferId.parse(idOf('ofr', askedBy(by, asked))), agreement);
  const at = now.toISOString();
  await putNewOffer(organisationId, offer, { at, asked: what }, [
    campaignAsRead(campaign),
    agreementAsRead(organisationId, agreement),
    merchantAsRead(organisationId, merchant),
    stillMay(by),
    audited(organisationId, { at, by: personId, what: 'offer-drafted', which: offer.offerId }),
  ]);
  return (await getOffer(organisationId, offer.offerId, true)) ?? offer;
};

/**
 * Drafts an offer by an agreement, which need not be signed yet. A retry gets the offer as it stands.
 * Refuses `not-found`, `campaign-over`, `agreement-withdrawn`, `merchant-withdrawn`, `donation-exceeds-price`, `agreement-does-not-cover`, `request-key-reused`.
 */
export const createOffer = (by: Member, asked: Asked, now: Date): Promise<Offer> =>
  decideAgain(() => decide(by, asked, now));
