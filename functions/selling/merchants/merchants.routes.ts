import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { changes, creates, doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { MerchantId, OrganisationId } from '../../shared/ids';
import { EndedBecause } from '../../shared/revision';
import { changeMerchant, withdrawMerchant } from './change-merchant.action';
import { createMerchant } from './create-merchant.action';
import { findMerchant, findMerchants } from './find-merchants.action';
import { ChangedMerchant, Merchant, NewMerchant } from './merchant';

const READERS = DEEDS.seeMoney;
const Here = z.object({ organisationId: OrganisationId });

const create = creates({
  operationId: 'createMerchant',
  path: '/organisations/{organisationId}/merchants',
  by: DEEDS.manageMoney,
  at: Here,
  what: NewMerchant,
  answers: Merchant,
  says: 'The merchant.',
});

const AMerchant = Here.extend({ merchantId: MerchantId });

const change = changes({
  operationId: 'changeMerchant',
  path: '/organisations/{organisationId}/merchants/{merchantId}',
  by: DEEDS.manageMoney,
  at: AMerchant,
  what: ChangedMerchant,
  answers: Merchant,
  says: 'The merchant from now on. Agreements and orders keep the name that they carry.',
});

const withdraw = doesWith({
  operationId: 'withdrawMerchant',
  path: '/organisations/{organisationId}/merchants/{merchantId}/withdraw',
  by: DEEDS.manageMoney,
  at: AMerchant,
  what: EndedBecause,
  answers: Merchant,
  says: 'Nothing new is agreed or sold with it, and its offers close. What it owes, and its account, go on.',
});

const get = createRoute({
  ...allow(READERS),
  operationId: 'getMerchant',
  method: 'get',
  path: '/organisations/{organisationId}/merchants/{merchantId}',
  request: { params: AMerchant },
  responses: { 200: json(Merchant, 'One merchant.'), ...problems },
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
  .openapi(change.route, change.by(changeMerchant))
  .openapi(withdraw.route, withdraw.by(withdrawMerchant))
  .openapi(list, finds(READERS, list, findMerchants))
  .openapi(get, finds(READERS, get, findMerchant));
