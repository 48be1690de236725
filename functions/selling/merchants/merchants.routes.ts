import * as z from 'zod';
import { allow } from '../../platform/auth';
import {
  body,
  createRoute,
  json,
  pageOf,
  PageQuery,
  problems,
  RequestKeyHeader,
  routes,
} from '../../platform/http';
import { requirePerson } from '../../shared/actor';
import { OrganisationId } from '../../shared/ids';
import { createMerchant } from './create-merchant.action';
import { findMerchants } from './find-merchants.action';
import { Merchant, NewMerchant } from './merchant';

const Here = z.object({ organisationId: OrganisationId });

const create = createRoute({
  ...allow(['finance', 'admin']),
  operationId: 'createMerchant',
  method: 'post',
  path: '/organisations/{organisationId}/merchants',
  request: { params: Here, headers: RequestKeyHeader, body: body(NewMerchant) },
  responses: { 201: json(Merchant, 'The merchant.'), ...problems },
});

const list = createRoute({
  ...allow(['finance', 'auditor', 'admin']),
  operationId: 'listMerchants',
  method: 'get',
  path: '/organisations/{organisationId}/merchants',
  request: { params: Here, query: PageQuery },
  responses: { 200: json(pageOf(Merchant), 'Newest first.'), ...problems },
});

export const merchantsRoutes = routes()
  .openapi(create, async (c) => {
    const { organisationId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    const made = await createMerchant({ organisationId, by, requestKey }, c.req.valid('json'), c.get('now'));
    return c.json(made, 201);
  })
  .openapi(list, async (c) =>
    c.json(await findMerchants(c.req.valid('param').organisationId, c.req.valid('query')), 200),
  );
