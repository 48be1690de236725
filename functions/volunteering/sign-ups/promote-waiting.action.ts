import { OrganisationId, ShiftId, type PersonId } from '../../shared/ids';
import { getMember } from '../../people/members/member.table';
import { following } from '../../platform/table/changes';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { sendOnce } from '../../platform/letters/send-once';
import { getPerson } from '../../people/accounts/person.table';
import { gateHeldBy, type Gate, type Shift } from '../shifts/shift';
import { gateItem } from '../shifts/shift.item';
import { getShiftWithGates, leaveGate, passGate, passOn, reopenPlace } from '../shifts/shift.table';
import { claimed, claimsAcross, counts, dayOfShift, keyOfTurn } from './day';
import { getDay, giveUpClaim, putDay } from './day.table';
import { toTell, type LetterName } from './letters';
import type { WaitingRow } from './sign-up';
import { signUpItem } from './sign-up.item';
import { getSignUp, listFirstWaiting, putHolding, stopWaiting } from './sign-up.table';

/**
 * Claims the person's time for a place that comes to them. `taken` where they hold something else then. A place that they are
 * just taking at that time is waited for until it is decided; refuses `busy` where it stays undecided: then the change is followed again.
 */
const claimFor = (
  personId: PersonId,
  shift: Shift,
  number: number,
  now: Date,
): Promise<'taken' | 'claimed'> =>
  decideAgain(async () => {
    const day = await getDay(personId, dayOfShift(shift));
    for (const [shiftId, claim] of claimsAcross(day, shift)) {
      const other = await getShiftWithGates(claim.organisationId, shiftId);
      if (other && gateHeldBy(other.gates, personId)) return 'taken';
      if (other && counts(claim, false, now)) stale();
    }
    const next = claimed(day, shift, { requestKey: keyOfTurn(number), now });
    if ((await putDay(personId, dayOfShift(shift), next, shift.shiftId)) === 'changed') stale();
    return 'claimed';
  });

const passOver = async (shift: Shift, waiting: WaitingRow, what: LetterName, now: Date): Promise<void> => {
  if ((await stopWaiting(shift, waiting.personId)) === 'moved-on') return;
  const person = await getPerson(waiting.personId, false);
  if (!person?.email) return;
  const cause = `passed-over-${shift.shiftId}-${waiting.personId}-${waiting.number}`;
  await sendOnce(shift.organisationId, cause, toTell(what, shift, waiting.personId), now);
};

/** Gives the first who waits the place, or moves them out of the line. */
const promote = async (shift: Shift, gate: Gate, waiting: WaitingRow, now: Date): Promise<void> => {
  const { personId, number, name } = waiting;
  const member = await getMember(shift.organisationId, personId);
  if (member?.roles.includes('auditor')) return passOver(shift, waiting, 'passed-over-as-auditor', now);
  const claim = await claimFor(personId, shift, number, now);
  if (claim === 'taken') return passOver(shift, waiting, 'passed-over', now);
  const passed =
    gate.released > 0
      ? await passOn(shift, gate.number, personId)
      : await passGate(shift, gate.number, personId);
  // Somebody else got it: their claim would stand in the way of what they take elsewhere.
  if (passed !== undefined) return void (await giveUpClaim(personId, dayOfShift(shift), shift.shiftId));
  // They may have left the line at this very moment: whoever looks last gives the place back.
  const stands = await getSignUp(shift, personId);
  if (stands?.status === 'given-up') {
    await leaveGate(shift, gate.number, personId);
    await giveUpClaim(personId, dayOfShift(shift), shift.shiftId);
  } else await putHolding(shift, personId, name);
};

const firstWaiting = async (shift: Shift): Promise<WaitingRow | undefined> => {
  for (const listed of await listFirstWaiting(shift)) {
    // The queue follows a moment later: believe the sign-up itself.
    const stands = await getSignUp(shift, listed.personId);
    if (stands?.status === 'waiting') return stands;
  }
  return undefined;
};

/** More rounds than there are places would be a circle. */
const ROUNDS = 600;

/** Fills what is free or kept on a shift with a waitlist from its line; with nobody in line, opens it to all. */
const fill = async (organisationId: OrganisationId, shiftId: ShiftId, now: Date): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const read = await getShiftWithGates(organisationId, shiftId);
    if (!read?.shift.waitlist || now.toISOString() >= read.shift.startsAt) return;
    const gate =
      read.gates.find((one) => one.released > 0) ?? read.gates.find((one) => one.taken < one.places);
    if (!gate) return;
    const first = await firstWaiting(read.shift);
    // Let in before, by one that was cut off or is still at it: they get no second place, at another gate.
    if (first && gateHeldBy(read.gates, first.personId))
      await putHolding(read.shift, first.personId, first.name);
    else if (first) await promote(read.shift, gate, first, now);
    else if (gate.released > 0) await reopenPlace(read.shift, gate.number);
    else return;
  }
  throw new Error('the line does not get shorter');
};

/** A place was given up: the first who waits gets it. */
export const promoteWhenLeft = following(gateItem, async ({ id, after }, now) => {
  if (!after || after.released === 0) return;
  await fill(OrganisationId.parse(id.organisationId), ShiftId.parse(id.shiftId), now);
});

/** Somebody joined the line: the first in it gets what is free. */
export const promoteWhenJoined = following(signUpItem, async ({ after }, now) => {
  if (after?.status === 'waiting') await fill(after.organisationId, after.shiftId, now);
});
