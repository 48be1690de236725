import type { CampaignPage, CampaignRow } from '../../../../functions/selling/campaigns/campaign';

export type { CampaignPage, CampaignRow };

export const campaignLink = (campaign: Pick<CampaignRow, 'organisationId' | 'campaignId'>): string =>
  `/${campaign.organisationId}/campaigns/${campaign.campaignId}`;
