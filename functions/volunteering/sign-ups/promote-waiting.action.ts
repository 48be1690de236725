import { OrganisationId, ShiftId } from '../../shared/ids';
import { getMember } from '../../people/members/member.table';
import { following } from '../../platform/table/changes';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { sendOnce } from '../../platform/letters/send-once';
import { getPerson } from '../../people/accounts/person.table';
import { gateHeldBy, type Gate } from '../shifts/gates';
import { isAhead, type Shift } from '../shifts/shift';
import { gateItem } from '../shifts/shift.item';
import { getShiftNow, getShiftWithGates, passGate, passOn, reopenPlace } from '../shifts/shift.table';
import { claimed, dayOfShift, keyOfTurn } from './day';
import { getDay, giveUpClaim, putDay } from './day.table';
import { whatIsInTheWay } from './in-the-way.table';
import { noteLeft } from './left-line.table';
import { toTell, type LetterName } from './letter-names';
import { FIRST_OF_ALL, type WaitingRow } from './sign-up';
import { signUpItem } from './sign-up.item';
import { listWaiting } from './line.table';
import { getSignUp, holdsInTurn, putCancelled, putHolding, stopWaiting } from './sign-up.table';

/**
 * Claims the person's time for a place that comes to them. `taken` where they hold something else then. A place that they are
 * just taking at that time is waited for until it is decided; refuses `busy` where it stays undecided: then the change is followed again.
 */
const claimFor = (waiting: WaitingRow, shift: Shift, now: Date): Promise<'taken' | 'claimed'> =>
  decideAgain(async () => {
    const { personId, number, requestKey = keyOfTurn(number) } = waiting;
    const day = await getDay(personId, dayOfShift(shift));
    const inTheWay = await whatIsInTheWay(personId, day, shift, now);
    if (inTheWay) return inTheWay.isHeld ? 'taken' : stale();
    const next = claimed(day, shift, { requestKey, now, ticket: number });
    if ((await putDay(personId, dayOfShift(shift), next, shift.shiftId)) === 'changed') stale();
    return 'claimed';
  });

const tell = async (shift: Shift, waiting: WaitingRow, what: LetterName, now: Date): Promise<void> => {
  const person = await getPerson(waiting.personId, false);
  if (!person?.email) return;
  const cause = `passed-over-${shift.shiftId}-${waiting.personId}-${waiting.number}`;
  await sendOnce(shift.organisationId, cause, toTell(what, shift, waiting.personId), now);
};

/** Their waiting ends without a place. A late repeat of their joining still gets their number as its answer. */
const passOver = async (shift: Shift, waiting: WaitingRow, what: LetterName, now: Date): Promise<void> => {
  await noteLeft(shift, waiting);
  if ((await stopWaiting(shift, waiting.personId)) === undefined) await tell(shift, waiting, what, now);
};

/**
 * Gives the first who waits the place, or moves them out of the line. That they wait is asked in the moment in which the gate lets
 * them in: who leaves the line just then holds nothing that they do not know of.
 */
const promote = async (shift: Shift, gate: Gate, waiting: WaitingRow, now: Date): Promise<void> => {
  const { personId } = waiting;
  const member = await getMember(shift.organisationId, personId);
  if (member?.roles.includes('auditor')) return passOver(shift, waiting, 'passed-over-as-auditor', now);
  const claim = await claimFor(waiting, shift, now);
  if (claim === 'taken') return passOver(shift, waiting, 'passed-over', now);
  const told = { moved: false };
  const holds = holdsInTurn(waiting, () => void (told.moved = true));
  const passed = await (gate.released > 0 ? passOn : passGate)(shift, gate.number, personId, [holds]);
  // Somebody else got it, or they left the line: their claim would stand in the way of what they take elsewhere.
  if (passed !== undefined || told.moved) await giveUpClaim(personId, dayOfShift(shift), shift.shiftId);
};

const QUEUE_PAGE = 5;

/** The queue follows a moment later: the sign-up itself is believed, however many of the queue have moved on meanwhile. */
const firstWaiting = async (shift: Shift): Promise<WaitingRow | undefined> => {
  let cursor: string | undefined;
  do {
    const page = await listWaiting(shift, { limit: QUEUE_PAGE, cursor });
    for (const listed of page.items) {
      const stands = await getSignUp(shift, listed.personId);
      if (stands?.status === 'waiting') return stands;
    }
    cursor = page.next;
  } while (cursor);
  return undefined;
};

/** A shift that has no line any more: what was kept for it is free, and who still waits in it is told. */
const closeLine = async ({ shift, gates }: { shift: Shift; gates: Gate[] }, now: Date): Promise<void> => {
  for (const { number, released } of gates) if (released > 0) await reopenPlace(shift, number, released);
  for (let first = await firstWaiting(shift); first; first = await firstWaiting(shift))
    await passOver(shift, first, 'line-closed', now);
};

/** More rounds than there are places would be a circle. */
const ROUNDS = 600;

/** Fills what is free or kept on a shift with a waitlist from its line; with nobody in line, opens it to all. */
const fill = async (organisationId: OrganisationId, shiftId: ShiftId, now: Date): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const read = await getShiftWithGates(organisationId, shiftId);
    if (!read || !isAhead(read.shift, now)) return;
    if (!read.shift.waitlist) return closeLine(read, now);
    const gate =
      read.gates.find((one) => one.released > 0) ?? read.gates.find((one) => one.taken < one.places);
    if (!gate) return;
    const first = await firstWaiting(read.shift);
    // Let in before, by one that was cut off or is still at it: they get no second place, at another gate.
    if (first && gateHeldBy(read.gates, first.personId))
      await putHolding(read.shift, first.personId, first.name);
    else if (first) await promote(read.shift, gate, first, now);
    else if (gate.released > 0) await reopenPlace(read.shift, gate.number, gate.released);
    else return;
  }
  throw new Error('the line does not get shorter');
};

/** A place was given up: the first who waits gets it. */
export const promoteWhenLeft = following(gateItem, async ({ id, after }, now) => {
  if (!after || after.released === 0) return;
  await fill(OrganisationId.parse(id.organisationId), ShiftId.parse(id.shiftId), now);
});

/** Who still waits is told as how many-eth, by the letter when it leaves. Who was sent back to the line is told so by the news of it. */
const tellInLine = async (shift: Shift, { personId, number }: WaitingRow, now: Date): Promise<void> => {
  if (number === FIRST_OF_ALL) return;
  const cause = `in-line-${shift.shiftId}-${personId}-${number}`;
  await sendOnce(shift.organisationId, cause, toTell('in-line', shift, personId), now);
};

/** Somebody joined the line: the first in it gets what is free. */
export const promoteWhenJoined = following(signUpItem, async ({ before, after }, now) => {
  if (after?.status !== 'waiting') return;
  const shift = await getShiftNow(after.organisationId, after.shiftId);
  if (shift?.cancelledBecause !== undefined) await putCancelled(after, after.personId, after.name, false);
  else {
    await fill(after.organisationId, after.shiftId, now);
    if (shift && before?.status !== 'waiting') await tellInLine(shift, after, now);
  }
});
