import type { Member } from '../../shared/actor';
import { ShiftId, type EventId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { decideAgain } from '../../platform/table/decide-again';
import { askedBy, idOf } from '../../platform/table/once';
import { openShiftOf, type NewShift, type Shift } from '../shifts/shift';
import { putNewShift } from '../shifts/shift.table';
import { assertStands } from './event';
import { countShift, getEvent } from './event.table';

/**
 * Adds a shift to an event. A retry gets the shift as it stands.
 * Refuses `not-found`, `event-over`, `event-dates`, `shift-outside-event`, `shift-over-midnight`, `too-many-shifts`, `request-key-reused`.
 */
export const openShift = (
  by: Member,
  { eventId, ...asked }: { eventId: EventId; requestKey: RequestKey; what: NewShift },
  now: Date,
): Promise<Shift> =>
  decideAgain(async () => {
    const { organisationId } = by;
    const event = (await getEvent(organisationId, eventId)) ?? refuse('not-found');
    assertStands(event);
    const shift = openShiftOf(event, ShiftId.parse(idOf('shf', askedBy(by, asked))), asked.what);
    const opened = audited(organisationId, {
      at: now.toISOString(),
      by: by.personId,
      what: 'shift-opened',
      which: shift.shiftId,
      changed: { eventId: [null, eventId], places: [null, shift.places] },
    });
    return putNewShift(shift, { eventId, asked: asked.what }, [...countShift(event), stillMay(by), opened]);
  });
