import type { Member } from '../../shared/actor';
import type { FundId, SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import { getFund, getFunds } from '../funds/fund.table';
import type { OpenSpending, Spending, SpendingRow } from './spending';
import { getSpending, listOpenSpendings, listSpendings } from './spending.table';

/** Of one fund, newest first. Refuses `not-found`. */
export const findSpendings = async (
  { organisationId }: Member,
  { fundId, ...page }: { fundId: FundId; limit: number; cursor?: string | undefined },
): Promise<Page<SpendingRow>> => {
  const spendings = await listSpendings(organisationId, fundId, page);
  // A page with something on it says that the fund exists.
  if (spendings.items.length === 0 && !(await getFund(organisationId, fundId))) return refuse('not-found');
  return spendings;
};

/** With its papers. Refuses `not-found`. */
export const findSpending = async (
  { organisationId }: Member,
  { spendingId }: { spendingId: SpendingId },
): Promise<Spending> => ((await getSpending(organisationId, spendingId)) ?? refuse('not-found')).spending;

/** What waits for a decision, or to be handed over, in all funds: oldest first. */
export const findOpenSpendings = async (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<OpenSpending>> => {
  const { items, ...rest } = await listOpenSpendings(organisationId, page);
  const fundIds = [...new Set(items.map(({ fundId }) => fundId))];
  const funds = new Map((await getFunds(organisationId, fundIds)).map((fund, at) => [fundIds[at], fund]));
  const rows = items.flatMap((row) => {
    const fund = funds.get(row.fundId);
    return fund ? [{ ...row, fundName: fund.name, campaignId: fund.campaignId }] : [];
  });
  return { items: rows, ...rest };
};
