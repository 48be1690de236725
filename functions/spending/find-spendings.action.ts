import type { FundId, OrganisationId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import type { Page } from '../platform/table';
import { getFund } from '../funds/fund.table';
import type { SpendingRow } from './spending';
import { listSpendings } from './spending.table';

/** Of one fund, newest first. Refuses `not-found`. */
export const findSpendings = async (
  organisationId: OrganisationId,
  fundId: FundId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<SpendingRow>> => {
  const spendings = await listSpendings(organisationId, fundId, page);
  // A page with something on it says that the fund exists.
  if (spendings.items.length === 0 && !(await getFund(organisationId, fundId))) return refuse('not-found');
  return spendings;
};
