import { allow } from '../platform/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../platform/http';
import { requirePerson } from '../shared/actor';
import { findMyServiceRecords } from './record-service.action';
import { ServiceRecord } from './service-record';

const mine = createRoute({
  ...allow('signed-in'),
  operationId: 'listMyServiceRecords',
  method: 'get',
  path: '/me/service-records',
  request: { query: PageQuery },
  responses: { 200: json(pageOf(ServiceRecord), 'Newest first, by when the shift began.'), ...problems },
});

export const serviceRecordsRoutes = routes().openapi(mine, async (c) =>
  c.json(await findMyServiceRecords(requirePerson(c.get('actor')).personId, c.req.valid('query')), 200),
);
