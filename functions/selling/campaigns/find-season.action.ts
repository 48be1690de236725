import type { Actor } from '../../shared/actor';
import type { OrganisationId } from '../../shared/ids';
import { accrued } from '../../books/dues/due';
import { listSales } from '../../books/dues/sales.table';
import { getFunds } from '../../books/funds/fund.table';
import type { CampaignRow } from './campaign';
import { listCampaigns } from './campaign.table';
import { seasonOf, type Season } from './season';

const AT_ONCE = 25;

const booksOf = async (organisationId: OrganisationId, campaigns: readonly CampaignRow[]) => {
  const funds = await getFunds(
    organisationId,
    campaigns.map(({ fundId }) => fundId),
  );
  const known = funds.filter((fund) => fund !== undefined);
  return Promise.all(
    known.map(async (fund) => ({
      fund,
      sales: accrued(await listSales(organisationId, fund.fundId)),
    })),
  );
};

/**
 * What all public campaigns came to: the books themselves are added up, so that it is exact whatever their number. It costs about
 * 1½ RCU a campaign; the edge keeps the answer for a minute.
 */
export const findSeason = async (
  _by: Actor,
  { organisationId }: { organisationId: OrganisationId },
): Promise<Season> => {
  const all: Awaited<ReturnType<typeof booksOf>> = [];
  let cursor: string | undefined;
  do {
    const page = await listCampaigns(organisationId, { drafts: false, limit: AT_ONCE, cursor });
    all.push(...(await booksOf(organisationId, page.items)));
    cursor = page.next;
  } while (cursor !== undefined);
  return seasonOf(all);
};
