import { useEffect, useState } from 'preact/hooks';
import type { CampaignPage, CampaignRow } from '../../../../functions/selling/campaigns/campaign';
import { get } from '../../lib/api';

export type { CampaignPage, CampaignRow };

export const campaignLink = (campaign: Pick<CampaignRow, 'organisationId' | 'campaignId'>): string =>
  `/${campaign.organisationId}/campaigns/${campaign.campaignId}`;

/** A season has a handful of campaigns: the first page shows these with their numbers. */
const MOST_CAMPAIGNS = 12;

/** The campaigns of a list with their purpose and river; one that cannot be read just now is left out. */
export const useCampaignPages = (
  rows: readonly CampaignRow[] | undefined,
): readonly CampaignPage[] | undefined => {
  const [pages, setPages] = useState<readonly CampaignPage[] | undefined>(undefined);
  const published = rows?.filter((row) => row.status === 'published').slice(0, MOST_CAMPAIGNS);
  const asked = published?.map((row) => `/organisations/${row.organisationId}/campaigns/${row.campaignId}`);
  useEffect(() => {
    if (!asked) return;
    void Promise.allSettled(asked.map((path) => get<CampaignPage>(path))).then((read) =>
      setPages(read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))),
    );
  }, [asked?.join()]);
  return pages;
};
