import type { Person } from '../../shared/actor';
import type { OrganisationId, PersonId, RequestKey, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { gathered, inTurn, seenOf, shared } from '../../platform/turns';
import { gateHeldBy, gatesToTry, type Gate } from '../shifts/gates';
import { isOpen, refuseClosed, type Shift } from '../shifts/shift';
import { getShiftWithGates, passGate } from '../shifts/shift.table';
import { claimed, dayOfShift, isUndecided, type VolunteersDay } from './day';
import { getDay, putDay, removeClaim } from './day.table';
import { whatIsInTheWay } from './in-the-way.table';
import type { Place, SignUpRow } from './sign-up';
import { nextNumber } from './line.table';
import { putWaiting } from './sign-up.table';
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
 * first answer. Where the shift is moved meanwhile, all of it is decided again for the new time. What a volunteer does with their
 * own place is told by the sign-up itself: no audit line.
 * Refuses `not-found`, `shift-cancelled`, `shift-closed`, `shift-full`, `shift-overlaps`, `auditor-changes-nothing`, `busy`.
 */
export const takePlace = (by: Person, asked: TakePlace, now: Date): Promise<Place> =>
  turns(keyOf(asked), (running) =>
    decideAgain(async (tries) => {
      const seen = await (tries === 1 ? look(by, asked, running === 1) : readAnew(asked));
      const { shift, gates, standing } = seen ?? refuse('not-found');
      if (shift.cancelledBecause !== undefined) refuse('shift-cancelled');
      if (gateHeldBy(gates, by.personId)) return holding(asked, by);
      if (isOpen(shift, now)) return takeOpen(by, asked, { shift, gates, standing }, now);
      // What was answered before stays the answer, also to a repeat that comes too late to ask anew.
      const day = standing?.day ?? (await getDay(by.personId, dayOfShift(shift)));
      return answered(day, asked, by) ?? refuseClosed(shift);
    }),
  );

const readAnew = (asked: TakePlace): Promise<Seen | undefined> => {
  knownFull.forget(keyOf(asked));
  return getShiftWithGates(asked.organisationId, asked.shiftId);
};

const takeOpen = async (by: Person, asked: TakePlace, seen: Seen, now: Date): Promise<Place> => {
  const { shift, gates, standing } = seen;
  if (gatesToTry(gates, by.personId).length > 0) {
    knownFull.forget(keyOf(asked));
    const time = standing ?? (await getTime(shift, by.personId));
    return answered(time.day, asked, by) ?? tryGates(by, asked, { shift, gates, time }, now);
  }
  if (!shift.waitlist) return refuse('shift-full');
  knownFull.note(keyOf(asked), shift);
  const waits = standing ?? (await getStanding(shift, by.personId));
  return waitFor(by, asked, { shift, waits }, now);
};

type Seen = { shift: Shift; gates: Gate[]; standing?: Standing | undefined };

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
  assertNoAuditor(time);
  const before = await claimTime(by, asked, { shift, time }, now);
  if (before) return before;
  for (const gate of gatesToTry(gates, by.personId)) {
    const told = await passGate(shift, gate.number, by.personId);
    if (told === undefined) return holding(asked, by);
    if (told === 'full') continue;
    await removeClaim(by.personId, dayOfShift(shift), shift.shiftId, asked.requestKey);
    return stale();
  }
  await removeClaim(by.personId, dayOfShift(shift), shift.shiftId, asked.requestKey);
  if (!shift.waitlist) return refuse('shift-full');
  return waitFor(by, asked, { shift, waits: await getStanding(shift, by.personId) }, now);
};

/** A late repeat of a request whose place, or place in line, was given up since: its first answer stays the answer. */
const answered = (day: VolunteersDay, asked: TakePlace, by: Person): Place | undefined => {
  const before = day.claims[asked.shiftId];
  if (before?.requestKey !== asked.requestKey || !before.givenUp) return undefined;
  return before.ticket === undefined ? holding(asked, by) : waiting(asked, by, before.ticket);
};

/**
 * Claims the time of the shift on the volunteer's day. Two requests of one person may meet: each reads again what the other
 * claimed. Answers a late repeat. Refuses `shift-overlaps`, `busy`.
 * @param time as this request has read it: enough for the first try
 */
const claimTime = (
  by: Person,
  asked: TakePlace,
  { shift, time }: { shift: Shift; time: Time },
  now: Date,
): Promise<Place | undefined> =>
  decideAgain(async (tries) => {
    const day = tries === 1 ? time.day : await getDay(by.personId, dayOfShift(shift));
    const before = day.claims[shift.shiftId];
    const told = answered(day, asked, by);
    if (told) return told;
    // One that lapsed is claimed anew: since then others saw that time as free.
    if (before?.requestKey === asked.requestKey && isUndecided(before, now)) return undefined;
    await assertFree(by, day, shift, now);
    const next = claimed(day, shift, { requestKey: asked.requestKey, now });
    if ((await putDay(by.personId, dayOfShift(shift), next, shift.shiftId)) === 'changed') stale();
    return undefined;
  });

/** Waits in line, with the number that is theirs already, or the next one. Refuses `shift-overlaps`, `busy`. */
const waitFor = async (
  by: Person,
  asked: TakePlace,
  { shift, waits }: { shift: Shift; waits: Standing },
  now: Date,
): Promise<Place> => {
  const { signUp, day, name, tail } = waits;
  if (signUp?.status === 'waiting') return waiting(shift, by, signUp.number);
  const before = answered(day, asked, by);
  if (before) return before;
  assertNoAuditor(waits);
  await assertFree(by, day, shift, now);
  // Two clicks of one person get one ticket; many people who ask at the same time get theirs by one count.
  const stands = await tickets(`${keyOf(shift)}#${by.personId}`, async () => {
    const number = await numbers(keyOf(shift), async (count) => {
      const first = await nextNumber(shift, count);
      return Array.from({ length: count }, (_, at) => first + at);
    });
    return putWaiting(shift, by.personId, name, number, asked.requestKey, tail);
  });
  if (stands.status === 'cancelled') return refuse('shift-cancelled');
  return stands.status === 'waiting' ? waiting(shift, by, stands.number) : holding(shift, by);
};

const waiting = ({ shiftId }: { shiftId: ShiftId }, by: Person, number: number): Place => ({
  shiftId,
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
  const inTheWay = await whatIsInTheWay(by.personId, day, shift, now);
  if (!inTheWay) return;
  const { shiftId, title, startsAt, endsAt } = inTheWay.other;
  refuse('shift-overlaps', {
    title: title.zh,
    ...(title.en && { titleEn: title.en }),
    shiftId,
    from: startsAt,
    to: endsAt,
  });
};
