import * as z from 'zod';
import { routes } from '../../platform/http/http';
import { changes, creates, doesWith } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { EventId, OrganisationId, ShiftId } from '../../shared/ids';
import { EndedBecause } from '../../shared/revision';
import { ChangedShift, NewShift, Shift } from '../shifts/shift';
import { cancelShift, changeShift } from './change-shift.action';
import { openShift } from './open-shift.action';

const Here = z.object({ organisationId: OrganisationId });
const AShift = Here.extend({ shiftId: ShiftId });
const ORGANISERS = DEEDS.organise;

const open = creates({
  operationId: 'openShift',
  path: '/organisations/{organisationId}/events/{eventId}/shifts',
  by: ORGANISERS,
  at: Here.extend({ eventId: EventId }),
  what: NewShift,
  answers: Shift,
  says: 'The shift; open as soon as its event is published.',
});

const change = changes({
  operationId: 'changeShift',
  path: '/organisations/{organisationId}/shifts/{shiftId}',
  by: ORGANISERS,
  at: AShift,
  what: ChangedShift,
  answers: Shift,
  says: 'The shift as it stands now. Who comes to it is told what changed; once it has begun, its words alone may change.',
});

const cancel = doesWith({
  operationId: 'cancelShift',
  path: '/organisations/{organisationId}/shifts/{shiftId}/cancel',
  by: ORGANISERS,
  at: AShift,
  what: EndedBecause,
  answers: Shift,
  says: 'Cancelled; who held a place, or waited, is told why.',
});

export const shiftsRoutes = routes()
  .openapi(open.route, open.by(openShift))
  .openapi(change.route, change.by(changeShift))
  .openapi(cancel.route, cancel.by(cancelShift));
