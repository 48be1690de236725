import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { creates, does, doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { FundId, OrganisationId, SpendingId } from '../../shared/ids';
import { LongText } from '../../shared/words';
import { approveSpending } from './approve-spending.action';
import { declineSpending } from './decline-spending.action';
import { findOpenSpendings, findSpending, findSpendings } from './find-spendings.action';
import { requestSpending } from './request-spending.action';
import { DECIDERS, NewSpending, OpenSpending, REQUESTERS, Spending, SpendingRow } from './spending';

const Here = z.object({ organisationId: OrganisationId });
const AFund = Here.extend({ fundId: FundId });
const ASpending = Here.extend({ spendingId: SpendingId });
const READERS = DEEDS.seeSpending;

const request = creates({
  operationId: 'requestSpending',
  path: '/organisations/{organisationId}/funds/{fundId}/spendings',
  by: REQUESTERS,
  at: AFund,
  what: NewSpending,
  answers: Spending,
  says: 'Waits for a second person; the amount is held.',
});

const list = createRoute({
  ...allow(READERS),
  operationId: 'listSpendings',
  method: 'get',
  path: '/organisations/{organisationId}/funds/{fundId}/spendings',
  request: { params: AFund, query: PageQuery },
  responses: { 200: json(pageOf(SpendingRow), 'Newest first.'), ...problems },
});

const listOpen = createRoute({
  ...allow(READERS),
  operationId: 'listOpenSpendings',
  method: 'get',
  path: '/organisations/{organisationId}/spendings',
  request: { params: Here, query: PageQuery },
  responses: {
    200: json(pageOf(OpenSpending), 'What waits to be decided or handed over, in all funds; oldest first.'),
    ...problems,
  },
});

const get = createRoute({
  ...allow(READERS),
  operationId: 'getSpending',
  method: 'get',
  path: '/organisations/{organisationId}/spendings/{spendingId}',
  request: { params: ASpending },
  responses: { 200: json(Spending, 'With its papers: the invoice, who asked, who decided.'), ...problems },
});

const approve = does({
  operationId: 'approveSpending',
  path: '/organisations/{organisationId}/spendings/{spendingId}/approve',
  by: DECIDERS,
  at: ASpending,
  answers: Spending,
  says: 'Spent, and in the books.',
});

const Declining = z.strictObject({ reason: LongText }).meta({ id: 'Declining' });
const decline = doesWith({
  operationId: 'declineSpending',
  path: '/organisations/{organisationId}/spendings/{spendingId}/decline',
  by: DECIDERS,
  at: ASpending,
  what: Declining,
  answers: Spending,
  says: 'Not spent; the amount is free again.',
});

export const spendingRoutes = routes()
  .openapi(request.route, request.by(requestSpending))
  .openapi(list, finds(READERS, list, findSpendings))
  .openapi(listOpen, finds(READERS, listOpen, findOpenSpendings))
  .openapi(get, finds(READERS, get, findSpending))
  .openapi(approve.route, approve.by(approveSpending))
  .openapi(decline.route, decline.by(declineSpending));
