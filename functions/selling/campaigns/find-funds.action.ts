import { accrued } from '../../books/dues/due';
import { listSales } from '../../books/dues/sales.table';
import { asItStands } from '../../books/funds/fund';
import { getFunds } from '../../books/funds/fund.table';
import type { Page } from '../../platform/table/table';
import type { Member } from '../../shared/actor';
import { listCampaigns } from './campaign.table';
import type { ListedFund } from './listed-fund';

/** A fund is made with its campaign, so their list is that of the funds: newest first, each as it stands. About 1½ RCU a fund. */
export const findFunds = async (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ListedFund>> => {
  const { items, ...rest } = await listCampaigns(organisationId, { drafts: true, ...page });
  const found = await getFunds(
    organisationId,
    items.map(({ fundId }) => fundId),
  );
  const funds = items.map(async ({ fundId, name: campaignName }, at): Promise<ListedFund[]> => {
    const fund = found[at];
    if (!fund) return [];
    const { amount } = accrued(await listSales(organisationId, fundId));
    return [{ ...asItStands(fund, amount), campaignName }];
  });
  return { items: (await Promise.all(funds)).flat(), ...rest };
};
