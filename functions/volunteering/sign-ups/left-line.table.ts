import { decideAgain, stale } from '../../platform/table/decide-again';
import type { Shift } from '../shifts/shift';
import { dayOfShift, withClaim } from './day';
import { getDay, putDay } from './day.table';
import type { WaitingRow } from './sign-up';

/**
 * On the person's day: with this request they joined the line, got this number, and left since. Nothing where they joined with a
 * release that did not keep the request.
 * @question With this request I got this number, and left the line
 * @key main `PERSON#{person}` / `DAY#{day}`
 * @holds the day stands as it was read → reads again, in the end busy
 * @cost 1 RCU and 1 WCU
 */
export const noteLeft = (shift: Shift, { personId, requestKey, number }: WaitingRow): Promise<void> =>
  decideAgain(async () => {
    if (requestKey === undefined) return;
    const { organisationId, shiftId, startsAt, endsAt } = shift;
    const day = await getDay(personId, dayOfShift(shift));
    const claim = { organisationId, from: startsAt, to: endsAt, requestKey, at: startsAt };
    const next = withClaim(day, shiftId, { ...claim, givenUp: true, ticket: number });
    if ((await putDay(personId, dayOfShift(shift), next, shiftId)) === 'changed') stale();
  });
