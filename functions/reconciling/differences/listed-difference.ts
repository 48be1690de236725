import * as z from 'zod';
import { DifferenceId, PersonId, StatementId, StatementLineId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { WhyNotRefunded } from '../../selling/orders/refund-of';
import { LongText, PersonName } from '../../shared/words';
import { assertResolvable, Difference, Resolution, resolutionsOf } from './difference';

/** How a person resolves a difference, and why. */
export const Resolving = z
  .strictObject({ how: Resolution, note: LongText.max(200) })
  .meta({ id: 'Resolving' });
export type Resolving = z.infer<typeof Resolving>;

/** `came-later`: what a file lacked, another one brought. No person decides that; `by` is who imported it, `note` its name. */
export const Resolved = z.object({
  how: z.enum([...Resolution.options, 'came-later']),
  note: z.string(),
  by: PersonId,
  byName: PersonName.optional(),
  at: z.iso.datetime(),
});

export const Reopened = z.object({ why: z.string(), byName: PersonName.optional(), at: z.iso.datetime() });
export type Reopened = z.infer<typeof Reopened>;

/** A difference as a list shows it: small (400 bytes), because twenty of them are read at once. */
export const ListedDifference = z
  .object({
    differenceId: DifferenceId,
    /** The bill's line, where it is about one; else the statement whose days lack something. */
    lineId: StatementLineId.optional(),
    statementId: StatementId.optional(),
    found: Difference,
    /** What a person may do about it; nothing once it is resolved. */
    may: z.array(Resolution),
    /** What the books cannot bear now of what such a difference allows, and why. */
    mayNot: z.object({ how: Resolution, because: WhyNotRefunded }).optional(),
    resolved: Resolved.optional(),
    /** It was resolved before, and somebody let it wait again: who, why and when. */
    reopened: Reopened.optional(),
    /** A person may let it wait again: what resolving it told the books, if anything, can be undone. */
    mayReopen: z.literal(true).optional(),
  })
  .meta({ id: 'Difference' });
export type ListedDifference = z.infer<typeof ListedDifference>;

/**
 * What was set aside, or said of a line of the bank, told the books nothing, and a refund that was recorded is undone in them by an entry. A payment that was recorded
 * stays, and what a file brought stays brought.
 */
const isReopenable = ({ how }: z.infer<typeof Resolved>): boolean =>
  how !== 'record-payment' && how !== 'came-later';

/** What may be done with it now that it is resolved: nothing, or only to let it wait again. */
export const mayOnceResolved = (
  resolved: z.infer<typeof Resolved>,
): Pick<ListedDifference, 'resolved' | 'may' | 'mayReopen'> => ({
  may: [],
  resolved,
  ...(isReopenable(resolved) && { mayReopen: true }),
});

/** Waits for a person. */
export const openDifference = (
  found: Difference,
  of:
    | { differenceId: DifferenceId; lineId: StatementLineId }
    | { differenceId: DifferenceId; statementId: StatementId },
): ListedDifference => ({ ...of, found, may: [...resolutionsOf[found.reason]] });

/**
 * Resolved by a person, once. The same again by the same person changes nothing.
 * Refuses `difference-already-resolved`, `resolution-not-possible`.
 */
export const resolve = (
  difference: ListedDifference,
  by: Resolving & { personId: PersonId; name: string | undefined; at: string },
): ListedDifference => {
  const { how, note, personId, name, at } = by;
  const { resolved } = difference;
  if (resolved?.by === personId && resolved.how === how && resolved.note === note) return difference;
  if (resolved) return refuse('difference-already-resolved');
  assertResolvable(difference.found.reason, how);
  const who = { by: personId, ...(name !== undefined && { byName: name }), at };
  return { ...difference, ...mayOnceResolved({ how, note, ...who }) };
};

/**
 * Waits for a person again, as it was found. One that waits stays as it is. Refuses `resolution-in-books` where a payment was
 * recorded: an order that was paid stays so, and what is wrong about it is told by the provider's next bill. Refuses `difference-came-later` where another file brought what was lacking.
 */
export const reopenDifferenceOf = (difference: ListedDifference, reopened?: Reopened): ListedDifference => {
  const { resolved, mayReopen: _, ...found } = difference;
  if (!resolved) return difference;
  if (resolved.how === 'came-later') return refuse('difference-came-later');
  if (!isReopenable(resolved)) return refuse('resolution-in-books');
  return { ...found, ...(reopened && { reopened }), may: [...resolutionsOf[found.found.reason]] };
};

/** What a file lacked is in another one: it waits for nobody any more. @param by whoever imported that one; `at` in UTC */
export const cameLater = (
  difference: ListedDifference,
  { personId, fileName, at }: { personId: PersonId; fileName: string; at: string },
): ListedDifference => ({
  ...difference,
  ...mayOnceResolved({ how: 'came-later', note: fileName, by: personId, at }),
});
