import { isStaff, type Actor } from '../../shared/actor';
import type { CampaignId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import { accrued, type Sales } from '../../books/dues/due';
import { listSales } from '../../books/dues/sales.table';
import { getFund } from '../../books/funds/fund.table';
import { listHandOvers } from '../../books/hand-overs/hand-over.table';
import {
  handedOverAs,
  isPublic,
  riverOf,
  type AgreementSummary,
  type CampaignPage,
  type CampaignRow,
} from './campaign';
import type { SignedSummary } from './campaign.item';
import { getCampaign, listCampaigns } from './campaign.table';

const withAccrued = (
  { merchantId: _merchant, ...summary }: SignedSummary,
  months: readonly Sales[],
): AgreementSummary => {
  const own = months.filter(({ agreementId }) => agreementId === summary.agreementId);
  return { ...summary, accrued: accrued(own).amount };
};

/**
 * The public page of a campaign: what it is for, how far its money came, who gives by which agreement, what was handed over.
 * Staff see drafts, and who received a hand-over. Refuses `not-found`.
 */
export const findCampaign = async (
  by: Actor,
  { organisationId, campaignId }: { organisationId: OrganisationId; campaignId: CampaignId },
): Promise<CampaignPage> => {
  const { campaign, agreements } = (await getCampaign(organisationId, campaignId)) ?? refuse('not-found');
  if (!isPublic(campaign) && !isStaff(by)) refuse('not-found');
  const [found, months, handOvers] = await Promise.all([
    getFund(organisationId, campaign.fundId),
    listSales(organisationId, campaign.fundId),
    listHandOvers(organisationId, campaign.fundId, { limit: 20 }),
  ]);
  const fund = found ?? refuse('not-found');
  return {
    ...campaign,
    fundName: fund.name,
    river: riverOf(fund, accrued(months)),
    agreements: agreements.map((agreement) => withAccrued(agreement, months)),
    handOvers: handOvers.items.map((one) => handedOverAs(by, one)),
  };
};

/** Newest first; staff see drafts above. */
export const findCampaigns = (
  by: Actor,
  { organisationId, ...page }: { organisationId: OrganisationId; limit: number; cursor?: string | undefined },
): Promise<Page<CampaignRow>> => listCampaigns(organisationId, { ...page, drafts: isStaff(by) });
