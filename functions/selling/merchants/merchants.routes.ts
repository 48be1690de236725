import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { creates, finds } from '../../platform/http/verbs';
import { OrganisationId } from '../../shared/ids';
import { createMerchant } from './create-merchant.action';
import { findMerchants } from './find-merchants.action';
import { Merchant, NewMerchant } from './merchant';

const READERS = ['finance', 'auditor', 'admin'] as const;
const Here = z.object({ organisationId: OrganisationId });

const create = creates({
  operationId: 'createMerchant',
  path: '/organisations/{organisationId}/merchants',
  by: ['finance', 'admin'],
  at: Here,
  what: NewMerchant,
  answers: Merchant,
  says: 'The merchant.',
});

const list = createRoute({
  ...allow(READERS),
  operationId: 'listMerchants',
  method: 'get',
  path: '/organisations/{organisationId}/merchants',
  request: { params: Here, query: PageQuery },
  responses: { 200: json(pageOf(Merchant), 'Newest first.'), ...problems },
});

export const merchantsRoutes = routes()
  .openapi(create.route, create.by(createMerchant))
  .openapi(list, finds(READERS, list, findMerchants));
