import type { PersonId } from '../../shared/ids';
import { gateHeldBy } from '../shifts/gates';
import type { Shift } from '../shifts/shift';
import { getShiftWithGates } from '../shifts/shift.table';
import { claimsAcross, counts, isInTheWay, type VolunteersDay } from './day';

/**
 * What a person holds, or is just taking, at the time of a shift: the first such thing, as it stands now.
 * @question What of mine is in the way?
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#… to SHIFT`
 * @cost 1 RCU a claim across
 */
export const whatIsInTheWay = async (
  personId: PersonId,
  day: VolunteersDay,
  shift: Shift,
  now: Date,
): Promise<{ other: Shift; isHeld: boolean } | undefined> => {
  for (const [shiftId, claim] of claimsAcross(day, shift)) {
    const read = await getShiftWithGates(claim.organisationId, shiftId);
    if (!read || !isInTheWay(read.shift, shift)) continue;
    const isHeld = gateHeldBy(read.gates, personId) !== undefined;
    if (counts(claim, isHeld, now)) return { other: read.shift, isHeld };
  }
  return undefined;
};
