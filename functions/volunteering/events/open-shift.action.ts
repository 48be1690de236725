import type { Member } from '../../shared/actor';
import { ShiftId, type EventId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain } from '../../platform/decide-again';
import { askedBy, fingerprint, idOf, onceWith } from '../../platform/once';
import { table } from '../../platform/table';
import { openShiftOf, type NewShift, type Shift } from '../shifts/shift';
import { askedOf, getShift, putNewShift } from '../shifts/shift.table';
import { countShift, getEvent } from './event.table';

/**
 * Adds a shift to an event. A retry gets the shift as it stands.
 * Refuses `not-found`, `event-dates`, `shift-outside-event`, `shift-over-midnight`, `too-many-shifts`, `request-key-reused`.
 */
export const openShift = (
  by: Member,
  { eventId, ...asked }: { eventId: EventId; requestKey: RequestKey; what: NewShift },
  _now: Date,
): Promise<Shift> =>
  decideAgain(async () => {
    const { organisationId } = by;
    const event = (await getEvent(organisationId, eventId)) ?? refuse('not-found');
    const shift = openShiftOf(event, ShiftId.parse(idOf('shf', askedBy(by, asked))), asked.what);
    const mark = fingerprint({ eventId, asked: asked.what });
    const before = await askedOf(organisationId, shift.shiftId);
    const [made, ...gates] = putNewShift(shift, mark);
    if (before === undefined) await table.transact(onceWith(made, [...gates, ...countShift(event)]));
    else if (before !== mark) refuse('request-key-reused');
    return (await getShift(organisationId, shift.shiftId)) ?? shift;
  });
