import type { CampaignPage, CampaignRow, HandedOver } from '../../../../functions/selling/campaigns/campaign';

export type { CampaignPage, CampaignRow, HandedOver };

export const campaignLink = (campaign: Pick<CampaignRow, 'organisationId' | 'campaignId'>): string =>
  `/${campaign.organisationId}/campaigns/${campaign.campaignId}`;
