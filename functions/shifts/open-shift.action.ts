import { ShiftId, type EventId, type OrganisationId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { fingerprint, idOf, onceWith, type Asked } from '../platform/once';
import { table } from '../platform/table';
import { countShift, getEvent } from '../events/event.table';
import { openShiftOf, type NewShift, type Shift } from './shift';
import { askedOf, getShift, putNewShift } from './shift.table';

/**
 * Adds a shift to an event. A retry gets the shift as it stands.
 * Refuses `not-found`, `event-dates`, `shift-outside-event`, `shift-over-midnight`, `too-many-shifts`, `request-key-reused`.
 */
export const openShift = async (
  by: Asked & { organisationId: OrganisationId },
  eventId: EventId,
  asked: NewShift,
): Promise<Shift> => {
  const event = (await getEvent(by.organisationId, eventId)) ?? refuse('not-found');
  const shift = openShiftOf(event, ShiftId.parse(idOf('shf', by)), asked);
  const mark = fingerprint({ eventId, asked });
  const before = await askedOf(by.organisationId, shift.shiftId);
  const [made, ...gates] = putNewShift(shift, mark);
  if (before === undefined) await table.transact(onceWith(made, [...gates, ...countShift(event)]));
  else if (before !== mark) refuse('request-key-reused');
  return (await getShift(by.organisationId, shift.shiftId)) ?? shift;
};
