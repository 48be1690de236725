import * as z from 'zod';
import { routes } from '../../platform/http/http';
import { creates, does, doesWith } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { OrganisationId, PersonId, RequestKey, ShiftId } from '../../shared/ids';
import { Instant } from '../../shared/time';
import { SignUp } from '../sign-ups/sign-up';
import { addAtDoor } from './add-at-door.action';
import { NewAtDoor } from './at-door';
import { checkIn, checkOut, undoCheckIn, undoCheckOut } from './note-attendance.action';

const ASignUp = z.object({ organisationId: OrganisationId, shiftId: ShiftId, personId: PersonId });
/**
 * `at` is noted whatever stood there; `tappedAt` is when they were tapped, told late perhaps: the first time stays. A `tap` counts
 * once, however often it is told.
 */
const Times = z
  .strictObject({ at: Instant.optional(), tappedAt: Instant.optional(), tap: RequestKey.optional() })
  .meta({ id: 'AttendanceTime' });
const PATH = '/organisations/{organisationId}/shifts/{shiftId}/sign-ups/{personId}';
const noted = { by: DEEDS.organise, at: ASignUp, answers: SignUp } as const;

const comes = doesWith({
  ...noted,
  operationId: 'checkIn',
  path: `${PATH}/check-in`,
  what: Times,
  says: 'Here, since when.',
});

const goes = doesWith({
  ...noted,
  operationId: 'checkOut',
  path: `${PATH}/check-out`,
  what: Times,
  says: 'Gone, since when; the minutes become a service record.',
});

const comesNot = does({
  ...noted,
  operationId: 'undoCheckIn',
  path: `${PATH}/check-in/undo`,
  says: 'Not here after all.',
});

const goesNot = does({
  ...noted,
  operationId: 'undoCheckOut',
  path: `${PATH}/check-out/undo`,
  says: 'Still here; there is no service record of it any more.',
});

const door = creates({
  operationId: 'addAtDoor',
  path: '/organisations/{organisationId}/shifts/{shiftId}/at-door',
  by: ['organiser', 'admin'],
  at: ASignUp.omit({ personId: true }),
  what: NewAtDoor,
  answers: SignUp,
  says: 'They hold a place, and are here.',
});

export const attendanceRoutes = routes()
  .openapi(comes.route, comes.by(checkIn))
  .openapi(door.route, door.by(addAtDoor))
  .openapi(goes.route, goes.by(checkOut))
  .openapi(comesNot.route, comesNot.by(undoCheckIn))
  .openapi(goesNot.route, goesNot.by(undoCheckOut));
