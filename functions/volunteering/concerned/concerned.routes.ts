import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { EventId, OrganisationId, ShiftId } from '../../shared/ids';
import { Concerned } from './concerned';
import { findConcernedByEvent, findConcernedByShift } from './find-concerned.action';

const ORGANISERS = DEEDS.organise;
const Here = z.object({ organisationId: OrganisationId });
const SAYS = 'How many people would be told: places held, places in line, and people, each once.';

const byShift = createRoute({
  ...allow(ORGANISERS),
  operationId: 'countConcernedByShift',
  method: 'get',
  path: '/organisations/{organisationId}/shifts/{shiftId}/concerned',
  request: { params: Here.extend({ shiftId: ShiftId }) },
  responses: { 200: json(Concerned, SAYS), ...problems },
});

const byEvent = createRoute({
  ...allow(ORGANISERS),
  operationId: 'countConcernedByEvent',
  method: 'get',
  path: '/organisations/{organisationId}/events/{eventId}/concerned',
  request: { params: Here.extend({ eventId: EventId }) },
  responses: { 200: json(Concerned, SAYS), ...problems },
});

export const concernedRoutes = routes()
  .openapi(byShift, finds(ORGANISERS, byShift, findConcernedByShift))
  .openapi(byEvent, finds(ORGANISERS, byEvent, findConcernedByEvent));
