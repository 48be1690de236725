import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { FundId, OrganisationId } from '../../shared/ids';
import { Entry } from '../ledger/entry';
import { findEntries, findFund } from './find-fund.action';
import { FundAsItStands } from './fund';

const READERS = DEEDS.seeMoney;
const AFund = z.object({ organisationId: OrganisationId, fundId: FundId });

const get = createRoute({
  ...allow(READERS),
  operationId: 'getFund',
  method: 'get',
  path: '/organisations/{organisationId}/funds/{fundId}',
  request: { params: AFund },
  responses: { 200: json(FundAsItStands, 'What came in, went out, is held and is promised.'), ...problems },
});

const entries = createRoute({
  ...allow(READERS),
  operationId: 'listLedgerEntries',
  method: 'get',
  path: '/organisations/{organisationId}/funds/{fundId}/entries',
  request: { params: AFund, query: PageQuery },
  responses: { 200: json(pageOf(Entry), 'The fund’s books, newest first.'), ...problems },
});

export const fundsRoutes = routes()
  .openapi(get, finds(READERS, get, findFund))
  .openapi(entries, finds(READERS, entries, findEntries));
