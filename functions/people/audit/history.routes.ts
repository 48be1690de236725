import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { STAFF } from '../../shared/actor';
import { OrganisationId } from '../../shared/ids';
import { HistoryLine } from './audited';
import { findHistory } from './find-history.action';

const list = createRoute({
  ...allow(STAFF),
  operationId: 'listHistory',
  method: 'get',
  path: '/organisations/{organisationId}/history/{which}',
  request: {
    params: z.object({
      organisationId: OrganisationId,
      which: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,80}$/)
        .meta({
          description: 'The id of anything that staff made, of the organisation itself, or `members`.',
        }),
    }),
    query: PageQuery,
  },
  responses: { 200: json(pageOf(HistoryLine), 'What was done to it, newest first.'), ...problems },
});

export const historyRoutes = routes().openapi(list, finds(STAFF, list, findHistory));
