import * as z from 'zod';
import { EventId, OrganisationId, PersonId, RequestKey, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { revised } from '../../shared/revision';
import { minutesBetween } from '../../shared/time';
import { Words } from '../../shared/words';
import type { Shift } from '../shifts/shift';

/** `tail`: the end of their number, or of their mailbox's name, by which the door finds them; for staff alone. */
const whose = {
  organisationId: OrganisationId,
  shiftId: ShiftId,
  personId: PersonId,
  name: z.string(),
  tail: z.string().optional(),
};
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
type Attended = { checkedInAt?: string | undefined; checkedOutAt?: string | undefined };
/** They were there for longer than the shift lasts, beyond what is usual: somebody should look whether that is right. */
export const Unusual = z.literal(true);
const waiting = { status: z.literal('waiting'), number: z.number().int() };
/** `because`: their place was given back, for the shift was moved to a time at which they hold another. */
const givenUp = { status: z.literal('given-up'), because: z.literal('overlaps').optional() };
/** The shift was cancelled; they held a place, or waited. */
const cancelled = { status: z.literal('cancelled') };

/** Somebody in line. `requestKey`: with which they joined it, so that a late repeat gets the first answer. */
export const WaitingRow = z.object({ ...whose, ...waiting, requestKey: RequestKey.optional() });
export type WaitingRow = z.infer<typeof WaitingRow>;

/** Who holds a place. `taps`: the marks of the newest taps at the door that noted something, so that none of them counts twice. */
export const HoldingRow = z.object({ ...whose, ...holding, taps: z.array(z.string()).optional() });
export type HoldingRow = z.infer<typeof HoldingRow>;

/**
 * How a person stands with a shift, as the table keeps it: without what the shift itself says. `number` is their
 * ticket in line, in the order in which the table took them: lower ones go first, and some were never given out. Who had to be passed over (their time was taken meanwhile) has given up,
 * and is told.
 */
export const SignUpRow = z.discriminatedUnion('status', [
  HoldingRow,
  WaitingRow,
  z.object({ ...whose, ...givenUp }),
  z.object({ ...whose, ...cancelled }),
]);
export type SignUpRow = z.infer<typeof SignUpRow>;

/** A person's sign-up on a shift, as staff see it. */
export const SignUp = z
  .discriminatedUnion('status', [
    z.object({ ...whose, ...ofShift, ...holding, unusual: Unusual.optional() }),
    z.object({ ...whose, ...ofShift, ...waiting }),
    z.object({ ...whose, ...ofShift, ...givenUp }),
    z.object({ ...whose, ...ofShift, ...cancelled }),
  ])
  .meta({ id: 'SignUp' });
export type SignUp = z.infer<typeof SignUp>;

/** `revision`: of the shift and its event together, so that whoever copies it knows which is newer. */
const mine = { organisationId: OrganisationId, shiftId: ShiftId, ...ofShift, ...revised };

/** What a person has ahead of them, as they see it: the event's own page says the place. */
export const MySignUp = z
  .discriminatedUnion('status', [
    z.object({ ...mine, status: holding.status }),
    z.object({ ...mine, ...waiting }),
    z.object({ ...mine, status: givenUp.status }),
    z.object({ ...mine, ...cancelled }),
  ])
  .meta({ id: 'MySignUp' });
export type MySignUp = z.infer<typeof MySignUp>;

/** Before every number that is given out in line: who went back to it is the first. */
export const FIRST_OF_ALL = 0;

/** Did somebody who holds no place any more give it up themselves? */
export const wasByThemselves = (stands: SignUpRow): boolean =>
  stands.status === 'given-up'
    ? stands.because === undefined
    : stands.status === 'waiting' && stands.number !== FIRST_OF_ALL;

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

/** So many minutes more than a shift lasts may somebody have been there without a word. */
const TOLERANCE_MINUTES = 60;

/** Were they there for longer than the shift lasts, beyond what is usual? @param times UTC */
export const isUnusual = (
  shift: Pick<Shift, 'startsAt' | 'endsAt'>,
  times: { in: string; out: string },
): boolean =>
  minutesBetween(times.in, times.out) > minutesBetween(shift.startsAt, shift.endsAt) + TOLERANCE_MINUTES;

const markOf = (shift: Pick<Shift, 'startsAt' | 'endsAt'>, { checkedInAt, checkedOutAt }: Attended) =>
  checkedInAt !== undefined &&
  checkedOutAt !== undefined &&
  isUnusual(shift, { in: checkedInAt, out: checkedOutAt })
    ? { unusual: true as const }
    : {};

export const signUpOf = (shift: Shift, standing: SignUpRow): SignUp => {
  const facts = factsOf(shift);
  if (standing.status === 'holding') {
    const { taps: _marks, ...holds } = standing;
    return { ...holds, ...facts, ...markOf(shift, standing) };
  }
  if (standing.status !== 'waiting') return { ...standing, ...facts };
  const { requestKey: _theirs, ...waits } = standing;
  return { ...waits, ...facts };
};

export const mySignUpOf = (shift: Shift, standing: SignUpRow): MySignUp => ({
  organisationId: shift.organisationId,
  shiftId: shift.shiftId,
  ...factsOf(shift),
  revision: shift.revision + shift.eventRevision - 1,
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

/** Of how many before them somebody in line is told exactly: on their page; by letter, where as many are read for the price of one. */
export const MOST_COUNTED = 100;
export const MOST_BY_LETTER = 10;

/** How somebody stands with one shift. `position`: as how many-eth they wait; where it `isBehind`, more than so many are before them. */
export const MyPlace = z
  .discriminatedUnion('status', [
    z.object({ shiftId: ShiftId, status: z.enum(['holding', 'given-up', 'cancelled']) }),
    z.object({
      shiftId: ShiftId,
      status: z.literal('waiting'),
      position: z.number().int().min(1),
      isBehind: z.literal(true).optional(),
    }),
  ])
  .meta({ id: 'MyPlace' });
export type MyPlace = z.infer<typeof MyPlace>;

/** @param before so many that wait before them were counted, at most `most` and one more */
export const positionOf = (before: number, most: number): { position: number; isBehind?: true } =>
  before > most ? { position: most, isBehind: true } : { position: before + 1 };

/** Staff may check in from so long before the shift, and note times until so long after it. */
const EARLY_MINUTES = 120;
const LATE_MINUTES = 24 * 60;
const minutes = (count: number): number => count * 60_000;

/** Clocks of two machines differ by less than this. */
const CLOCKS_MINUTES = 10;

/** Somebody may have been checked in by now: before, a place is given up without asking for it. */
export const isDoorOpen = ({ startsAt }: Pick<Shift, 'startsAt'>, now: Date): boolean =>
  now.getTime() > Date.parse(startsAt) - minutes(EARLY_MINUTES + CLOCKS_MINUTES);

/**
 * When somebody was tapped in or out at the door. A device whose clock runs a little ahead of ours means now.
 * @param tappedAt UTC; absent: now @returns UTC
 */
export const tappedTime = (tappedAt: string | undefined, now: Date): string => {
  const ahead = tappedAt === undefined ? 0 : Date.parse(tappedAt) - now.getTime();
  return tappedAt === undefined || (ahead > 0 && ahead <= minutes(CLOCKS_MINUTES))
    ? now.toISOString()
    : tappedAt;
};

/** So many of a person's taps are remembered: more than two doors send again at once. */
const TAPS_KEPT = 4;

/** The row's marks with one more. */
export const withTap = (taps: readonly string[] = [], mark: string): string[] =>
  [...taps, mark].slice(-TAPS_KEPT);

/** Marked by its times as they are now. */
const remarked = <S extends Attended & Pick<Shift, 'startsAt' | 'endsAt'> & { unusual?: true | undefined }>(
  signUp: S,
): S => {
  const { unusual: _before, ...rest } = signUp;
  return { ...rest, ...markOf(signUp, signUp) } as S;
};

/** Refuses `not-signed-up`, `too-early-to-check-in`, `attendance-time`. @param at UTC */
export const checkInOf = (signUp: SignUp | undefined, at: string, now: Date): SignUp => {
  if (signUp?.status !== 'holding') return refuse('not-signed-up');
  const [time, starts, ends] = [Date.parse(at), Date.parse(signUp.startsAt), Date.parse(signUp.endsAt)];
  if (time < starts - minutes(EARLY_MINUTES)) refuse('too-early-to-check-in');
  if (time > now.getTime() + minutes(1) || time > ends + minutes(LATE_MINUTES)) refuse('attendance-time');
  if (signUp.checkedOutAt !== undefined && signUp.checkedOutAt <= at) refuse('attendance-time');
  return remarked({ ...signUp, checkedInAt: at });
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
  return remarked({ ...signUp, checkedInAt, checkedOutAt: at });
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
  const { checkedOutAt: _undone, unusual: _mark, ...rest } = signUp;
  return rest;
};
