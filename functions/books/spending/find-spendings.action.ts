import type { Member } from '../../shared/actor';
import type { FundId, SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import { getFund } from '../funds/fund.table';
import type { Spending, SpendingRow } from './spending';
import { getSpending, listSpendings } from './spending.table';

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
