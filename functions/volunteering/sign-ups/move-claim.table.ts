import type { PersonId } from '../../shared/ids';
import { dayOf } from '../../shared/time';
import { decideAgain, stale } from '../../platform/table/decide-again';
import type { Shift } from '../shifts/shift';
import { dayOfShift, isUndecided, withClaim, type Claim, type VolunteersDay } from './day';
import { dropClaim, getDay, putDay } from './day.table';
import { whatIsInTheWay } from './in-the-way.table';

/** What somebody claims of a shift that was moved: at its new time already, or still on the day on which it was. */
const claimOf = (shift: Shift, days: readonly VolunteersDay[]): Claim | undefined =>
  days.map(({ claims }) => claims[shift.shiftId]).find((claim) => claim !== undefined);

/**
 * Moves a person's claim to where their shift is now; nothing of it stays on another day. What is in the way of a place that they hold
 * there is answered: then their place is to be given back. Done twice it changes nothing. Refuses `busy` where they are just taking
 * another place there, and that stays undecided.
 * @param moved `startsAt`: when it began before, UTC; `isHeld`: their gate holds them
 * @question My time goes with the shift
 * @key main `PERSON#{person}` / `DAY#{day}`
 * @holds the day stands as it was read → reads again, in the end busy
 * @cost 1–2 RCU and 1–2 WCU
 */
export const moveClaim = (
  personId: PersonId,
  shift: Shift,
  moved: { startsAt: string; isHeld: boolean },
  now: Date,
): Promise<'overlaps' | undefined> =>
  decideAgain(async () => {
    const [before, after] = [dayOf(moved.startsAt), dayOfShift(shift)];
    const day = await getDay(personId, after);
    const older = before === after ? [] : [await getDay(personId, before)];
    const claim = claimOf(shift, [day, ...older]);
    const inTheWay = moved.isHeld ? await whatIsInTheWay(personId, day, shift, now) : undefined;
    // A place that they are just taking there is decided first.
    if (inTheWay?.isHeld === false) stale();
    const answer = inTheWay ? 'overlaps' : undefined;
    if (!claim) return answer;
    const isGone = inTheWay !== undefined || (!moved.isHeld && !isUndecided(claim, now));
    const to = { ...claim, from: shift.startsAt, to: shift.endsAt, givenUp: claim.givenUp || isGone };
    if (JSON.stringify(day.claims[shift.shiftId]) !== JSON.stringify(to))
      if ((await putDay(personId, after, withClaim(day, shift.shiftId, to), shift.shiftId)) === 'changed')
        stale();
    if (before !== after) await dropClaim(personId, before, shift.shiftId);
    return answer;
  });
