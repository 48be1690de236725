import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import {
  createRoute,
  json,
  pageOf,
  PageQuery,
  problems,
  RequestKeyHeader,
  routes,
} from '../../platform/http/http';
import { savesAs } from '../../platform/http/sheets';
import { does, finds } from '../../platform/http/verbs';
import { requirePerson } from '../../shared/actor';
import { DEEDS } from '../../shared/deeds';
import { OrganisationId, ShiftId } from '../../shared/ids';
import { Instant } from '../../shared/time';
import { Shift } from '../shifts/shift';
import { findMyPlace, findMySignUps, findRoster } from './find-sign-ups.action';
import { giveUpPlace } from './give-up-place.action';
import { rosterSheet } from './roster-sheet';
import { MyPlace, MySignUp, Place, SignUp } from './sign-up';
import { takePlace } from './take-place.action';

const READERS = DEEDS.seeRoster;
const AShift = z.object({ organisationId: OrganisationId, shiftId: ShiftId });
const GivenUp = z.object({ shiftId: ShiftId, status: z.literal('given-up') }).meta({ id: 'GivenUp' });

const take = createRoute({
  ...allow('signed-in'),
  operationId: 'takePlace',
  method: 'post',
  path: '/organisations/{organisationId}/shifts/{shiftId}/sign-ups',
  request: { params: AShift, headers: RequestKeyHeader },
  responses: { 201: json(Place, 'They hold a place, or wait in line with a number.'), ...problems },
});

const giveUp = does({
  operationId: 'giveUpPlace',
  path: '/organisations/{organisationId}/shifts/{shiftId}/sign-ups/give-up',
  by: 'signed-in',
  at: AShift,
  answers: GivenUp,
  says: 'Given up; the first in line gets the place.',
});

const place = createRoute({
  ...allow('signed-in'),
  operationId: 'getMyPlace',
  method: 'get',
  path: '/organisations/{organisationId}/shifts/{shiftId}/place',
  request: { params: AShift },
  responses: { 200: json(MyPlace, 'How they stand with it, and as how many-eth they wait.'), ...problems },
});

const mine = createRoute({
  ...allow('signed-in'),
  operationId: 'listMySignUps',
  method: 'get',
  path: '/me/sign-ups',
  request: { query: PageQuery.extend({ from: Instant.optional() }) },
  responses: {
    200: json(pageOf(MySignUp), 'By when the shift begins; from yesterday on unless asked otherwise.'),
    ...problems,
  },
});

const roster = createRoute({
  ...allow(READERS),
  operationId: 'listShiftSignUps',
  method: 'get',
  path: '/organisations/{organisationId}/shifts/{shiftId}/sign-ups',
  request: { params: AShift, query: PageQuery },
  responses: {
    200: json(pageOf(SignUp).extend({ shift: Shift }), 'Who holds, waits and gave up.'),
    ...problems,
  },
});

const file = savesAs({
  operationId: 'saveShiftSignUps',
  by: READERS,
  path: '/organisations/{organisationId}/shifts/{shiftId}/sign-ups.csv',
  at: AShift,
  query: z.object({}),
  sheet: rosterSheet,
  says: 'The roster as a file for spreadsheets.',
});

export const signUpsRoutes = routes()
  .openapi(take, async (c) => {
    const requestKey = c.req.valid('header')['idempotency-key'];
    const asked = { ...c.req.valid('param'), requestKey };
    return c.json(await takePlace(requirePerson(c.get('actor')), asked, c.get('now')), 201);
  })
  .openapi(giveUp.route, giveUp.by(giveUpPlace))
  .openapi(place, finds('signed-in', place, findMyPlace))
  .openapi(mine, finds('signed-in', mine, findMySignUps))
  .openapi(roster, finds(READERS, roster, findRoster))
  .openapi(file.route, file.by(findRoster));
