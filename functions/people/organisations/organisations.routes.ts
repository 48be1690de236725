import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { OrganisationId } from '../../shared/ids';
import { findOrganisation, findOrganisations } from './find-organisations.action';
import { Organisation } from './organisation';

const listOrganisations = createRoute({
  ...allow('public'),
  operationId: 'listOrganisations',
  method: 'get',
  path: '/organisations',
  request: { query: PageQuery },
  responses: { 200: json(pageOf(Organisation), 'Who runs a season here.'), ...problems },
});

const getOrganisation = createRoute({
  ...allow('public'),
  operationId: 'getOrganisation',
  method: 'get',
  path: '/organisations/{organisationId}',
  request: { params: z.object({ organisationId: OrganisationId }) },
  responses: { 200: json(Organisation, 'One organisation.'), ...problems },
});

export const organisationsRoutes = routes()
  .openapi(listOrganisations, finds('public', listOrganisations, findOrganisations))
  .openapi(getOrganisation, finds('public', getOrganisation, findOrganisation));
