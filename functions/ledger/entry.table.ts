import * as z from 'zod';
import type { FundId, OrganisationId } from '../shared/ids';
import { table, type Key, type Page, type Write } from '../platform/table';
import { balanced, Entry } from './entry';

const pkOf = (organisationId: OrganisationId, fundId: FundId) => `ORG#${organisationId}#FUND#${fundId}`;
const keyOf = (organisationId: OrganisationId, entry: Pick<Entry, 'fundId' | 'at' | 'entryId'>): Key => ({
  pk: pkOf(organisationId, entry.fundId),
  sk: `ENTRY#${entry.at}#${entry.entryId}`,
});

/** What the key says is not stored twice: twenty entries stay within one read unit. */
const Stored = z.looseObject({ pk: z.string(), sk: z.string() }).transform(({ pk, sk, ...rest }) => {
  const [, at, ...id] = sk.split('#');
  return balanced(Entry.parse({ ...rest, fundId: pk.split('#')[3], at, entryId: id.join('#') }));
});

/**
 * Enters it once, as part of a transaction (2 WCU). A repeat finds it standing and changes nothing: put it first, in
 * `onceWith`, so that what goes with it is not done again either.
 */
export const enter = (organisationId: OrganisationId, entry: Entry): Write =>
  table.writes.put(
    {
      ...keyOf(organisationId, entry),
      kind: 'entry',
      ...balanced(entry),
      // The key says them.
      entryId: undefined,
      at: undefined,
      fundId: undefined,
    },
    { condition: 'attribute_not_exists(pk)', otherwise: () => undefined },
  );

/** By its cause and time (UTC), both of which its maker knows. */
export const getEntry = (
  organisationId: OrganisationId,
  entry: Pick<Entry, 'fundId' | 'at' | 'entryId'>,
): Promise<Entry | undefined> => table.get(Stored, keyOf(organisationId, entry));

/** Newest first; a page of twenty is 1 RCU at most. */
export const listEntries = (
  organisationId: OrganisationId,
  fundId: FundId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Entry>> =>
  table.page(Stored, { pk: pkOf(organisationId, fundId), begins: 'ENTRY#', newestFirst: true, ...page });

/** Oldest first, those that happened in [from, to). @param span UTC instants */
export const listEntriesBetween = (
  organisationId: OrganisationId,
  fundId: FundId,
  span: { from: string; to: string },
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Entry>> =>
  table.page(Stored, {
    pk: pkOf(organisationId, fundId),
    between: [`ENTRY#${span.from}`, `ENTRY#${span.to}`],
    ...page,
  });
