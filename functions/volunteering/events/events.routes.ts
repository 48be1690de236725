import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { changes, creates, does, doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { CampaignId, EventId, OrganisationId } from '../../shared/ids';
import { EndedBecause } from '../../shared/revision';
import { Day, Instant } from '../../shared/time';
import { Prose } from '../../shared/words';
import { Shift } from '../shifts/shift';
import { createEvent } from './create-event.action';
import { cancelEvent, changeEvent } from './change-event.action';
import { copyEvent } from './copy-event.action';
import { ChangedEvent, Event, EventRow, NewEvent } from './event';
import { findEvent, findEvents } from './find-events.action';
import { publishEvent } from './publish-event.action';

const Here = z.object({ organisationId: OrganisationId });
const AnEvent = Here.extend({ eventId: EventId });
const ORGANISERS = DEEDS.organise;

export const EventPage = Event.extend({
  description: Prose,
  onShifts: z.array(Shift.extend({ placesLeft: z.number().int() })),
}).meta({ id: 'EventPage' });

const create = creates({
  operationId: 'createEvent',
  path: '/organisations/{organisationId}/events',
  by: ORGANISERS,
  at: Here,
  what: NewEvent,
  answers: Event,
  says: 'The event, as a draft.',
});

const publish = does({
  operationId: 'publishEvent',
  path: '/organisations/{organisationId}/events/{eventId}/publish',
  by: ORGANISERS,
  at: AnEvent,
  answers: Event,
  says: 'Public from now on.',
});

const change = changes({
  operationId: 'changeEvent',
  path: '/organisations/{organisationId}/events/{eventId}',
  by: ORGANISERS,
  at: AnEvent,
  what: ChangedEvent,
  answers: Event,
  says: 'The event as it stands now. Who comes to it is told what changed.',
});

const cancel = doesWith({
  operationId: 'cancelEvent',
  path: '/organisations/{organisationId}/events/{eventId}/cancel',
  by: ORGANISERS,
  at: AnEvent,
  what: EndedBecause,
  answers: Event,
  says: 'A draft is withdrawn; what was published is cancelled with its shifts that are ahead, and who comes is told why.',
});

const copy = creates({
  operationId: 'copyEvent',
  path: '/organisations/{organisationId}/events/{eventId}/copy',
  by: ORGANISERS,
  at: AnEvent,
  what: z.strictObject({ on: Day }).meta({ id: 'CopyOfEvent' }),
  answers: Event,
  says: 'A draft of the same on that day, with its shifts.',
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
    200: json(
      pageOf(EventRow),
      'By when they begin, of one campaign or of all; what was cancelled says so. Drafts are for staff.',
    ),
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

export const eventsRoutes = routes()
  .openapi(create.route, create.by(createEvent))
  .openapi(publish.route, publish.by(publishEvent))
  .openapi(change.route, change.by(changeEvent))
  .openapi(cancel.route, cancel.by(cancelEvent))
  .openapi(copy.route, copy.by(copyEvent))
  .openapi(list, async (c) => {
    const { drafts, ...ask } = c.req.valid('query');
    const asked = { ...c.req.valid('param'), ...ask, drafts: drafts === 'true' };
    return c.json(await findEvents(c.get('actor'), asked), 200);
  })
  .openapi(get, finds('public', get, findEvent));
