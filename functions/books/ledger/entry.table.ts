import * as z from 'zod';
import type { FundId, OrganisationId } from '../../shared/ids';
import { table, type Page, type Write } from '../../platform/table/table';
import type { Entry } from './entry';
import { entryItem } from './entry.item';

/**
 * Enters it once, as part of a transaction (2 WCU). A repeat finds it standing and changes nothing: put it first, in
 * `onceWith`, so that what goes with it is not done again either.
 * @question Enter this
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#{at}#{entry}`
 * @holds it was not entered → already
 * @cost 2 WCU in a transaction
 */
export const enter = (organisationId: OrganisationId, entry: Entry): Write =>
  table.writes.put(entryItem.item({ ...entry, organisationId }), {
    condition: 'attribute_not_exists(pk)',
    otherwise: () => undefined,
  });

/**
 * By its cause and time (UTC), both of which its maker knows.
 * @question The entry of this cause
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#{at}#{entry}`
 * @cost 1 RCU
 */
export const getEntry = (
  organisationId: OrganisationId,
  entry: Pick<Entry, 'fundId' | 'at' | 'entryId'>,
): Promise<Entry | undefined> => table.get(entryItem.stored, entryItem.key({ organisationId, ...entry }));

/**
 * Newest first; a page of twenty is 1 RCU at most.
 * @question The fund’s books, newest first
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#…`
 * @cost ≤ 1 RCU a page of 20
 */
export const listEntries = (
  organisationId: OrganisationId,
  fundId: FundId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Entry>> =>
  table.page(entryItem.stored, {
    pk: entryItem.partition({ organisationId, fundId }),
    begins: entryItem.begins(),
    newestFirst: true,
    ...page,
  });

/**
 * Oldest first, those that happened in [from, to). @param span UTC instants
 * @question What happened in these days?
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#{from} to ENTRY#{to}`
 * @cost ½ RCU for about ten
 */
export const listEntriesBetween = (
  organisationId: OrganisationId,
  fundId: FundId,
  span: { from: string; to: string },
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Entry>> =>
  table.page(entryItem.stored, {
    pk: entryItem.partition({ organisationId, fundId }),
    between: [entryItem.begins({ at: span.from }), entryItem.begins({ at: span.to })],
    ...page,
  });

/** Before every entry of an instant, and behind all of them: `~` sorts behind what ids are written with. */
const LAST = '~';

/**
 * Newest first, those that happened in [from, to), behind one that is known. @param ask UTC instants; `after` in the order of the books
 * @question What happened before this, back to then?
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#{from} to ENTRY#{at}#{entry}`
 * @cost ½ RCU for about ten
 */
export const listEntriesBefore = async (
  organisationId: OrganisationId,
  fundId: FundId,
  {
    from,
    to,
    after,
    limit,
  }: {
    from?: string | undefined;
    to?: string | undefined;
    after?: Pick<Entry, 'at' | 'entryId'> | undefined;
    limit: number;
  },
): Promise<Page<Entry>> => {
  const until = after ? entryItem.begins(after) : entryItem.begins({ at: to ?? LAST });
  const since = from === undefined ? entryItem.begins() : entryItem.begins({ at: from });
  if (since > until) return { items: [] };
  const page = await table.page(entryItem.stored, {
    pk: entryItem.partition({ organisationId, fundId }),
    between: [since, until],
    newestFirst: true,
    // One more, for the one that is known stands first.
    limit: limit + (after ? 1 : 0),
  });
  const isKnown = (entry: Entry): boolean => entry.at === after?.at && entry.entryId === after.entryId;
  return { ...page, items: page.items.filter((entry) => !isKnown(entry)) };
};

/** What stands in the books as it is, whether or not it can be read as an entry that balances. */
export type Standing = { entryId: string; entry?: Entry };

const idIn = (item: { sk: string }): string => {
  try {
    return entryItem.idOf(item).entryId;
  } catch {
    return item.sk;
  }
};

/** Reads it as its codec does, and tells what it cannot read instead of failing on it. */
const AsItStands = z.looseObject({ sk: z.string() }).transform((item): Standing => {
  try {
    const entry = entryItem.read(item);
    return { entryId: entry.entryId, entry };
  } catch {
    return { entryId: idIn(item) };
  }
});

/**
 * Everything in a fund's books, oldest first, for who proves them.
 * @question The fund’s books, oldest first, whatever stands there
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#…`
 * @cost ½ RCU for about ten
 */
export const listStanding = (
  organisationId: OrganisationId,
  fundId: FundId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Standing>> =>
  table.page(AsItStands, {
    pk: entryItem.partition({ organisationId, fundId }),
    begins: entryItem.begins(),
    ...page,
  });

const Whose = z.looseObject({ orderId: z.string().optional() });
type Asked = Pick<Entry, 'fundId' | 'at' | 'entryId'> & { orderId?: string };

/**
 * Which of these stand in the books, and for the order that is told: under one number another order's may stand. At most 100 at once.
 * @question Which of these stand in the books?
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#{at}#{entry}`
 * @cost ½ RCU each
 */
export const areEntered = async (
  organisationId: OrganisationId,
  entries: readonly Asked[],
): Promise<boolean[]> => {
  const keys = entries.map((entry) => entryItem.key({ organisationId, ...entry }));
  const found = await table.getMany(Whose, keys);
  return entries.map(({ orderId }, at) => {
    const standing = found[at];
    return standing !== undefined && (orderId === undefined || standing.orderId === orderId);
  });
};
