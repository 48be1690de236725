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
import { requirePerson, requireRole } from '../../shared/actor';
import { FundId, OrganisationId, SpendingId } from '../../shared/ids';
import { LongText } from '../../shared/words';
import { approveSpending } from './approve-spending.action';
import { declineSpending } from './decline-spending.action';
import { findSpending, findSpendings } from './find-spendings.action';
import { requestSpending } from './request-spending.action';
import { NewSpending, Spending, SpendingRow } from './spending';

const Here = z.object({ organisationId: OrganisationId });
const AFund = Here.extend({ fundId: FundId });
const ASpending = Here.extend({ spendingId: SpendingId });
const REQUESTERS = ['finance', 'admin', 'organiser'] as const;
const READERS = ['finance', 'auditor', 'admin', 'organiser'] as const;
const DECIDERS = ['finance', 'admin'] as const;

const request = createRoute({
  ...allow(REQUESTERS),
  operationId: 'requestSpending',
  method: 'post',
  path: '/organisations/{organisationId}/funds/{fundId}/spendings',
  request: { params: AFund, headers: RequestKeyHeader, body: body(NewSpending) },
  responses: { 201: json(Spending, 'Waits for a second person; the amount is held.'), ...problems },
});

const list = createRoute({
  ...allow(READERS),
  operationId: 'listSpendings',
  method: 'get',
  path: '/organisations/{organisationId}/funds/{fundId}/spendings',
  request: { params: AFund, query: PageQuery },
  responses: { 200: json(pageOf(SpendingRow), 'Newest first.'), ...problems },
});

const get = createRoute({
  ...allow(READERS),
  operationId: 'getSpending',
  method: 'get',
  path: '/organisations/{organisationId}/spendings/{spendingId}',
  request: { params: ASpending },
  responses: { 200: json(Spending, 'With its papers: the invoice, who asked, who decided.'), ...problems },
});

const approve = createRoute({
  ...allow(DECIDERS),
  operationId: 'approveSpending',
  method: 'post',
  path: '/organisations/{organisationId}/spendings/{spendingId}/approve',
  request: { params: ASpending },
  responses: { 200: json(Spending, 'Spent, and in the books.'), ...problems },
});

const Declining = z.strictObject({ reason: LongText }).meta({ id: 'Declining' });
const decline = createRoute({
  ...allow(DECIDERS),
  operationId: 'declineSpending',
  method: 'post',
  path: '/organisations/{organisationId}/spendings/{spendingId}/decline',
  request: { params: ASpending, body: body(Declining) },
  responses: { 200: json(Spending, 'Not spent; the amount is free again.'), ...problems },
});

export const spendingRoutes = routes()
  .openapi(request, async (c) => {
    const { organisationId, fundId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    const asked = c.req.valid('json');
    return c.json(
      await requestSpending({ organisationId, by, requestKey }, fundId, asked, c.get('now')),
      201,
    );
  })
  .openapi(list, async (c) => {
    const { organisationId, fundId } = c.req.valid('param');
    return c.json(await findSpendings(organisationId, fundId, c.req.valid('query')), 200);
  })
  .openapi(get, async (c) => {
    const { organisationId, spendingId } = c.req.valid('param');
    return c.json(await findSpending(organisationId, spendingId), 200);
  })
  .openapi(approve, async (c) => {
    const member = requireRole(c.get('actor'), DECIDERS);
    return c.json(await approveSpending(member, c.req.valid('param').spendingId, c.get('now')), 200);
  })
  .openapi(decline, async (c) => {
    const member = requireRole(c.get('actor'), DECIDERS);
    const asked = { spendingId: c.req.valid('param').spendingId, ...c.req.valid('json') };
    return c.json(await declineSpending(member, asked, c.get('now')), 200);
  });
