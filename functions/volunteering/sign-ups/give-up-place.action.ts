import type { Person } from '../../shared/actor';
import type { OrganisationId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { gateHeldBy } from '../shifts/gates';
import type { Shift } from '../shifts/shift';
import { getShiftNow, getShiftWithGates, leaveGate } from '../shifts/shift.table';
import { dayOfShift, isUndecided } from './day';
import { getDay, giveUpClaim } from './day.table';
import { isDoorOpen, type WaitingRow } from './sign-up';
import { notCheckedIn } from './attendance.table';
import { noteLeft } from './left-line.table';
import { getSignUp, stopWaiting } from './sign-up.table';

/**
 * The gate holds them no more: given up before, perhaps by this very request whose answer was lost. Then their claim says so from
 * now on, so that a late repeat of the taking cannot take the place again; one that is still being decided is left alone.
 */
const leftBefore = async (by: Person, shift: Shift, now: Date, isListed: boolean): Promise<void> => {
  const claim = (await getDay(by.personId, dayOfShift(shift))).claims[shift.shiftId];
  const isLeft = claim !== undefined && (claim.givenUp || !isUndecided(claim, now));
  if (!isListed && !isLeft) refuse('not-signed-up');
  if (isLeft && !claim.givenUp) await giveUpClaim(by.personId, dayOfShift(shift), shift.shiftId);
};

/** Their number is noted first, so that a late repeat of their joining gets it as its answer, and puts nobody in line again. */
const leaveLine = async (
  { organisationId, shiftId }: { organisationId: OrganisationId; shiftId: ShiftId },
  row: WaitingRow,
): Promise<void> => {
  const shift = await getShiftNow(organisationId, shiftId);
  if (shift) await noteLeft(shift, row);
  await stopWaiting(row, row.personId);
};

/**
 * Gives up a place, or leaves the line. What frees for the first who waits is passed on by the stream. Done twice it
 * changes nothing. What a volunteer does with their own place is told by the sign-up itself: no audit line. Refuses `not-found`, `not-signed-up`, `shift-cancelled`, `shift-closed`, `already-checked-in`.
 */
export const giveUpPlace = async (
  by: Person,
  asked: { organisationId: OrganisationId; shiftId: ShiftId },
  now: Date,
): Promise<{ shiftId: ShiftId; status: 'given-up' }> => {
  const signUp = await getSignUp(asked, by.personId);
  if (signUp?.status === 'waiting') await leaveLine(asked, signUp);
  // Read after leaving the line: a place passed on at this very moment is found here and given back too.
  const { shift, gates } =
    (await getShiftWithGates(asked.organisationId, asked.shiftId)) ?? refuse('not-found');
  if (!shift.published) refuse('not-found');
  if (shift.cancelledBecause !== undefined) refuse('shift-cancelled');
  const gate = gateHeldBy(gates, by.personId);
  if (gate) {
    if (now.toISOString() >= shift.startsAt) refuse('shift-closed');
    if (signUp?.status === 'holding' && signUp.checkedInAt) refuse('already-checked-in');
    // The claim first: where this ends in between, the gate still holds them, so the claim counts, and who asks again ends it.
    await giveUpClaim(by.personId, dayOfShift(shift), shift.shiftId);
    const unless = isDoorOpen(shift, now) ? [notCheckedIn(shift, by.personId)] : [];
    await leaveGate(shift, gate.number, by.personId, unless);
  } else await leftBefore(by, shift, now, signUp !== undefined);
  return { shiftId: asked.shiftId, status: 'given-up' };
};
