import type { Member } from '../../shared/actor';
import type { CampaignId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { onceWith } from '../../platform/once';
import { table } from '../../platform/table';
import { audited } from '../../people/audit/audit.table';
import type { Campaign } from './campaign';
import { getCampaign, publish } from './campaign.table';

/** Makes a campaign public. Done twice it changes nothing. Refuses `not-found`. */
export const publishCampaign = async (
  member: Member,
  campaignId: CampaignId,
  now: Date,
): Promise<Campaign> => {
  const { campaign } = (await getCampaign(member.organisationId, campaignId)) ?? refuse('not-found');
  if (campaign.status === 'published') return campaign;
  const what = { at: now.toISOString(), by: member.personId, what: 'campaign-published', which: campaignId };
  await table.transact(onceWith(publish(campaign), [audited(member.organisationId, what)]));
  return { ...campaign, status: 'published' };
};
