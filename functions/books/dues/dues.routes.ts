import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { MerchantId, OrganisationId } from '../../shared/ids';
import { Due } from './due';
import { findDues } from './find-dues.action';

const READERS = [...DEEDS.seeMoney, 'merchant'] as const;

const list = createRoute({
  ...allow(READERS),
  operationId: 'listDues',
  method: 'get',
  path: '/organisations/{organisationId}/dues',
  request: {
    params: z.object({ organisationId: OrganisationId }),
    query: PageQuery.extend({
      merchantId: MerchantId.optional(),
      status: z.enum(['open', 'paid-over']).default('open'),
    }),
  },
  responses: {
    200: json(pageOf(Due), 'What merchants owe, or paid over, by merchant and day.'),
    ...problems,
  },
});

export const duesRoutes = routes().openapi(list, finds(READERS, list, findDues));
