import * as z from 'zod';
import { DifferenceId, OrderId, PersonId, RemittanceId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { Instant } from '../../shared/time';
import { LongText } from '../../shared/words';

/** Who agreed. The machine agrees alone only where the provider's own numbers and the amounts say the same; a remittance takes a person. */
const ByPerson = z.strictObject({ kind: z.literal('person'), personId: PersonId });
const ByMachine = z.strictObject({ kind: z.literal('machine') });
export const Who = z.discriminatedUnion('kind', [ByMachine, ByPerson]);
export type Who = z.infer<typeof Who>;

const Open = z.strictObject({
  state: z.literal('open'),
  /** Set where a match or a setting-aside was undone: the earlier link stays in the audit, this is why it no longer holds. */
  reopened: z
    .strictObject({ why: LongText, personId: PersonId, byName: z.string().optional(), at: Instant })
    .optional(),
});
/** A difference waits for a person. */
const Differs = z.strictObject({ state: z.literal('differs'), differenceId: DifferenceId });
const MatchedToOrder = z.strictObject({
  state: z.literal('matched-to-order'),
  orderId: OrderId,
  why: LongText,
  who: Who,
  at: Instant,
});
const MatchedToRemittance = z.strictObject({
  state: z.literal('matched-to-remittance'),
  remittanceId: RemittanceId,
  why: LongText,
  who: ByPerson,
  at: Instant,
});
/** Money that came in and is no remittance. `other`: only the words say. */
export const SetAsideReason = z.enum(['interest', 'gift', 'wrong-transfer', 'own-account', 'other']);
export type SetAsideReason = z.infer<typeof SetAsideReason>;

const SetAside = z.strictObject({
  state: z.literal('set-aside'),
  /** Of a bank's line. A bill's line is set aside with its difference, by words alone. */
  reason: SetAsideReason.optional(),
  /** In the person's words, or else the reason itself. */
  why: LongText,
  who: ByPerson,
  /** What they are called, for a list. */
  byName: z.string().optional(),
  at: Instant,
});

/** Where a statement line stands. A matched line always says with what, who agreed and why; a line set aside says who and why. */
export const LineState = z.discriminatedUnion('state', [
  Open,
  Differs,
  MatchedToOrder,
  MatchedToRemittance,
  SetAside,
]);
export type LineState = z.infer<typeof LineState>;

/** What an audit line keeps of a step: where the line stood, where it stands, and with what it is matched. */
export const changeOf = (before: LineState, after: LineState): Record<string, [unknown, unknown]> => {
  const matched = (state: LineState): string | null =>
    'remittanceId' in state ? state.remittanceId : 'orderId' in state ? state.orderId : null;
  return {
    state: [before.state, after.state],
    ...(matched(before) !== matched(after) && { with: [matched(before), matched(after)] }),
  };
};

/** A person's decision. `at` in UTC; `name` what they are called, for a list. */
export type By = { personId: PersonId; at: string; name?: string | undefined };

/** Refuses a line that is settled in any way: `line-set-aside`, `line-already-matched`. */
const assertUnsettled = (line: LineState): void => {
  if (line.state === 'set-aside') refuse('line-set-aside');
  if (line.state !== 'open' && line.state !== 'differs') refuse('line-already-matched');
};

/** A bill's line belongs to this order. Refuses `line-already-matched`, `line-set-aside`. */
export const matchToOrder = (
  line: LineState,
  to: { orderId: OrderId; why: string; who: Who; at: string },
): LineState => {
  assertUnsettled(line);
  return { state: 'matched-to-order', ...to };
};

/** Refuses `line-in-question`: whether a line of the bank is known already is said first. */
export const assertNotInQuestion = (line: LineState): void => {
  if (line.state === 'differs') refuse('line-in-question');
};

const reopenedBy = ({ why, personId, name, at }: By & { why: string }) => ({
  why,
  personId,
  ...(name && { byName: name }),
  at,
});

/** It is a movement of its own, says a person: it waits as any other. Refuses `line-already-matched`, `line-set-aside`. */
export const isAnother = (line: LineState, by: By & { why: string }): LineState => {
  assertUnsettled(line);
  return { state: 'open', reopened: reopenedBy(by) };
};

/** Does it wait for a person: as a difference, or as money that came in and belongs to nothing? */
export const waits = (kind: string, { state }: Pick<LineState, 'state'>): boolean =>
  state === 'differs' || (state === 'open' && kind === 'income');

/** A bank's line is this remittance; always a person's decision. Refuses `line-already-matched`, `line-set-aside`. */
export const matchToRemittance = (
  line: LineState,
  to: { remittanceId: RemittanceId; why: string; personId: PersonId; at: string },
): LineState => {
  assertUnsettled(line);
  const { remittanceId, why, personId, at } = to;
  return { state: 'matched-to-remittance', remittanceId, why, who: { kind: 'person', personId }, at };
};

/** Nothing of ours: a person says why. Refuses `line-already-matched`, `line-set-aside`. */
export const setAside = (
  line: LineState,
  { why, reason, personId, name, at }: By & { why: string; reason?: SetAsideReason },
): LineState => {
  assertUnsettled(line);
  const who = { kind: 'person', personId } as const;
  return { state: 'set-aside', ...(reason && { reason }), why, who, ...(name && { byName: name }), at };
};

/** The books and this line differ; a person will see to it. Refuses `line-already-matched`, `line-set-aside`. */
export const markDifferent = (line: LineState, differenceId: DifferenceId): LineState => {
  assertUnsettled(line);
  return { state: 'differs', differenceId };
};

/** Undoes a match or a setting-aside, with a reason. Refuses `match-already-undone` for a line that is open. */
export const reopen = (line: LineState, by: By & { why: string }): LineState => {
  if (line.state === 'open' || line.state === 'differs') return refuse('match-already-undone');
  return { state: 'open', reopened: reopenedBy(by) };
};
