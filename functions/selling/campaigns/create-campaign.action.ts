import { CampaignId, FundId, type OrganisationId, type PersonId } from '../../shared/ids';
import { fingerprint, idOf, type Asked } from '../../platform/once';
import { putNewFund } from '../../books/funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { draftCampaign, type Campaign, type NewCampaign } from './campaign';
import { putNewCampaign } from './campaign.table';

/**
 * Drafts a campaign and its fund, together. A retry gets the campaign as it stands.
 * Refuses `campaign-dates`, `request-key-reused`.
 */
export const createCampaign = async (
  by: Asked & { organisationId: OrganisationId; by: PersonId },
  asked: NewCampaign,
  now: Date,
): Promise<Campaign> => {
  const ids = {
    organisationId: by.organisationId,
    campaignId: CampaignId.parse(idOf('cmp', by)),
    fundId: FundId.parse(idOf('fnd', by)),
  };
  const { campaign, fund } = draftCampaign(asked, ids);
  const what = { at: now.toISOString(), by: by.by, what: 'campaign-created', which: ids.campaignId };
  const made = await putNewCampaign(campaign, fingerprint(asked), [
    putNewFund(ids.organisationId, fund),
    audited(ids.organisationId, what),
  ]);
  return { ...made, purpose: campaign.purpose };
};
