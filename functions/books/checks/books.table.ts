import type { FundId, OrganisationId } from '../../shared/ids';
import type { Due, Sales } from '../dues/due';
import { itemOf, listDues } from '../dues/due.table';
import { listSales } from '../dues/sales.table';
import type { Fund } from '../funds/fund';
import { getFund } from '../funds/fund.table';
import { listStanding } from '../ledger/entry.table';
import { count, newTally, type Tally } from './books';

const PAGE = 500;

/** All that a fund's books say: `unreadable` are the ids of entries that do not balance or cannot be read. */
export type Books = {
  fund: Fund | undefined;
  tally: Tally;
  unreadable: string[];
  dues: Due[];
  months: Sales[];
};

const readEntries = async (
  organisationId: OrganisationId,
  fundId: FundId,
): Promise<{ tally: Tally; unreadable: string[] }> => {
  const tally = newTally();
  const unreadable: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listStanding(organisationId, fundId, { limit: PAGE, cursor });
    for (const { entryId, entry } of page.items) {
      if (entry) count(tally, entry);
      else unreadable.push(entryId);
    }
    cursor = page.next;
  } while (cursor);
  return { tally, unreadable };
};

const readDues = async (organisationId: OrganisationId, fundId: FundId): Promise<Due[]> => {
  const dues = new Map<string, Due>();
  // Open ones first: one that is paid over meanwhile is then read as it stands last.
  for (const status of ['open', 'paid-over'] as const) {
    let cursor: string | undefined;
    do {
      const page = await listDues(organisationId, { status, limit: PAGE, cursor });
      for (const due of page.items) if (due.fundId === fundId) dues.set(due.dueId, due);
      cursor = page.next;
    } while (cursor);
  }
  return [...dues.values()];
};

/**
 * Reads every entry of the fund, and what the entries should add up to; page by page, and only added up.
 * @question Everything that proves a fund (through listStanding, listDues, listSales, getFund)
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#…, SALES#…, FUND; all dues`
 * @cost ½ RCU for about ten entries or thirty dues
 */
export const readBooks = async (organisationId: OrganisationId, fundId: FundId): Promise<Books> => {
  const entries = await readEntries(organisationId, fundId);
  const [fund, dues, months] = await Promise.all([
    getFund(organisationId, fundId),
    readDues(organisationId, fundId),
    listSales(organisationId, fundId),
  ]);
  return { ...entries, fund, dues, months };
};

/**
 * An open due as the stream tells it.
 * @asksNothing
 */
export const imageOfDue = (organisationId: OrganisationId, due: Due): Record<string, unknown> =>
  itemOf(organisationId, due);
