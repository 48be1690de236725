import * as z from 'zod';
import type { FundId, OrganisationId } from '../../shared/ids';
import { listEntriesBefore } from '../../books/ledger/entry.table';
import type { Entry } from '../../books/ledger/entry';

/** A place among the entries of all funds, in the order of their keys: this one and what is older come no more. */
export const EntryPlace = z.object({ at: z.iso.datetime(), entryId: z.string().regex(/^[!-~]{3,80}$/) });
export type EntryPlace = z.infer<typeof EntryPlace>;

type Sale = Extract<Entry, { because: 'sale' }>;
type Ask = {
  /** UTC; those of then and later. */
  from?: string | undefined;
  /** UTC; those before it. */
  to?: string | undefined;
  after?: EntryPlace | undefined;
};

/** Funds that are asked at the same time. */
const AT_ONCE = 20;
const FEWEST = 10;
/** So many entries of a fund at a time: of one fund all that may be looked at, of many about twice its share. */
const atATime = (most: number, funds: number): number =>
  Math.min(most, Math.max(FEWEST, Math.ceil((2 * most) / funds)));
const keyOf = ({ at, entryId }: EntryPlace): string => `${at}#${entryId}`;

/** What is read of one fund and not told yet, newest first. */
type Stream = { fundId: FundId; waiting: Entry[]; upTo: EntryPlace | undefined; isOver: boolean };

const fill = async (
  organisationId: OrganisationId,
  stream: Stream,
  ask: Ask,
  limit: number,
): Promise<void> => {
  if (stream.isOver || stream.waiting.length > 0) return;
  const { from, to } = ask;
  const page = { from, to, after: stream.upTo, limit };
  const { items, next } = await listEntriesBefore(organisationId, stream.fundId, page);
  stream.waiting = items;
  stream.upTo = items.at(-1) ?? stream.upTo;
  stream.isOver = next === undefined;
};

const newest = (streams: readonly Stream[]): Stream | undefined => {
  let found: Stream | undefined;
  for (const stream of streams) {
    const [first] = stream.waiting;
    const before = found?.waiting[0];
    if (first && (!before || keyOf(first) > keyOf(before))) found = stream;
  }
  return found;
};

/**
 * The sales of several funds as one list, newest first: at most so many entries are looked at, of which those that are no sales
 * are left out. `next`: the last that was looked at, where there is more.
 * @question What was paid last, in all funds? (through listEntriesBefore)
 * @key main `ORG#{o}#FUND#{fund}` / `ENTRY#{from} to ENTRY#{at}#{entry}`
 * @cost ½ RCU a fund, and ½ RCU for about ten entries
 */
export const salesInTurn = async (
  organisationId: OrganisationId,
  fundIds: readonly FundId[],
  { after, most, ...ask }: Ask & { most: number },
): Promise<{ sales: Sale[]; next?: EntryPlace }> => {
  const each = atATime(most, fundIds.length);
  const streams = fundIds.map((fundId): Stream => ({ fundId, waiting: [], upTo: after, isOver: false }));
  for (let at = 0; at < streams.length; at += AT_ONCE)
    await Promise.all(streams.slice(at, at + AT_ONCE).map((one) => fill(organisationId, one, ask, each)));
  const sales: Sale[] = [];
  let last: EntryPlace | undefined;
  for (let looked = 0; looked < most; looked += 1) {
    const stream = newest(streams);
    const entry = stream?.waiting.shift();
    if (!stream || !entry) return { sales };
    last = { at: entry.at, entryId: entry.entryId };
    if (entry.because === 'sale') sales.push(entry);
    await fill(organisationId, stream, ask, each);
  }
  return newest(streams) && last ? { sales, next: last } : { sales };
};
