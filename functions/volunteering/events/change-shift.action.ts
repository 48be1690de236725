import type { Member } from '../../shared/actor';
import type { PersonId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { differencesOf, type Differences } from '../../shared/revision';
import { getPersons } from '../../people/accounts/person.table';
import { change } from '../../people/audit/change.table';
import type { Write } from '../../platform/table/table';
import { asItIs, regated, type Gate } from '../shifts/gates';
import {
  cancelledShift,
  changedShift,
  isMoved,
  toldOfShift,
  type ChangedShift,
  type Shift,
} from '../shifts/shift';
import { writeShift } from '../shifts/shift-change.table';
import { newsOf, type ShiftNews } from '../shifts/shift-news';
import { putNews } from '../shifts/shift-news.table';
import { getShiftWithGates } from '../shifts/shift.table';
import { getLastNumber } from '../sign-ups/line.table';
import { putBackInLine } from '../sign-ups/sign-up.table';
import { assertStands } from './event';
import { eventStands, getEvent } from './event.table';

/** How it lies in the table is no part of its history; who went back to the line is. */
const toldWith =
  (back: readonly PersonId[]) =>
  (changed: Differences): Differences => {
    const { schedule: _schedule, gates: _gates, ...told } = changed;
    return { ...told, ...(back.length > 0 && { backToLine: [null, back] }) };
  };

type Changed = {
  reason: string | undefined;
  back: readonly PersonId[];
  lastInLine: number;
  now: Date;
};

/** What goes round among those who come, where there is anything to bring up to date or to tell. */
const newsOfChange = (before: Shift, after: Shift, of: Changed): ShiftNews | undefined => {
  const { startsAt: _from, endsAt: _to, ...changed } = toldOfShift(differencesOf(before, after));
  const timesOf = ({ startsAt, endsAt }: Shift) => ({ startsAt, endsAt });
  const moved = isMoved(before, after) && { moved: { from: timesOf(before), to: timesOf(after) } };
  const closes = before.waitlist && !after.waitlist;
  if (Object.keys(changed).length === 0 && !moved && !closes && of.back.length === 0) return undefined;
  return newsOf(after, {
    what: 'changed',
    newsId: `changed-${after.revision}`,
    at: of.now.toISOString(),
    changed,
    ...moved,
    ...(of.reason !== undefined && { reason: of.reason }),
    lastInLine: of.lastInLine,
    shiftRevision: after.revision,
    back: [...of.back],
  });
};

/** All that a change of a shift is decided from, read afresh at each try. */
const readAll = async (by: Member, shiftId: ShiftId) => {
  const read = (await getShiftWithGates(by.organisationId, shiftId)) ?? refuse('not-found');
  const [event, lastInLine] = await Promise.all([
    getEvent(by.organisationId, read.shift.eventId),
    getLastNumber(read.shift),
  ]);
  return { ...read, event: event ?? refuse('not-found'), lastInLine };
};

const backOf = async (shift: Shift, back: readonly PersonId[]): Promise<Write[]> => {
  const persons = await getPersons([...back]);
  return back.map((personId, at) => putBackInLine(shift, personId, persons[at]?.name ?? ''));
};

const gatesFor = (before: Shift, gates: readonly Gate[], to: Shift, back: readonly PersonId[]) =>
  before.places === to.places && before.waitlist === to.waitlist && back.length === 0
    ? gates.map(asItIs)
    : regated(gates, { places: to.places, waitlist: to.waitlist, back }, before.waitlist);

/**
 * Writes a shift anew: its words, its time, its places. Who goes `backToLine` waits as the first of it. Refuses `not-found`,
 * `event-over`, `changed-meanwhile`, and as `changedShift` and `regated` do; `already-checked-in` of who goes back.
 */
export const changeShift = async (
  by: Member,
  { shiftId, ...asked }: { shiftId: ShiftId } & ChangedShift,
  now: Date,
): Promise<Shift> => {
  const { revision, reason, backToLine = [], ...to } = asked;
  const back = [...new Set(backToLine)];
  let all: Awaited<ReturnType<typeof readAll>> & { changes: ReturnType<typeof gatesFor>; waits: Write[] };
  const changing = {
    which: shiftId,
    what: 'shift-changed',
    told: toldWith(back),
    read: async () => {
      const read = await readAll(by, shiftId);
      all = { ...read, changes: [], waits: [] };
      return read.shift;
    },
    to: async (before: Shift) => {
      assertStands(all.event);
      const after = changedShift(before, all.event, to, now);
      const isDone = Object.keys(differencesOf(before, after)).length === 0;
      all.changes = isDone ? [] : gatesFor(before, all.gates, after, back);
      all.waits = isDone ? [] : await backOf(before, back);
      return { ...after, ...(before.places !== after.places && { gates: all.changes.length }) };
    },
    writes: (before: Shift, after: Shift) => {
      const news = newsOfChange(before, after, { reason, back, lastInLine: all.lastInLine, now });
      return [
        ...writeShift(before, after, all.changes),
        ...all.waits,
        eventStands(all.event),
        ...(news ? [putNews(news)] : []),
      ];
    },
  };
  return change(by, { revision, reason }, changing, now);
};

/**
 * Nobody comes to it any more; who held a place, or waited, is told. Done twice it changes nothing. Refuses `not-found`,
 * `shift-begun`.
 */
export const cancelShift = async (
  by: Member,
  { shiftId, reason }: { shiftId: ShiftId; reason: string },
  now: Date,
): Promise<Shift> => {
  let gates: readonly Gate[] = [];
  const changing = {
    which: shiftId,
    what: 'shift-cancelled',
    told: toldWith([]),
    read: async () => {
      const read = await getShiftWithGates(by.organisationId, shiftId);
      gates = read?.gates ?? [];
      return read?.shift;
    },
    to: (before: Shift) => cancelledShift(before, reason, now),
    writes: (before: Shift, after: Shift) => cancelWrites(before, after, gates, { reason, now }),
  };
  return change(by, { reason }, changing, now);
};

/** The shift, its gates, and the news of it, together. */
const cancelWrites = (
  before: Shift,
  after: Shift,
  gates: readonly Gate[],
  { reason, now }: { reason: string; now: Date },
): Write[] => [
  ...writeShift(before, after, gates.map(asItIs)),
  putNews(
    newsOf(after, {
      what: 'cancelled',
      newsId: `cancelled-${after.revision}`,
      at: now.toISOString(),
      reason,
      shiftRevision: after.revision,
    }),
  ),
];
