import * as z from 'zod';
import { EventId, OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { Words } from '../../shared/words';
import type { Shift } from '../shifts/shift';

const whose = { organisationId: OrganisationId, shiftId: ShiftId, personId: PersonId, name: z.string() };
const ofShift = {
  eventId: EventId,
  title: Words,
  eventTitle: Words,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
};
const holding = {
  status: z.literal('holding'),
  checkedInAt: z.iso.datetime().optional(),
  checkedOutAt: z.iso.datetime().optional(),
};
const waiting = { status: z.literal('waiting'), number: z.number().int() };
const givenUp = { status: z.literal('given-up') };

/** Somebody in line. */
export const WaitingRow = z.object({ ...whose, ...waiting });
export type WaitingRow = z.infer<typeof WaitingRow>;

/**
 * How a person stands with a shift, as the table keeps it: without what the shift itself says. `number` is their
 * ticket in line, in the order in which the table took them: lower ones go first, and some were never given out. Who had to be passed over (their time was taken meanwhile) has given up,
 * and is told.
 */
export const SignUpRow = z.discriminatedUnion('status', [
  z.object({ ...whose, ...holding }),
  WaitingRow,
  z.object({ ...whose, ...givenUp }),
]);
export type SignUpRow = z.infer<typeof SignUpRow>;

/** A person's sign-up on a shift, as staff see it. */
export const SignUp = z
  .discriminatedUnion('status', [
    z.object({ ...whose, ...ofShift, ...holding }),
    z.object({ ...whose, ...ofShift, ...waiting }),
    z.object({ ...whose, ...ofShift, ...givenUp }),
  ])
  .meta({ id: 'SignUp' });
export type SignUp = z.infer<typeof SignUp>;

const mine = { organisationId: OrganisationId, shiftId: ShiftId, ...ofShift };

/** What a person has ahead of them, as they see it: the event's own page says the place. */
export const MySignUp = z
  .discriminatedUnion('status', [
    z.object({ ...mine, status: holding.status }),
    z.object({ ...mine, ...waiting }),
    z.object({ ...mine, ...givenUp }),
  ])
  .meta({ id: 'MySignUp' });
export type MySignUp = z.infer<typeof MySignUp>;

/** Their ticket, while they wait in line. */
export const numberOf = (signUp: SignUpRow | MySignUp): number | undefined =>
  signUp.status === 'waiting' ? signUp.number : undefined;

const factsOf = ({ eventId, title, eventTitle, startsAt, endsAt }: Shift) => ({
  eventId,
  title,
  eventTitle,
  startsAt,
  endsAt,
});

export const signUpOf = (shift: Shift, standing: SignUpRow): SignUp => ({ ...standing, ...factsOf(shift) });

export const mySignUpOf = (shift: Shift, standing: SignUpRow): MySignUp => ({
  organisationId: shift.organisationId,
  shiftId: shift.shiftId,
  ...factsOf(shift),
  ...(standing.status === 'waiting'
    ? { status: standing.status, number: standing.number }
    : { status: standing.status }),
});

/** What somebody who signs up is told at once. */
export const Place = z
  .discriminatedUnion('status', [
    z.object({ shiftId: ShiftId, personId: PersonId, status: z.literal('holding') }),
    z.object({
      shiftId: ShiftId,
      personId: PersonId,
      status: z.literal('waiting'),
      number: z.number().int(),
    }),
  ])
  .meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;

/** Staff may check in from so long before the shift, and note times until so long after it. */
const EARLY_MINUTES = 120;
const LATE_MINUTES = 24 * 60;
const minutes = (count: number): number => count * 60_000;

/** Clocks of two machines differ by less than this. */
const CLOCKS_MINUTES = 10;

/** Somebody may have been checked in by now: before, a place is given up without asking for it. */
export const isDoorOpen = ({ startsAt }: Pick<Shift, 'startsAt'>, now: Date): boolean =>
  now.getTime() > Date.parse(startsAt) - minutes(EARLY_MINUTES + CLOCKS_MINUTES);

/** Refuses `not-signed-up`, `too-early-to-check-in`, `attendance-time`. @param at UTC */
export const checkInOf = (signUp: SignUp | undefined, at: string, now: Date): SignUp => {
  if (signUp?.status !== 'holding') return refuse('not-signed-up');
  const [time, starts, ends] = [Date.parse(at), Date.parse(signUp.startsAt), Date.parse(signUp.endsAt)];
  if (time < starts - minutes(EARLY_MINUTES)) refuse('too-early-to-check-in');
  if (time > now.getTime() + minutes(1) || time > ends + minutes(LATE_MINUTES)) refuse('attendance-time');
  if (signUp.checkedOutAt !== undefined && signUp.checkedOutAt <= at) refuse('attendance-time');
  return { ...signUp, checkedInAt: at };
};

/** Refuses `not-signed-up`, `not-checked-in`, `attendance-time`. @param at UTC */
export const checkOutOf = (
  signUp: SignUp | undefined,
  at: string,
  now: Date,
): SignUp & { checkedInAt: string; checkedOutAt: string } => {
  if (signUp?.status !== 'holding') return refuse('not-signed-up');
  const { checkedInAt } = signUp;
  if (checkedInAt === undefined) return refuse('not-checked-in');
  const time = Date.parse(at);
  if (
    at <= checkedInAt ||
    time > now.getTime() + minutes(1) ||
    time > Date.parse(signUp.endsAt) + minutes(LATE_MINUTES)
  )
    refuse('attendance-time');
  return { ...signUp, checkedInAt, checkedOutAt: at };
};

/** What was noted stays as it is once its time for corrections is over. Refuses `attendance-settled`. */
const assertUnsettled = (signUp: SignUp, now: Date): void => {
  if (now.getTime() > Date.parse(signUp.endsAt) + minutes(LATE_MINUTES)) refuse('attendance-settled');
};

/** They did not come after all. Refuses `not-signed-up`, `undo-check-out-first`, `attendance-settled`. */
export const undoneCheckInOf = (signUp: SignUp | undefined, now: Date): SignUp => {
  if (signUp?.status !== 'holding') return refuse('not-signed-up');
  if (signUp.checkedInAt === undefined) return signUp;
  if (signUp.checkedOutAt !== undefined) refuse('undo-check-out-first');
  assertUnsettled(signUp, now);
  const { checkedInAt: _undone, ...rest } = signUp;
  return rest;
};

/** They are still here. Refuses `not-signed-up`, `attendance-settled`. */
export const undoneCheckOutOf = (signUp: SignUp | undefined, now: Date): SignUp => {
  if (signUp?.status !== 'holding') return refuse('not-signed-up');
  if (signUp.checkedOutAt === undefined) return signUp;
  assertUnsettled(signUp, now);
  const { checkedOutAt: _undone, ...rest } = signUp;
  return rest;
};
