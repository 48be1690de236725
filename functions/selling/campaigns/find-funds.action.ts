import { accrued } from '../../books/dues/due';
import { listSales } from '../../books/dues/sales.table';
import { asItStands, type FundAsItStands } from '../../books/funds/fund';
import { getFunds } from '../../books/funds/fund.table';
import type { Page } from '../../platform/table/table';
import type { Member } from '../../shared/actor';
import { listCampaigns } from './campaign.table';

/** A fund is made with its campaign, so their list is that of the funds: newest first, each as it stands. About 1½ RCU a fund. */
export const findFunds = async (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<FundAsItStands>> => {
  const { items, ...rest } = await listCampaigns(organisationId, { drafts: true, ...page });
  const fundIds = items.map(({ fundId }) => fundId);
  const known = (await getFunds(organisationId, fundIds)).filter((fund) => fund !== undefined);
  const funds = known.map(async (fund) =>
    asItStands(fund, accrued(await listSales(organisationId, fund.fundId)).amount),
  );
  return { items: await Promise.all(funds), ...rest };
};
