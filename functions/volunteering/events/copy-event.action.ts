import type { Member } from '../../shared/actor';
import { EventId, ShiftId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Day } from '../../shared/time';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { askedBy, idOf } from '../../platform/table/once';
import { copiedShift, type Shift } from '../shifts/shift';
import { listShiftsOfEvent, putNewShift } from '../shifts/shift.table';
import { copiedEvent, daysBetween, isOver, type Event } from './event';
import { countShift, getEvent, getWrittenEvent, putNewEvent } from './event.table';

type Copying = { by: Member; requestKey: RequestKey; now: Date };

/** Copies one shift, once; an event that was withdrawn meanwhile gets no more of them. */
const copyShift = (shift: Shift, to: EventId, ms: number, { by, requestKey, now }: Copying): Promise<void> =>
  decideAgain(async () => {
    const event = (await getEvent(by.organisationId, to)) ?? refuse('not-found');
    if (isOver(event)) return;
    const key = { organisationId: by.organisationId, by: by.personId, requestKey };
    const shiftId = ShiftId.parse(idOf('shf', { ...key, by: `${key.by}|${shift.shiftId}` }));
    const opened = audited(by.organisationId, {
      at: now.toISOString(),
      by: by.personId,
      what: 'shift-opened',
      which: shiftId,
      changed: { eventId: [null, to], places: [null, shift.places] },
    });
    const copy = copiedShift(shift, event, shiftId, ms);
    await putNewShift(copy, { eventId: to, copyOf: shift.shiftId }, [
      ...countShift(event),
      stillMay(by),
      opened,
    ]);
  });

/**
 * A draft of the same event on another day, with all its shifts that are not cancelled, at the same times of the clock there. Cut
 * off, it goes on where it stopped when it is asked again under the same key. Refuses `not-found`, `request-key-reused`, `busy`.
 * @param asked `what.on`: the day on which the copy begins, in Asia/Shanghai
 */
export const copyEvent = async (
  by: Member,
  asked: { eventId: EventId; requestKey: RequestKey; what: { on: Day } },
  now: Date,
): Promise<Event> => {
  const { organisationId } = by;
  const { description, ...source } =
    (await getWrittenEvent(organisationId, asked.eventId)) ?? refuse('not-found');
  const eventId = EventId.parse(idOf('evt', askedBy(by, asked)));
  const { on } = asked.what;
  const copied = audited(organisationId, {
    at: now.toISOString(),
    by: by.personId,
    what: 'event-copied',
    which: eventId,
    changed: { copyOf: [null, asked.eventId], startsOn: [null, on] },
  });
  const copyOf = { copyOf: asked.eventId, on };
  await putNewEvent(copiedEvent(source, on, eventId), description, copyOf, [stillMay(by), copied]);
  const shifts = await decideAgain(async () => {
    const listed = await listShiftsOfEvent(organisationId, asked.eventId);
    // The list follows a moment later.
    return listed.length < source.shifts ? stale() : listed;
  });
  for (const shift of shifts)
    if (shift.cancelledBecause === undefined)
      await copyShift(shift, eventId, daysBetween(source, on), { by, requestKey: asked.requestKey, now });
  return (await getEvent(organisationId, eventId)) ?? refuse('not-found');
};
