import type { Member } from '../../shared/actor';
import { CampaignId, FundId, type RequestKey } from '../../shared/ids';
import { askedBy, idOf } from '../../platform/table/once';
import { putNewFund } from '../../books/funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { draftCampaign, type Campaign, type NewCampaign } from './campaign';
import { putNewCampaign } from './campaign.table';

/**
 * Drafts a campaign and its fund, together. A retry gets the campaign as it stands.
 * Refuses `campaign-dates`, `request-key-reused`.
 */
export const createCampaign = async (
  by: Member,
  asked: { requestKey: RequestKey; what: NewCampaign },
  now: Date,
): Promise<Campaign> => {
  const { organisationId, personId } = by;
  const request = askedBy(by, asked);
  const [campaignId, fundId] = [CampaignId.parse(idOf('cmp', request)), FundId.parse(idOf('fnd', request))];
  const { campaign, fund } = draftCampaign(asked.what, { organisationId, campaignId, fundId });
  const made = await putNewCampaign(campaign, asked.what, [
    putNewFund(organisationId, fund),
    stillMay(by),
    audited(organisationId, {
      at: now.toISOString(),
      by: personId,
      what: 'campaign-created',
      which: campaignId,
    }),
  ]);
  return { ...made, purpose: campaign.purpose };
};
