import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { OrganisationId } from '../../shared/ids';
import { findStatements } from './find-statements.action';
import { Statement } from './statement';

const list = createRoute({
  ...allow(['finance', 'auditor', 'admin']),
  operationId: 'listStatements',
  method: 'get',
  path: '/organisations/{organisationId}/statements',
  request: { params: z.object({ organisationId: OrganisationId }), query: PageQuery },
  responses: { 200: json(pageOf(Statement), 'Newest first.'), ...problems },
});

export const statementsRoutes = routes().openapi(list, async (c) =>
  c.json(await findStatements(c.req.valid('param').organisationId, c.req.valid('query')), 200),
);
