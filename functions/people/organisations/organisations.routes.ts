import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { changes, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { OrganisationId } from '../../shared/ids';
import { findOrganisation, findOrganisations } from './find-organisations.action';
import { changeOrganisation } from './change-organisation.action';
import { ChangedOrganisation, Organisation } from './organisation';

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

const change = changes({
  operationId: 'changeOrganisation',
  path: '/organisations/{organisationId}',
  by: DEEDS.manageMembers,
  at: z.object({ organisationId: OrganisationId }),
  what: ChangedOrganisation,
  answers: Organisation,
  says: 'The organisation as every page shows it from now on.',
});

export const organisationsRoutes = routes()
  .openapi(listOrganisations, finds('public', listOrganisations, findOrganisations))
  .openapi(getOrganisation, finds('public', getOrganisation, findOrganisation))
  .openapi(change.route, change.by(changeOrganisation));
