import { wallClock } from '../../shared/time';
import type { Person } from '../../shared/actor';
import type { OrganisationId, PersonId, RequestKey, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { getMember } from '../../people/members/member.table';
import { getPerson } from '../../people/accounts/person.table';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { inTurn, shared } from '../../platform/turns';
import { assertOpen, gateHeldBy, gatesToTry, type Gate, type Shift } from '../shifts/shift';
import { getShiftWithGates, passGate } from '../shifts/shift.table';
import { claimed, claimsAcross, counts, dayOfShift, type VolunteersDay } from './day';
import { getDay, putDay, removeClaim } from './day.table';
import type { Place } from './sign-up';
import { getSignUp, nextNumber, putWaiting } from './sign-up.table';

export type TakePlace = { organisationId: OrganisationId; shiftId: ShiftId; requestKey: RequestKey };

/** So many attempts on one shift are under way at once in this process; the rest wait their turn and then see who got in. */
const AT_ONCE = 16;
const turns = inTurn(AT_ONCE);
const sharedRead = shared<Awaited<ReturnType<typeof getShiftWithGates>>>();

/**
 * Takes a place: the gate decides, in one conditional update, after the volunteer's own time is claimed. A full shift is
 * refused from a read; with a waitlist the person waits, in the order in which the table took them. A repeat gets the
 * first answer. What a volunteer does with their own place is told by the sign-up itself: no audit line.
 * Refuses `not-found`, `shift-closed`, `shift-full`, `shift-overlaps`, `auditor-changes-nothing`, `busy`.
 */
export const takePlace = (by: Person, asked: TakePlace, now: Date): Promise<Place> => {
  const shiftKey = `${asked.organisationId}#${asked.shiftId}`;
  return turns(shiftKey, async () => {
    const read = () => getShiftWithGates(asked.organisationId, asked.shiftId);
    const seen = (await sharedRead(shiftKey, read)) ?? refuse('not-found');
    // A shared read may be older than this request: enough to refuse a full shift, not to say "you hold it".
    const { shift, gates } = gateHeldBy(seen.gates, by.personId) ? ((await read()) ?? seen) : seen;
    if (gateHeldBy(gates, by.personId)) return holding(asked, by);
    assertOpen(shift, now);
    const hasRoom = gatesToTry(gates, by.personId).length > 0;
    if (!hasRoom && !shift.waitlist) return refuse('shift-full');
    // Who audits an organisation takes no part in what they audit.
    if ((await getMember(asked.organisationId, by.personId))?.roles.includes('auditor'))
      refuse('auditor-changes-nothing');
    if (hasRoom) return tryGates(by, asked, { shift, gates }, now);
    return waitFor(by, shift, now);
  });
};

const holding = (asked: { shiftId: ShiftId }, by: Person): Place => ({
  shiftId: asked.shiftId,
  personId: by.personId,
  status: 'holding',
});

const tryGates = async (
  by: Person,
  asked: TakePlace,
  read: { shift: Shift; gates: Gate[] },
  now: Date,
): Promise<Place> => {
  const { shift, gates } = read;
  if ((await claimTime(by, asked, shift, now)) === 'answered') return holding(asked, by);
  for (const gate of gatesToTry(gates, by.personId))
    if ((await passGate(shift, gate.number, by.personId)) === undefined) return holding(asked, by);
  await removeClaim(by.personId, dayOfShift(shift), shift.shiftId, asked.requestKey);
  return shift.waitlist ? waitFor(by, shift, now) : refuse('shift-full');
};

/**
 * Claims the time of the shift on the volunteer's day. Two requests of one person may meet: each reads again what the other
 * claimed. Refuses `shift-overlaps`, `busy`.
 */
const claimTime = (by: Person, asked: TakePlace, shift: Shift, now: Date): Promise<'claimed' | 'answered'> =>
  decideAgain(async () => {
    const day = await getDay(by.personId, dayOfShift(shift));
    const before = day.claims[shift.shiftId];
    // A late repeat of a request whose place was given up since: its answer was yes, and stays so.
    if (before?.requestKey === asked.requestKey && before.givenUp) return 'answered';
    if (before?.requestKey === asked.requestKey) return 'claimed';
    await assertFree(by, day, shift, now);
    const next = claimed(day, shift, { requestKey: asked.requestKey, now });
    if ((await putDay(by.personId, dayOfShift(shift), next, shift.shiftId)) === 'changed') stale();
    return 'claimed';
  });

const waitFor = async (by: Person, shift: Shift, now: Date): Promise<Place> => {
  const [before, day] = await Promise.all([
    getSignUp(shift, by.personId),
    getDay(by.personId, dayOfShift(shift)),
  ]);
  if (before?.status === 'waiting') return waiting(shift, by, before.number);
  await assertFree(by, day, shift, now);
  const [number, person] = await Promise.all([nextNumber(shift), getPerson(by.personId, false)]);
  const stands = await putWaiting(shift, by.personId, person?.name ?? '', number);
  return stands.status === 'waiting' ? waiting(shift, by, stands.number) : holding(shift, by);
};

const waiting = (shift: Shift, by: Person, number: number): Place => ({
  shiftId: shift.shiftId,
  personId: by.personId,
  status: 'waiting',
  number,
});

/** Refuses `shift-overlaps`, naming the shift. A claim counts while its gate holds it, or is still deciding. */
const assertFree = async (
  by: { personId: PersonId },
  day: VolunteersDay,
  shift: Shift,
  now: Date,
): Promise<void> => {
  for (const [shiftId, claim] of claimsAcross(day, shift)) {
    const other = await getShiftWithGates(claim.organisationId, shiftId);
    const isHeld = other !== undefined && gateHeldBy(other.gates, by.personId) !== undefined;
    if (!other || !counts(claim, isHeld, now)) continue;
    const { title, startsAt, endsAt } = other.shift;
    refuse('shift-overlaps', {
      title: title.zh,
      ...(title.en && { titleEn: title.en }),
      shiftId,
      from: wallClock(startsAt),
      to: wallClock(endsAt).slice(11),
    });
  }
};
