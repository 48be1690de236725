import * as z from 'zod';
import { OrganisationId, RequestKey, ShiftId } from '../../shared/ids';
import type { Shift } from '../shifts/shift';
import { dayOf, overlaps } from '../../shared/time';

/** A volunteer's claim on their own time. It holds while its gate does; without a place it lapses. */
export const Claim = z.object({
  organisationId: OrganisationId,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  requestKey: z.string(),
  at: z.iso.datetime(),
  givenUp: z.boolean(),
  /** The number in line by which it was come by, or which was answered to who left the line since. */
  ticket: z.number().int().optional(),
  /** Staff added them at the door. */
  atDoor: z.literal(true).optional(),
});
export type Claim = z.infer<typeof Claim>;

/** One person's one day (Asia/Shanghai): what they hold on it, whoever runs it. */
export const VolunteersDay = z.object({
  version: z.number().int(),
  claims: z.record(ShiftId, Claim),
});
export type VolunteersDay = z.infer<typeof VolunteersDay>;

export const emptyDay: VolunteersDay = { version: 0, claims: {} };

export const dayOfShift = (shift: Shift): string => dayOf(shift.startsAt);

/** A claim whose place is still being decided is believed this long; one that a clock which was wrong put into the future, no longer. */
export const UNDECIDED_SECONDS = 30;

export const isUndecided = (claim: Claim, now: Date): boolean =>
  Math.abs(now.getTime() - Date.parse(claim.at)) < UNDECIDED_SECONDS * 1000;

const WAITED = 'waited-';

/** The key of a claim that is made for somebody whose turn in line has come, where it is not known with which key they joined it. */
export const keyOfTurn = (number: number): RequestKey => RequestKey.parse(`${WAITED}${number}`);

/** The number in line that earlier releases kept in the key alone. */
export const ticketIn = (requestKey: string): number | undefined => {
  const number = requestKey.startsWith(WAITED) ? Number(requestKey.slice(WAITED.length)) : NaN;
  return Number.isSafeInteger(number) ? number : undefined;
};

/** The key of a claim that is made for somebody who was found to hold a place without one. */
export const FOUND_HOLDING = RequestKey.parse('found-holding');

/** Did they come by this place in line, or take it themselves? */
export const cameInTurn = (day: VolunteersDay, shiftId: ShiftId): boolean =>
  day.claims[shiftId]?.ticket !== undefined;

/** Did staff add them at the door? */
export const cameAtDoor = (day: VolunteersDay, shiftId: ShiftId): boolean =>
  day.claims[shiftId]?.atDoor === true;

/**
 * Does a claim stand in the way? While its gate holds its person, even where they are just giving the place up; and while its place
 * is still being decided, unless it was given up.
 */
export const counts = (claim: Claim, isHeld: boolean, now: Date): boolean =>
  isHeld || (!claim.givenUp && isUndecided(claim, now));

/**
 * Does another shift, as it stands now, stand in the way of this one? Not where it was cancelled, or moved away since its time was
 * claimed.
 */
export const isInTheWay = (other: Shift, shift: Shift): boolean =>
  other.cancelledBecause === undefined &&
  overlaps({ from: other.startsAt, to: other.endsAt }, { from: shift.startsAt, to: shift.endsAt });

/** What this person claimed at the same time as the shift, except the shift itself; not all of it `counts`. */
export const claimsAcross = (day: VolunteersDay, shift: Shift): [ShiftId, Claim][] =>
  Object.entries(day.claims)
    .map(([shiftId, claim]): [ShiftId, Claim] => [shiftId as ShiftId, claim])
    .filter(
      ([shiftId, claim]) =>
        shiftId !== shift.shiftId &&
        overlaps({ from: claim.from, to: claim.to }, { from: shift.startsAt, to: shift.endsAt }),
    );

/** Old claims that were given up are forgotten beyond these, so that a day stays within one kilobyte or two. */
const KEPT = 8;

/** The day with this shift claimed. @param by `ticket`: their number in line, of who came by the place in turn */
export const claimed = (
  day: VolunteersDay,
  shift: Shift,
  by: { requestKey: RequestKey; now: Date; ticket?: number | undefined; atDoor?: true },
): VolunteersDay =>
  withClaim(day, shift.shiftId, {
    organisationId: shift.organisationId,
    from: shift.startsAt,
    to: shift.endsAt,
    requestKey: by.requestKey,
    at: by.now.toISOString(),
    givenUp: false,
    ...(by.ticket !== undefined && { ticket: by.ticket }),
    ...(by.atDoor && { atDoor: by.atDoor }),
  });

/** The day with this claim as it is said, whatever it was. */
export const withClaim = (day: VolunteersDay, shiftId: ShiftId, claim: Claim): VolunteersDay => {
  const others = Object.entries(day.claims).filter(([other]) => other !== shiftId);
  const held = others.filter(([, other]) => !other.givenUp);
  const given = others.filter(([, other]) => other.givenUp).sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
  return {
    version: day.version + 1,
    claims: Object.fromEntries([...held, ...given.slice(0, KEPT), [shiftId, claim]]),
  };
};
