import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { OrganisationId } from '../../shared/ids';
import { findStatements } from './find-statements.action';
import { Statement } from './statement';

const READERS = DEEDS.seeMoney;
const list = createRoute({
  ...allow(READERS),
  operationId: 'listStatements',
  method: 'get',
  path: '/organisations/{organisationId}/statements',
  request: { params: z.object({ organisationId: OrganisationId }), query: PageQuery },
  responses: { 200: json(pageOf(Statement), 'Newest first.'), ...problems },
});

export const statementsRoutes = routes().openapi(list, finds(READERS, list, findStatements));
