import type { Member } from '../../shared/actor';
import type { EventId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { getEvent } from '../events/event.table';
import type { Shift } from '../shifts/shift';
import { getShiftNow, listShiftsOfEvent } from '../shifts/shift.table';
import { concernedOf, type Concerned } from './concerned';
import { listStanding } from './concerned.table';

/** Those that are neither over nor cancelled: of others nobody is told anything any more. */
const tellable = (shifts: readonly Shift[], now: Date): Shift[] =>
  shifts.filter(
    ({ cancelledBecause, endsAt }) => cancelledBecause === undefined && endsAt > now.toISOString(),
  );

/** How many people a change of this shift concerns. Refuses `not-found`. */
export const findConcernedByShift = async (
  { organisationId }: Member,
  { shiftId }: { shiftId: ShiftId },
  now: Date,
): Promise<Concerned> => {
  const shift = (await getShiftNow(organisationId, shiftId)) ?? refuse('not-found');
  return concernedOf(await listStanding(tellable([shift], now)));
};

/** How many people a change of this event concerns. Refuses `not-found`. */
export const findConcernedByEvent = async (
  { organisationId }: Member,
  { eventId }: { eventId: EventId },
  now: Date,
): Promise<Concerned> => {
  if (!(await getEvent(organisationId, eventId))) refuse('not-found');
  return concernedOf(await listStanding(tellable(await listShiftsOfEvent(organisationId, eventId), now)));
};
