import type { SpendingRow } from '../spending/spending';
import { listOpenSpendings, listSpendings, rowOf } from '../spending/spending.table';
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

/** How far the entries of a fund were added up; with `cursor` there are more. */
export type Counted = { tally: Tally; unreadable: string[]; cursor?: string | undefined };
/** @asksNothing */
export const nothingCounted = (): Counted => ({ tally: newTally(), unreadable: [] });

/**
 * Adds up one more page of a fund's entries.
 * @question What do this fund's entries add up to? (through listStanding)
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#…`
 * @cost ½ RCU for about ten entries
 */
export const countEntries = async (
  organisationId: OrganisationId,
  fundId: FundId,
  { tally, unreadable, cursor }: Counted,
): Promise<Counted> => {
  const page = await listStanding(organisationId, fundId, { limit: PAGE, cursor });
  for (const { entryId, entry } of page.items) {
    if (entry) count(tally, entry);
    else unreadable.push(entryId);
  }
  return { tally, unreadable, cursor: page.next };
};

/**
 * All of them, to the last.
 * @question What do all entries of this fund add up to? (through listStanding)
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#…`
 * @cost ½ RCU for about ten entries
 */
export const readEntries = async (organisationId: OrganisationId, fundId: FundId): Promise<Counted> => {
  let counted = nothingCounted();
  do counted = await countEntries(organisationId, fundId, counted);
  while (counted.cursor !== undefined);
  return counted;
};

/**
 * All dues of an organisation, by their fund: read once, however many funds it has.
 * @question Which dues are there? (through listDues)
 * @key main `ORG#{o}#DUES, then ORG#{o}#DUES-PAID-OVER` / `{merchant}#{day}#{fund}#…`
 * @cost ½ RCU for about thirty dues
 */
export const readDues = async (organisationId: OrganisationId): Promise<Map<FundId, Due[]>> => {
  const dues = new Map<string, Due>();
  // Open ones first: one that is paid over meanwhile is then read as it stands last.
  for (const status of ['open', 'paid-over'] as const) {
    let cursor: string | undefined;
    do {
      const page = await listDues(organisationId, { status, limit: PAGE, cursor });
      for (const due of page.items) dues.set(due.dueId, due);
      cursor = page.next;
    } while (cursor);
  }
  const byFund = new Map<FundId, Due[]>();
  for (const due of dues.values()) {
    const those = byFund.get(due.fundId);
    if (those) those.push(due);
    else byFund.set(due.fundId, [due]);
  }
  return byFund;
};

/**
 * Reads every entry of the fund, and what the entries should add up to; page by page, and only added up.
 * @question Everything that proves a fund (through listStanding, listDues, listSales, getFund)
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#…, SALES#…, FUND; all dues`
 * @cost ½ RCU for about ten entries or thirty dues
 */
export const readBooks = async (organisationId: OrganisationId, fundId: FundId): Promise<Books> => {
  const entries = await readEntries(organisationId, fundId);
  return booksBeside(organisationId, fundId, entries, await readDues(organisationId));
};

/**
 * What stands beside a fund's entries, which were added up before, and the organisation's dues, which were read after them.
 * @question What should follow from this fund's entries? (through getFund, listSales)
 * @key main `ORG#{o}#FUND#{fund}` / `FUND, SALES#…`
 * @cost 1 RCU and more
 */
export const booksBeside = async (
  organisationId: OrganisationId,
  fundId: FundId,
  { tally, unreadable }: Counted,
  dues: ReadonlyMap<FundId, Due[]>,
): Promise<Books> => {
  const [fund, months] = await Promise.all([
    getFund(organisationId, fundId),
    listSales(organisationId, fundId),
  ]);
  return { fund, tally, unreadable, dues: dues.get(fundId) ?? [], months };
};

/** What is looked at of a fund's spendings: what is older and still open was found before. */
const NEWEST = 50;

/**
 * The newest spendings of a fund, and which of all funds' are listed as open.
 * @question Does the list of what is open say what the fund says? (through listSpendings)
 * @key main `ORG#{o}#FUND#{fund}` / `SPENDING#…`
 * @cost ≤ 2½ RCU
 */
export const newestSpendings = async (
  organisationId: OrganisationId,
  fundId: FundId,
): Promise<SpendingRow[]> => (await listSpendings(organisationId, fundId, { limit: NEWEST })).items;

/**
 * @question Which spendings are listed as open? (through listOpenSpendings)
 * @key main `ORG#{o}#OPEN-SPENDINGS` / `{asked at}#{spending}`
 * @cost ≤ 1 RCU for twenty
 */
export const readOpen = async (organisationId: OrganisationId): Promise<Set<string>> => {
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await listOpenSpendings(organisationId, { limit: PAGE, cursor });
    for (const { spendingId } of page.items) ids.add(spendingId);
    cursor = page.next;
  } while (cursor);
  return ids;
};

/**
 * A spending's row as the stream tells it.
 * @asksNothing
 */
export const imageOfSpending = (organisationId: OrganisationId, row: SpendingRow): Record<string, unknown> =>
  rowOf(organisationId, row);

/**
 * An open due as the stream tells it.
 * @asksNothing
 */
export const imageOfDue = (organisationId: OrganisationId, due: Due): Record<string, unknown> =>
  itemOf(organisationId, due);
