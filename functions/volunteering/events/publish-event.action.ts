import type { Member } from '../../shared/actor';
import type { EventId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { table } from '../../platform/table/table';
import { listShiftsOfEvent, publishShift } from '../shifts/shift.table';
import { assertShiftsWithin, assertStands, type Event } from './event';
import { getEvent, publish } from './event.table';

/**
 * Makes an event and all its shifts public, together. Done twice it changes nothing.
 * Refuses `not-found`, `event-over`, `event-without-shifts`, `shift-left-outside`, `busy` where shifts are being added all the while.
 */
export const publishEvent = (by: Member, { eventId }: { eventId: EventId }, now: Date): Promise<Event> =>
  decideAgain(async () => {
    const event = (await getEvent(by.organisationId, eventId)) ?? refuse('not-found');
    if (event.status === 'published') return event;
    assertStands(event);
    if (event.shifts === 0) refuse('event-without-shifts');
    const shifts = await listShiftsOfEvent(by.organisationId, eventId);
    // The list follows the table a moment later: a shift that is counted but not listed yet is waited for.
    if (shifts.length !== event.shifts) stale();
    if (shifts.every(({ cancelledBecause }) => cancelledBecause !== undefined))
      refuse('event-without-shifts');
    assertShiftsWithin(event, shifts);
    const published = audited(by.organisationId, {
      at: now.toISOString(),
      by: by.personId,
      what: 'event-published',
      which: eventId,
      changed: { status: [event.status, 'published'] },
    });
    await table.transact([...publish(event), ...shifts.map(publishShift), stillMay(by), published]);
    return { ...event, status: 'published' };
  });
