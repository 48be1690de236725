import type { Member } from '../../shared/actor';
import { PersonId, type RequestKey, type ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { audited } from '../../people/audit/audit.table';
import { tailOf, type Person } from '../../people/accounts/person';
import { personAtDoor } from '../../people/accounts/person.table';
import { stillMay } from '../../people/roles/role.table';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { personIdFrom } from '../../platform/new-id';
import { askedBy } from '../../platform/table/once';
import type { Write } from '../../platform/table/table';
import { gateHeldBy, gatesToTry, type Gate } from '../shifts/gates';
import type { Shift } from '../shifts/shift';
import { raiseAndPass } from '../shifts/shift-change.table';
import { getShiftWithGates, passGate, stillHolds } from '../shifts/shift.table';
import { markOf, putAttendance } from '../sign-ups/attendance.table';
import { claimed, dayOfShift, isUndecided, type VolunteersDay } from '../sign-ups/day';
import { getDay, putDay, removeClaim } from '../sign-ups/day.table';
import { whatIsInTheWay } from '../sign-ups/in-the-way.table';
import { checkInOf, signUpOf, tappedTime, withTap, type SignUp } from '../sign-ups/sign-up';
import { getSignUp, holdsFromDoor, putHolding } from '../sign-ups/sign-up.table';
import { getTime } from '../sign-ups/standing.table';
import { assertTakesPlace, gateToRaise, type NewAtDoor } from './at-door';

type Asked = { shiftId: ShiftId; requestKey: RequestKey; what: NewAtDoor };
type Read = { shift: Shift; gates: Gate[] };
type Door = { by: Member; asked: Asked; person: Person; now: Date };

/** The person's time, claimed for this shift. Refuses `door-overlaps`, saying when: what they do elsewhere is theirs. */
const claimTime = async ({ asked, person, now }: Door, shift: Shift, day: VolunteersDay): Promise<void> => {
  const before = day.claims[shift.shiftId];
  // A repeat whose answer was lost; one that lapsed is claimed anew: since then others saw that time as free.
  if (before?.requestKey === asked.requestKey && isUndecided(before, now)) return;
  const inTheWay = await whatIsInTheWay(person.personId, day, shift, now);
  if (inTheWay) {
    const { startsAt, endsAt } = inTheWay.other;
    refuse('door-overlaps', { name: person.name || asked.what.name, from: startsAt, to: endsAt });
  }
  const next = claimed(day, shift, { requestKey: asked.requestKey, now, atDoor: true });
  if ((await putDay(person.personId, dayOfShift(shift), next, shift.shiftId)) === 'changed') stale();
};

/** Who added whom, and since when they are here. */
const noteOf = (
  { by, person, now }: Door,
  shift: Shift,
  { what, checkedInAt }: { what: 'added-at-door' | 'checked-in'; checkedInAt: string },
): Write =>
  audited(by.organisationId, {
    at: now.toISOString(),
    by: by.personId,
    what,
    which: `${shift.shiftId} ${person.personId}`,
    changed: { checkedInAt: [null, checkedInAt] },
  });

/** One place more, told in the shift's history. */
const raise = async (door: Door, { shift, gates }: Read, also: readonly Write[]): Promise<void> => {
  const { by, person, now } = door;
  const gate = gateToRaise(shift, gates);
  const after = { ...shift, places: shift.places + 1, revision: shift.revision + 1 };
  const more = audited(by.organisationId, {
    at: now.toISOString(),
    by: by.personId,
    what: 'shift-changed',
    which: shift.shiftId,
    changed: { places: [shift.places, after.places] },
    revision: after.revision,
  });
  await raiseAndPass(shift, after, gate, person.personId, [...also, more]);
};

/** Lets them in by a gate with room; where none has any, by a place more if that is asked for. Refuses `shift-full`, `shift-largest`. */
const letIn = async (door: Door, read: Read, also: readonly Write[]): Promise<void> => {
  const { asked, person } = door;
  const { shift, gates } = read;
  for (const { number } of gatesToTry(gates, person.personId)) {
    const told = await passGate(shift, number, person.personId, also);
    if (told === undefined) return;
    if (told === 'stale') stale();
  }
  if (asked.what.raisePlaces) return raise(door, read, also);
  await removeClaim(person.personId, dayOfShift(shift), shift.shiftId, asked.requestKey);
  refuse('shift-full');
};

/** They hold a place already: they are checked in, unless they are. */
const heldAlready = async (door: Door, shift: Shift, gate: Gate): Promise<SignUp> => {
  const { asked, person, now } = door;
  const { personId } = person;
  await putHolding(shift, personId, person.name, tailOf(person));
  const standing = await getSignUp(shift, personId);
  if (standing?.status !== 'holding') return stale();
  const signUp = signUpOf(shift, standing);
  const mark = markOf(asked.requestKey);
  // A late repeat: that they came was undone since.
  if (standing.checkedInAt !== undefined || standing.taps?.includes(mark)) return signUp;
  const at = tappedTime(asked.what.at, now);
  const noted = checkInOf(signUp, at, now);
  const holds = stillHolds(shift, gate.number, personId);
  const also = [stillMay(door.by), noteOf(door, shift, { what: 'checked-in', checkedInAt: at })];
  const taps = withTap(standing.taps, mark);
  if ((await putAttendance(shift, personId, { from: {}, to: { in: at }, holds, taps, also })) === 'changed')
    stale();
  return noted;
};

/** A late repeat of a request that let them in: they gave the place up since, and are asked again by another key alone. */
const wasLetIn = (day: VolunteersDay, { asked }: Door): boolean => {
  const claim = day.claims[asked.shiftId];
  return claim?.atDoor === true && claim.givenUp && claim.requestKey === asked.requestKey;
};

const decide = async (door: Door): Promise<SignUp> => {
  const { by, asked, person, now } = door;
  const read = (await getShiftWithGates(by.organisationId, asked.shiftId)) ?? refuse('not-found');
  const { shift, gates } = read;
  assertTakesPlace(shift);
  const gate = gateHeldBy(gates, person.personId);
  if (gate) return heldAlready(door, shift, gate);
  const { organisationId, shiftId } = shift;
  const { personId } = person;
  const day = await getDay(personId, dayOfShift(shift));
  if (wasLetIn(day, door)) {
    const gone = await getSignUp(shift, personId);
    return gone ? signUpOf(shift, gone) : stale();
  }
  const name = person.name || asked.what.name;
  const at = tappedTime(asked.what.at, now);
  const row = { organisationId, shiftId, personId, name, tail: tailOf(person), status: 'holding' as const };
  checkInOf(signUpOf(shift, row), at, now);
  const { member } = await getTime(shift, personId);
  if (member?.roles.includes('auditor')) refuse('auditor-changes-nothing');
  await claimTime(door, shift, day);
  await letIn(door, read, [
    stillMay(by),
    holdsFromDoor(shift, { ...row, checkedInAt: at, taps: [markOf(asked.requestKey)] }),
    noteOf(door, shift, { what: 'added-at-door', checkedInAt: at }),
  ]);
  const stands = await getSignUp(shift, personId);
  // Another hand let them in at this very moment: their place is read again, and they are checked in.
  return stands?.status === 'holding' && stands.checkedInAt !== undefined ? signUpOf(shift, stands) : stale();
};

/**
 * Adds somebody who came without a place, and checks them in: before, while and after the shift takes place, as long as attendance
 * may be noted. Whoever waited leaves the line; who holds a place is checked in. Asked again it answers the same.
 * Refuses `not-found`, `shift-cancelled`, `own-attendance`, `door-overlaps`, `shift-full` unless there is to be a place more,
 * `shift-largest`, `auditor-changes-nothing`, `request-key-reused`, `not-allowed`, as `checkInOf` does, and `busy`.
 */
export const addAtDoor = async (by: Member, asked: Asked, now: Date): Promise<SignUp> => {
  const { shift } = (await getShiftWithGates(by.organisationId, asked.shiftId)) ?? refuse('not-found');
  assertTakesPlace(shift);
  const cause = [...Object.values(askedBy(by, asked)), shift.shiftId].join('|');
  const made = PersonId.parse(personIdFrom(cause));
  const person = await personAtDoor(asked.what, made, now);
  if (person.personId === made && person.name !== asked.what.name) refuse('request-key-reused');
  if (person.personId === by.personId) refuse('own-attendance');
  return decideAgain(() => decide({ by, asked, person, now }));
};
