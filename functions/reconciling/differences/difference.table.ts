import * as z from 'zod';
import { DifferenceId, PersonId, StatementId, StatementLineId, type OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { table, type Item, type Page, type Write } from '../../platform/table';
import { Difference, Resolution } from './difference';
import { openDifference, type ListedDifference } from './listed-difference';

const keyOf = (organisationId: OrganisationId, differenceId: DifferenceId) => ({
  pk: `ORG#${organisationId}#DIFFERENCE#${differenceId}`,
  sk: 'DIFFERENCE',
});
/** Those that wait are in one index, those resolved in the other: neither list reads over the other's. */
const waitingOf = (organisationId: OrganisationId) => `ORG#${organisationId}#DIFFERENCES`;
const resolvedOf = (organisationId: OrganisationId) => `ORG#${organisationId}#DIFFERENCES-RESOLVED`;

const Kept = z.object({
  statementId: StatementId.optional(),
  how: Resolution.optional(),
  note: z.string().optional(),
  by: PersonId.optional(),
  byName: z.string().optional(),
  listSk: z.iso.datetime().optional(),
});

/** Names as rows keep them: they are counted in every read. */
const SHORT: Readonly<Record<string, string>> = {
  transactionId: 'tx',
  billAmount: 'bill',
  booksAmount: 'books',
  refundedBefore: 'before',
  merchantOrderId: 'named',
  lineIdentity: 'line',
};
const LONG = Object.fromEntries(Object.entries(SHORT).map(([long, short]) => [short, long]));
const renamed = (facts: Record<string, unknown>, names: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [names[name] ?? name, value]));

const Numbers = z.object({ refundId: z.string().optional(), transactionId: z.string() });
/** The line's own name for the thing, by which most identities can be told. */
const usualIdentity = (facts: Record<string, unknown>): string => {
  const { refundId, transactionId } = Numbers.parse(facts);
  return refundId === undefined ? `wechat-payment-${transactionId}` : `wechat-refund-${refundId}`;
};

const resolvedIn = (kept: z.infer<typeof Kept>): Pick<ListedDifference, 'resolved' | 'may'> | undefined => {
  const { how, note = '', by, byName, listSk: at } = kept;
  if (how === undefined || by === undefined || at === undefined) return undefined;
  return { may: [], resolved: { how, note, by, ...(byName !== undefined && { byName }), at } };
};

/** What the keys and the other facts say is not stored twice: twenty rows stay within one read unit. */
const Stored = z.looseObject({ pk: z.string() }).transform(({ pk, ...row }): ListedDifference => {
  const rest = renamed(row, LONG);
  const kept = Kept.parse(rest);
  const differenceId = DifferenceId.parse(pk.split('#')[3]);
  const told = { merchantOrderId: rest['orderId'], lineIdentity: usualIdentity(rest), ...rest };
  const { statementId } = kept;
  if (statementId === undefined) {
    const lineId = StatementLineId.parse(`lin_${differenceId.slice('dif_'.length)}`);
    return { ...openDifference(differenceIn(told), { differenceId, lineId }), ...resolvedIn(kept) };
  }
  return { ...openDifference(differenceIn(told), { differenceId, statementId }), ...resolvedIn(kept) };
});

/** Each reason has its own facts; whatever else the row holds is left out. */
const loose = z.union(Difference.options.map((option) => option.strip()));
const differenceIn = (told: Record<string, unknown>): Difference => Difference.parse(loose.parse(told));

const factsOf = (found: Difference): Record<string, unknown> => {
  const facts: Record<string, unknown> = { ...found };
  if (facts['merchantOrderId'] === facts['orderId']) delete facts['merchantOrderId'];
  if (facts['lineIdentity'] === usualIdentity(facts)) delete facts['lineIdentity'];
  return renamed(facts, SHORT);
};

const itemOf = (organisationId: OrganisationId, difference: ListedDifference): Item => {
  const { differenceId, statementId, found, resolved } = difference;
  const { at, ...resolution } = resolved ?? { at: undefined };
  return {
    ...keyOf(organisationId, differenceId),
    kind: 'difference',
    ...factsOf(found),
    ...(statementId && { statementId }),
    ...resolution,
    ...(at === undefined
      ? { queuePk: waitingOf(organisationId), queueSk: found.at }
      : { listPk: resolvedOf(organisationId), listSk: at }),
  };
};

/**
 * Part of the transaction that adds its line. Where it stands already, open or resolved, it stays as it is.
 * @question The same, with its line
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds it stands not yet → already
 * @cost 2 WCU in a transaction + 1 queue
 */
export const addDifference = (organisationId: OrganisationId, difference: ListedDifference): Write =>
  table.writes.put(itemOf(organisationId, difference), {
    condition: 'attribute_not_exists(pk)',
    otherwise: () => undefined,
  });

/**
 * Notes a difference that is about no line. Where it stands already, open or resolved, it stays as it is: answers that one.
 * @question This does not agree
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds it stands not yet → answers it
 * @cost 1 WCU + 1 queue
 */
export const putNewDifference = async (
  organisationId: OrganisationId,
  difference: ListedDifference,
): Promise<ListedDifference> =>
  (await table.create(itemOf(organisationId, difference), (found) => Stored.parse(found))) ?? difference;

/**
 * @question This difference
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @cost 1 RCU
 */
export const getDifference = (
  organisationId: OrganisationId,
  differenceId: DifferenceId,
): Promise<ListedDifference | undefined> => table.get(Stored, keyOf(organisationId, differenceId));

/**
 * Condition: nobody resolved it before (`difference-already-resolved`).
 * @question It is settled so
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds nobody resolved it → difference-already-resolved
 * @cost 2 WCU in a transaction + 1 queue + 1 lists
 */
export const putResolved = (organisationId: OrganisationId, difference: ListedDifference): Write =>
  table.writes.put(itemOf(organisationId, difference), {
    condition: 'attribute_exists(queuePk)',
    otherwise: () => refuse('difference-already-resolved'),
  });

/**
 * What waits, oldest first; or what was resolved, newest first.
 * @question What does not agree? (or, in the index lists: what was settled?)
 * @key queue `ORG#{o}#DIFFERENCES or ORG#{o}#DIFFERENCES-RESOLVED` / `{at}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listDifferences = (
  organisationId: OrganisationId,
  ask: { status: 'open' | 'resolved'; limit: number; cursor?: string | undefined },
): Promise<Page<ListedDifference>> => {
  const { status, ...page } = ask;
  return status === 'open'
    ? table.page(Stored, { index: 'queue', pk: waitingOf(organisationId), ...page })
    : table.page(Stored, { index: 'lists', pk: resolvedOf(organisationId), newestFirst: true, ...page });
};
