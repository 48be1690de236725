import type { EventId, OrganisationId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { table } from '../platform/table';
import { listShiftsOfEvent, publishShift } from '../shifts/shift.table';
import type { Event } from './event';
import { getEvent, publish } from './event.table';

/**
 * Makes an event and all its shifts public, together. Done twice it changes nothing.
 * Refuses `not-found`, `event-without-shifts`, `busy` where a shift was being added.
 */
export const publishEvent = async (organisationId: OrganisationId, eventId: EventId): Promise<Event> => {
  const event = (await getEvent(organisationId, eventId)) ?? refuse('not-found');
  if (event.status === 'published') return event;
  if (event.shifts === 0) refuse('event-without-shifts');
  const shifts = await listShiftsOfEvent(organisationId, eventId);
  // The list follows the table a moment later: a shift that is counted but not listed yet is waited for.
  if (shifts.length !== event.shifts) refuse('busy');
  await table.transact([...publish(event), ...shifts.map(publishShift)]);
  return { ...event, status: 'published' };
};
