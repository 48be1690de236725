import type { Person } from '../../shared/actor';
import type { OrganisationId, PersonId, RequestKey, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { gathered, inTurn, seenOf, shared } from '../../platform/turns';
import { assertOpen, gateHeldBy, gatesToTry, type Gate, type Shift } from '../shifts/shift';
import { getShiftWithGates, passGate } from '../shifts/shift.table';
import { claimed, claimsAcross, counts, dayOfShift, isUndecided, type VolunteersDay } from './day';
import { getDay, putDay, removeClaim } from './day.table';
import type { Place, SignUpRow } from './sign-up';
import { nextNumber, putWaiting } from './sign-up.table';
import { getShiftWithStanding, getStanding, getTime, type Standing, type Time } from './standing.table';

export type TakePlace = { organisationId: OrganisationId; shiftId: ShiftId; requestKey: RequestKey };

/** So many attempts on one shift are under way at once in this process; the rest wait their turn and then see who got in. */
const AT_ONCE = 16;
const turns = inTurn(AT_ONCE);
const sharedRead = shared<Awaited<ReturnType<typeof getShiftWithGates>>>();
/** Shifts as they were when they were found full, with a line: whose keys are known is asked in one call with all the rest. */
const MOST_KNOWN = 1_000;
const knownFull = seenOf<Shift>(MOST_KNOWN);
const numbers = gathered<number>();
const tickets = shared<SignUpRow>();
const keyOf = ({ organisationId, shiftId }: { organisationId: OrganisationId; shiftId: ShiftId }): string =>
  `${organisationId}#${shiftId}`;

/**
 * Takes a place: the gate decides, in one conditional update, after the volunteer's own time is claimed. A full shift is
 * refused from a read; with a waitlist the person waits, in the order in which the table took them. A repeat gets the
 * first answer. What a volunteer does with their own place is told by the sign-up itself: no audit line.
 * Refuses `not-found`, `shift-closed`, `shift-full`, `shift-overlaps`, `auditor-changes-nothing`, `busy`.
 */
export const takePlace = (by: Person, asked: TakePlace, now: Date): Promise<Place> =>
  turns(keyOf(asked), async (running) => {
    const { shift, gates, standing } = (await look(by, asked, running === 1)) ?? refuse('not-found');
    if (gateHeldBy(gates, by.personId)) return holding(asked, by);
    assertOpen(shift, now);
    if (gatesToTry(gates, by.personId).length > 0) {
      knownFull.forget(keyOf(asked));
      const time = standing ?? (await getTime(shift, by.personId));
      assertNoAuditor(time);
      return tryGates(by, asked, { shift, gates, time }, now);
    }
    if (!shift.waitlist) return refuse('shift-full');
    knownFull.note(keyOf(asked), shift);
    const waits = standing ?? (await getStanding(shift, by.personId));
    assertNoAuditor(waits);
    return waitFor(by, asked, { shift, waits }, now);
  });

type Seen = { shift: Shift; gates: Gate[]; standing?: Standing };

/**
 * The shift and its gates. Many at once share a reading, which may then be older than this request: enough to refuse a full
 * shift, not to say "you hold it". One alone, on a shift that is known as full, reads them together with their own standing.
 */
const look = async (by: Person, asked: TakePlace, isAlone: boolean): Promise<Seen | undefined> => {
  const known = isAlone ? knownFull.of(keyOf(asked)) : undefined;
  const all = known && (await getShiftWithStanding(known, by.personId));
  if (all) return all;
  const read = () => getShiftWithGates(asked.organisationId, asked.shiftId);
  const seen = await sharedRead(keyOf(asked), read);
  return seen && gateHeldBy(seen.gates, by.personId) ? ((await read()) ?? seen) : seen;
};

/** Who audits an organisation takes no part in what they audit. Refuses `auditor-changes-nothing`. */
const assertNoAuditor = ({ member }: Time): void => {
  if (member?.roles.includes('auditor')) refuse('auditor-changes-nothing');
};

const holding = (asked: { shiftId: ShiftId }, by: Person): Place => ({
  shiftId: asked.shiftId,
  personId: by.personId,
  status: 'holding',
});

const tryGates = async (
  by: Person,
  asked: TakePlace,
  { shift, gates, time }: { shift: Shift; gates: Gate[]; time: Time },
  now: Date,
): Promise<Place> => {
  if ((await claimTime(by, asked, { shift, time }, now)) === 'answered') return holding(asked, by);
  for (const gate of gatesToTry(gates, by.personId))
    if ((await passGate(shift, gate.number, by.personId)) === undefined) return holding(asked, by);
  await removeClaim(by.personId, dayOfShift(shift), shift.shiftId, asked.requestKey);
  if (!shift.waitlist) return refuse('shift-full');
  return waitFor(by, asked, { shift, waits: await getStanding(shift, by.personId) }, now);
};

/** Is it a late repeat of a request whose place was given up since? Its answer was yes, and stays so. */
const isAnswered = (day: VolunteersDay, { shiftId, requestKey }: TakePlace): boolean => {
  const before = day.claims[shiftId];
  return before?.requestKey === requestKey && before.givenUp;
};

/**
 * Claims the time of the shift on the volunteer's day. Two requests of one person may meet: each reads again what the other
 * claimed. Refuses `shift-overlaps`, `busy`.
 * @param time as this request has read it: enough for the first try
 */
const claimTime = (
  by: Person,
  asked: TakePlace,
  { shift, time }: { shift: Shift; time: Time },
  now: Date,
): Promise<'claimed' | 'answered'> =>
  decideAgain(async (tries) => {
    const day = tries === 1 ? time.day : await getDay(by.personId, dayOfShift(shift));
    const before = day.claims[shift.shiftId];
    if (isAnswered(day, asked)) return 'answered';
    // One that lapsed is claimed anew: since then others saw that time as free.
    if (before?.requestKey === asked.requestKey && isUndecided(before, now)) return 'claimed';
    await assertFree(by, day, shift, now);
    const next = claimed(day, shift, { requestKey: asked.requestKey, now });
    if ((await putDay(by.personId, dayOfShift(shift), next, shift.shiftId)) === 'changed') stale();
    return 'claimed';
  });

/** Waits in line, with the number that is theirs already, or the next one. Refuses `shift-overlaps`, `busy`. */
const waitFor = async (
  by: Person,
  asked: TakePlace,
  { shift, waits: { signUp, day, name } }: { shift: Shift; waits: Standing },
  now: Date,
): Promise<Place> => {
  if (signUp?.status === 'waiting') return waiting(shift, by, signUp.number);
  if (isAnswered(day, asked)) return holding(asked, by);
  await assertFree(by, day, shift, now);
  // Two clicks of one person get one ticket; many people who ask at the same time get theirs by one count.
  const stands = await tickets(`${keyOf(shift)}#${by.personId}`, async () => {
    const number = await numbers(keyOf(shift), async (count) => {
      const first = await nextNumber(shift, count);
      return Array.from({ length: count }, (_, at) => first + at);
    });
    return putWaiting(shift, by.personId, name, number);
  });
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
      from: startsAt,
      to: endsAt,
    });
  }
};
