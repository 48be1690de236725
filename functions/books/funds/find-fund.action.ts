import type { Member } from '../../shared/actor';
import type { FundId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import { accrued } from '../dues/due';
import { listSales } from '../dues/sales.table';
import type { Entry } from '../ledger/entry';
import { listEntries } from '../ledger/entry.table';
import { asItStands, type FundAsItStands } from './fund';
import { getFund } from './fund.table';

/** In, out, held, promised. Refuses `not-found`. */
export const findFund = async (
  { organisationId }: Member,
  { fundId }: { fundId: FundId },
): Promise<FundAsItStands> => {
  const [read, months] = await Promise.all([
    getFund(organisationId, fundId),
    listSales(organisationId, fundId),
  ]);
  const fund = read ?? refuse('not-found');
  return asItStands(fund, accrued(months).amount);
};

/** The fund's books, newest first. Refuses `not-found`. */
export const findEntries = async (
  { organisationId }: Member,
  { fundId, ...page }: { fundId: FundId; limit: number; cursor?: string | undefined },
): Promise<Page<Entry>> => {
  const entries = await listEntries(organisationId, fundId, page);
  // A page with something on it says that the fund exists.
  if (entries.items.length === 0 && !(await getFund(organisationId, fundId))) return refuse('not-found');
  return entries;
};
