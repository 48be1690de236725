import * as z from 'zod';
import { allow } from '../../platform/auth';
import { body, createRoute, json, problems, routes } from '../../platform/http';
import { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { Instant } from '../../shared/time';
import { SignUp } from '../sign-ups/sign-up';
import { checkIn, checkOut, undoCheckIn, undoCheckOut } from './note-attendance.action';

const ASignUp = z.object({ organisationId: OrganisationId, shiftId: ShiftId, personId: PersonId });
const Times = z.strictObject({ at: Instant.optional() }).meta({ id: 'AttendanceTime' });
const PATH = '/organisations/{organisationId}/shifts/{shiftId}/sign-ups/{personId}';

const comes = createRoute({
  ...allow(['organiser', 'admin']),
  operationId: 'checkIn',
  method: 'post',
  path: `${PATH}/check-in`,
  request: { params: ASignUp, body: body(Times) },
  responses: { 200: json(SignUp, 'Here, since when.'), ...problems },
});

const goes = createRoute({
  ...allow(['organiser', 'admin']),
  operationId: 'checkOut',
  method: 'post',
  path: `${PATH}/check-out`,
  request: { params: ASignUp, body: body(Times) },
  responses: { 200: json(SignUp, 'Gone, since when; the minutes become a service record.'), ...problems },
});

const comesNot = createRoute({
  ...allow(['organiser', 'admin']),
  operationId: 'undoCheckIn',
  method: 'post',
  path: `${PATH}/check-in/undo`,
  request: { params: ASignUp },
  responses: { 200: json(SignUp, 'Not here after all.'), ...problems },
});

const goesNot = createRoute({
  ...allow(['organiser', 'admin']),
  operationId: 'undoCheckOut',
  method: 'post',
  path: `${PATH}/check-out/undo`,
  request: { params: ASignUp },
  responses: { 200: json(SignUp, 'Still here; there is no service record of it any more.'), ...problems },
});

export const attendanceRoutes = routes()
  .openapi(comes, async (c) =>
    c.json(await checkIn(c.req.valid('param'), c.req.valid('json').at, c.get('now')), 200),
  )
  .openapi(goes, async (c) =>
    c.json(await checkOut(c.req.valid('param'), c.req.valid('json').at, c.get('now')), 200),
  )
  .openapi(comesNot, async (c) => c.json(await undoCheckIn(c.req.valid('param'), c.get('now')), 200))
  .openapi(goesNot, async (c) => c.json(await undoCheckOut(c.req.valid('param'), c.get('now')), 200));
