import type { Member } from '../../shared/actor';
import type { CampaignId } from '../../shared/ids';
import { change } from '../../people/audit/change.table';
import {
  changedCampaign,
  endedCampaign,
  publishedCampaign,
  type Campaign,
  type ChangedCampaign,
} from './campaign';
import { getCampaign, writeCampaign } from './campaign.table';

/** One deed on a campaign: what its history calls it, and what the campaign is after it. */
const onCampaign = (
  by: Member,
  { campaignId, ...asked }: { campaignId: CampaignId; revision?: number; reason?: string | undefined },
  [what, to]: [what: string, to: (campaign: Campaign) => Campaign],
  now: Date,
): Promise<Campaign> => {
  const read = async () => (await getCampaign(by.organisationId, campaignId, true))?.campaign;
  return change(by, asked, { which: campaignId, what, read, to, writes: writeCampaign }, now);
};

/** Writes it anew. Refuses `not-found`, `campaign-over`, `campaign-dates`, `changed-meanwhile`. */
export const changeCampaign = (
  by: Member,
  asked: { campaignId: CampaignId } & ChangedCampaign,
  now: Date,
): Promise<Campaign> =>
  onCampaign(by, asked, ['campaign-changed', (campaign) => changedCampaign(campaign, asked)], now);

/** Makes a campaign public. Done twice it changes nothing. Refuses `not-found`, `campaign-over`. */
export const publishCampaign = (
  by: Member,
  { campaignId }: { campaignId: CampaignId },
  now: Date,
): Promise<Campaign> => onCampaign(by, { campaignId }, ['campaign-published', publishedCampaign], now);

/** Withdraws a draft, or ends what was published. Done twice it changes nothing. Refuses `not-found`. */
export const endCampaign = (
  by: Member,
  asked: { campaignId: CampaignId; reason: string },
  now: Date,
): Promise<Campaign> =>
  onCampaign(by, asked, ['campaign-ended', (campaign) => endedCampaign(campaign, asked.reason)], now);
