import type { Member } from '../../shared/actor';
import type { OfferId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { onceWith } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { assertCovers } from '../agreements/agreement';
import { getAgreement } from '../agreements/agreement.table';
import { getCampaignRow } from '../campaigns/campaign.table';
import { audited } from '../../people/audit/audit.table';
import type { Offer } from './offer';
import { getOffer, putOnSale } from './offer.table';

/**
 * Selling starts: only under a signed agreement that covers this campaign today (慈善法 art. 37), and in a campaign whose page
 * every buyer can read. Done twice it changes nothing. Refuses `not-found`, `agreement-not-signed`, `agreement-does-not-cover`,
 * `campaign-not-published`.
 */
export const openOffer = async (by: Member, { offerId }: { offerId: OfferId }, now: Date): Promise<Offer> => {
  const { organisationId, personId } = by;
  const offer = (await getOffer(organisationId, offerId, true)) ?? refuse('not-found');
  if (offer.status === 'open') return offer;
  const agreement = (await getAgreement(organisationId, offer.agreementId)) ?? refuse('not-found');
  const at = now.toISOString();
  assertCovers(agreement, { campaignId: offer.campaignId, on: dayOf(at) });
  const campaign = await getCampaignRow(organisationId, offer.campaignId);
  if (campaign?.status !== 'published') refuse('campaign-not-published');
  await table.transact(
    onceWith(putOnSale(organisationId, offerId), [
      audited(organisationId, {
        at,
        by: personId,
        what: 'offer-opened',
        which: offerId,
        changed: { status: ['draft', 'open'] },
      }),
    ]),
  );
  return { ...offer, status: 'open' };
};
