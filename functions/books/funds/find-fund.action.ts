import type { Member } from '../../shared/actor';
import type { FundId } from '../../shared/ids';
import { type Fen, fen } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import { accrued } from '../dues/due';
import { listSales } from '../dues/sales.table';
import type { Entry } from '../ledger/entry';
import { listEntries } from '../ledger/entry.table';
import { freeOf, type Fund } from './fund';
import { getFund } from './fund.table';

export type FundAsItStands = Fund & { free: Fen; accrued: Fen; outstanding: Fen };

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
  const { amount } = accrued(months);
  return { ...fund, free: freeOf(fund), accrued: amount, outstanding: fen(amount - fund.received) };
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
