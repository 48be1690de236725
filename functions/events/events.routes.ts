import * as z from 'zod';
import { allow } from '../platform/auth';
import {
  body,
  createRoute,
  json,
  pageOf,
  PageQuery,
  problems,
  RequestKeyHeader,
  routes,
} from '../platform/http';
import { isStaff, requirePerson } from '../shared/actor';
import { CampaignId, EventId, OrganisationId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { Instant } from '../shared/time';
import { Prose } from '../shared/words';
import { openShift } from '../shifts/open-shift.action';
import { NewShift, Shift } from '../shifts/shift';
import { createEvent } from './create-event.action';
import { Event, EventRow, NewEvent } from './event';
import { findEvent, findEvents } from './find-events.action';
import { publishEvent } from './publish-event.action';

const Here = z.object({ organisationId: OrganisationId });
const AnEvent = Here.extend({ eventId: EventId });
const ORGANISERS = ['organiser', 'admin'] as const;

export const EventPage = Event.extend({
  description: Prose,
  onShifts: z.array(Shift.extend({ placesLeft: z.number().int() })),
}).meta({ id: 'EventPage' });

const create = createRoute({
  ...allow(ORGANISERS),
  operationId: 'createEvent',
  method: 'post',
  path: '/organisations/{organisationId}/events',
  request: { params: Here, headers: RequestKeyHeader, body: body(NewEvent) },
  responses: { 201: json(Event, 'The event, as a draft.'), ...problems },
});

const publish = createRoute({
  ...allow(ORGANISERS),
  operationId: 'publishEvent',
  method: 'post',
  path: '/organisations/{organisationId}/events/{eventId}/publish',
  request: { params: AnEvent },
  responses: { 200: json(Event, 'Public from now on.'), ...problems },
});

const list = createRoute({
  ...allow('public'),
  operationId: 'listEvents',
  method: 'get',
  path: '/organisations/{organisationId}/events',
  request: {
    params: Here,
    query: PageQuery.extend({
      from: Instant.optional(),
      campaignId: CampaignId.optional(),
      drafts: z.enum(['true', 'false']).default('false'),
    }).refine(({ campaignId, drafts }) => campaignId === undefined || drafts === 'false', {
      message: 'drafts are listed apart from campaigns',
      path: ['campaignId'],
    }),
  },
  responses: {
    200: json(pageOf(EventRow), 'By when they begin, of one campaign or of all. Drafts are for staff.'),
    ...problems,
  },
});

const get = createRoute({
  ...allow('public'),
  operationId: 'getEvent',
  method: 'get',
  path: '/organisations/{organisationId}/events/{eventId}',
  request: { params: AnEvent },
  responses: { 200: json(EventPage, 'The event with its shifts and places left.'), ...problems },
});

const addShift = createRoute({
  ...allow(ORGANISERS),
  operationId: 'openShift',
  method: 'post',
  path: '/organisations/{organisationId}/events/{eventId}/shifts',
  request: { params: AnEvent, headers: RequestKeyHeader, body: body(NewShift) },
  responses: { 201: json(Shift, 'The shift; open as soon as its event is published.'), ...problems },
});

export const eventsRoutes = routes()
  .openapi(create, async (c) => {
    const { organisationId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    return c.json(await createEvent({ organisationId, by, requestKey }, c.req.valid('json')), 201);
  })
  .openapi(publish, async (c) => {
    const { organisationId, eventId } = c.req.valid('param');
    return c.json(await publishEvent(organisationId, eventId), 200);
  })
  .openapi(list, async (c) => {
    const { drafts, ...ask } = c.req.valid('query');
    if (drafts === 'true' && !isStaff(c.get('actor'))) refuse('not-allowed');
    return c.json(
      await findEvents(c.req.valid('param').organisationId, { ...ask, drafts: drafts === 'true' }),
      200,
    );
  })
  .openapi(get, async (c) => {
    const { organisationId, eventId } = c.req.valid('param');
    return c.json(await findEvent(organisationId, eventId, isStaff(c.get('actor'))), 200);
  })
  .openapi(addShift, async (c) => {
    const { organisationId, eventId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    return c.json(await openShift({ organisationId, by, requestKey }, eventId, c.req.valid('json')), 201);
  });
