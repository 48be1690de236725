import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { ShiftId } from '../../shared/ids';
import { findMyServiceRecord, findMyServiceRecords } from './record-service.action';
import { ServiceRecord, ServiceRecordRow } from './service-record';

const list = createRoute({
  ...allow('signed-in'),
  operationId: 'listMyServiceRecords',
  method: 'get',
  path: '/me/service-records',
  request: { query: PageQuery },
  responses: { 200: json(pageOf(ServiceRecordRow), 'Newest first, by when the shift began.'), ...problems },
});

const get = createRoute({
  ...allow('signed-in'),
  operationId: 'getMyServiceRecord',
  method: 'get',
  path: '/me/service-records/{shiftId}',
  request: { params: z.object({ shiftId: ShiftId }) },
  responses: { 200: json(ServiceRecord, 'The whole record, with the place.'), ...problems },
});

export const serviceRecordsRoutes = routes()
  .openapi(list, finds('signed-in', list, findMyServiceRecords))
  .openapi(get, finds('signed-in', get, findMyServiceRecord));
