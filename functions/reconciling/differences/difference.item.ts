import * as z from 'zod';
import { DifferenceId, PersonId, StatementId, StatementLineId } from '../../shared/ids';
import { codec } from '../../platform/table/item';
import { paymentIdentity, refundIdentity } from '../readers/bill-line';
import { Difference } from './difference';
import { ListedDifference, mayOnceResolved, openDifference, Reopened, Resolved } from './listed-difference';

const Kept = z.object({
  statementId: StatementId.optional(),
  how: Resolved.shape.how.optional(),
  note: z.string().optional(),
  by: PersonId.optional(),
  byName: z.string().optional(),
  reopened: Reopened.optional(),
});

/** Names as rows keep them: they are counted in every read. */
const SHORT: Readonly<Record<string, string>> = {
  transactionId: 'tx',
  billAmount: 'bill',
  booksAmount: 'books',
  refundedBefore: 'before',
  merchantOrderId: 'named',
  lineIdentity: 'line',
  booksTransactionId: 'wasTx',
  holderId: 'holder',
  knownAmount: 'was',
  knownOrderId: 'wasOf',
};
const LONG = Object.fromEntries(Object.entries(SHORT).map(([long, short]) => [short, long]));
const renamed = (facts: Record<string, unknown>, names: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [names[name] ?? name, value]));

const Numbers = z.object({ refundId: z.string().optional(), transactionId: z.string().optional() });
/** The line's own name for the thing, by which most identities can be told. */
const usualIdentity = (facts: Record<string, unknown>): string | undefined => {
  const { refundId, transactionId } = Numbers.parse(facts);
  if (transactionId === undefined) return undefined;
  return refundId === undefined ? paymentIdentity(transactionId) : refundIdentity(refundId);
};

/** Each reason has its own facts; whatever else the row holds is left out. */
const loose = z.union(Difference.options.map((option) => option.strip()));
const differenceIn = (told: Record<string, unknown>): Difference => Difference.parse(loose.parse(told));

const factsOf = (found: Difference): Record<string, unknown> => {
  const facts: Record<string, unknown> = { ...found };
  if (facts['knownOrderId'] === facts['merchantOrderId']) delete facts['knownOrderId'];
  if (facts['merchantOrderId'] === facts['orderId']) delete facts['merchantOrderId'];
  if (facts['lineIdentity'] === usualIdentity(facts)) delete facts['lineIdentity'];
  return renamed(facts, SHORT);
};

/** What the keys and the other facts say is not kept twice: twenty rows are one read unit. */
const pack = ({ statementId, found, resolved, reopened }: ListedDifference) => {
  const { at, ...resolution } = resolved ?? { at: undefined };
  const facts = {
    ...factsOf(found),
    ...(statementId && { statementId }),
    ...(reopened && { reopened }),
    ...resolution,
  };
  return { keep: facts, parts: at === undefined ? { foundAt: found.at } : { resolvedAt: at } };
};

const resolvedIn = (
  { how, note = '', by, byName }: z.infer<typeof Kept>,
  at: string | undefined,
): ReturnType<typeof mayOnceResolved> | undefined => {
  if (how === undefined || by === undefined || at === undefined) return undefined;
  return mayOnceResolved({ how, note, by, ...(byName !== undefined && { byName }), at });
};

const unpack = (row: Record<string, unknown>, parts: Readonly<Record<string, string>>): ListedDifference => {
  const rest = renamed(row, LONG);
  const kept = Kept.parse(rest);
  const differenceId = DifferenceId.parse(parts['differenceId']);
  const found = differenceIn({
    merchantOrderId: rest['orderId'],
    knownOrderId: rest['merchantOrderId'],
    lineIdentity: usualIdentity(rest),
    ...rest,
  });
  const resolved = resolvedIn(kept, parts['resolvedAt']);
  const { statementId, reopened } = kept;
  const more = { ...resolved, ...(reopened && { reopened }) };
  if (statementId !== undefined) return { ...openDifference(found, { differenceId, statementId }), ...more };
  const lineId = StatementLineId.parse(`lin_${differenceId.slice('dif_'.length)}`);
  return { ...openDifference(found, { differenceId, lineId }), ...more };
};

/** Of 2 on there are reasons, and a way to be resolved, that no earlier release knows; what those wrote is read as it is. */
const difference = {
  kind: 'difference',
  version: 2,
  pk: 'ORG#{organisationId}#DIFFERENCE#{differenceId}',
  sk: 'DIFFERENCE',
  shape: ListedDifference,
  pack,
  unpack,
} as const;

/** Those that wait are in one index, those resolved in the other: neither list reads over the other's. */
export const openDifferenceItem = codec({
  ...difference,
  queue: { pk: 'ORG#{organisationId}#DIFFERENCES', sk: '{foundAt}' },
});
/** A difference of either kind is read by this one. */
export const differenceItem = codec({
  ...difference,
  lists: { pk: 'ORG#{organisationId}#DIFFERENCES-RESOLVED', sk: '{resolvedAt}' },
});
