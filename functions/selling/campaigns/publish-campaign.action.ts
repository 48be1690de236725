import type { Member } from '../../shared/actor';
import type { CampaignId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { onceWith } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { audited } from '../../people/audit/audit.table';
import type { Campaign } from './campaign';
import { getCampaign, publish } from './campaign.table';

/** Makes a campaign public. Done twice it changes nothing. Refuses `not-found`. */
export const publishCampaign = async (
  by: Member,
  { campaignId }: { campaignId: CampaignId },
  now: Date,
): Promise<Campaign> => {
  const { organisationId, personId } = by;
  const { campaign } = (await getCampaign(organisationId, campaignId)) ?? refuse('not-found');
  if (campaign.status === 'published') return campaign;
  await table.transact(
    onceWith(publish(campaign), [
      audited(organisationId, {
        at: now.toISOString(),
        by: personId,
        what: 'campaign-published',
        which: campaignId,
        changed: { status: ['draft', 'published'] },
      }),
    ]),
  );
  return { ...campaign, status: 'published' };
};
