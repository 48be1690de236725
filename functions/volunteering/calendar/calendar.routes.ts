import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, problems, RequestKeyHeader, routes } from '../../platform/http/http';
import { requirePerson } from '../../shared/actor';
import { getMyCalendar, readFeed, renewMyCalendar } from './read-feed.action';

const Feed = z.object({ url: z.url() }).meta({ id: 'CalendarFeed' });

const mine = createRoute({
  ...allow('signed-in'),
  operationId: 'getMyCalendar',
  method: 'get',
  path: '/me/calendar',
  responses: {
    200: json(Feed, 'The address to subscribe to: whoever holds it sees the shifts.'),
    ...problems,
  },
});

const renew = createRoute({
  ...allow('signed-in'),
  operationId: 'renewMyCalendar',
  method: 'post',
  path: '/me/calendar/renew',
  request: { headers: RequestKeyHeader },
  responses: {
    201: json(Feed, 'Another address; the one before is not there any more.'),
    ...problems,
  },
});

const feed = createRoute({
  ...allow('public'),
  operationId: 'readCalendarFeed',
  method: 'get',
  path: '/calendar/{file}',
  request: { params: z.object({ file: z.string().regex(/^[0-9a-z]{12,60}\.ics$/) }) },
  responses: {
    200: { content: { 'text/calendar': { schema: z.string() } }, description: 'RFC 5545.' },
    ...problems,
  },
});

export const myCalendarRoutes = routes()
  .openapi(mine, async (c) =>
    c.json(await getMyCalendar(requirePerson(c.get('actor')), {}, c.get('now')), 200),
  )
  .openapi(renew, async (c) => {
    const requestKey = c.req.valid('header')['idempotency-key'];
    return c.json(await renewMyCalendar(requirePerson(c.get('actor')), { requestKey }, c.get('now')), 201);
  });

/** Served by its own function in the cloud: reading calendars needs no right to write. */
export const calendarFeedRoutes = routes().openapi(feed, async (c) => {
  const token = c.req.valid('param').file.replace(/\.ics$/, '');
  const calendar = await readFeed(c.get('actor'), { token }, c.get('now'));
  return c.body(calendar, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, max-age=900',
  });
});
