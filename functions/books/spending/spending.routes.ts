import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { savesAs } from '../../platform/http/sheets';
import { creates, does, doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { FileId, FundId, OrganisationId, SpendingId } from '../../shared/ids';
import { EndedBecause } from '../../shared/revision';
import { LongText } from '../../shared/words';
import { nameToShow } from '../files/file';
import { FILE_CONTENT, fileHeaders } from '../files/file-reply';
import { findFile } from '../files/find-file.action';
import { approveSpending } from './approve-spending.action';
import { declineSpending } from './decline-spending.action';
import { findPublicPaper } from './find-public-paper.action';
import { findOpenSpendings, findSpending, findSpendings } from './find-spendings.action';
import { publishPaper, withdrawPaper } from './publish-paper.action';
import { requestSpending } from './request-spending.action';
import { spendingsSheet } from './spendings-sheet';
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

const file = savesAs({
  operationId: 'saveSpendings',
  by: READERS,
  path: '/organisations/{organisationId}/funds/{fundId}/spendings.csv',
  at: AFund,
  query: z.object({}),
  sheet: spendingsSheet,
  says: 'The fund’s spendings as a file for spreadsheets.',
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

const publish = doesWith({
  operationId: 'publishPaper',
  path: '/organisations/{organisationId}/spendings/{spendingId}/publish-paper',
  by: DECIDERS,
  at: ASpending,
  what: z.strictObject({ fileId: FileId }).meta({ id: 'PublishedPaper' }),
  answers: Spending,
  says: 'A redacted copy of its papers that everybody may read.',
});

const withdraw = doesWith({
  operationId: 'withdrawPaper',
  path: '/organisations/{organisationId}/spendings/{spendingId}/withdraw-paper',
  by: DECIDERS,
  at: ASpending,
  what: EndedBecause,
  answers: Spending,
  says: 'Its papers are kept, and read by staff alone.',
});

const paper = createRoute({
  ...allow('public'),
  operationId: 'getSpendingPaper',
  method: 'get',
  path: '/organisations/{organisationId}/spendings/{spendingId}/paper',
  request: { params: ASpending },
  responses: {
    200: {
      content: FILE_CONTENT,
      description: 'The copy of its papers that everybody may read, to be saved.',
    },
    ...problems,
  },
});

export const spendingRoutes = routes()
  .openapi(request.route, request.by(requestSpending))
  .openapi(list, finds(READERS, list, findSpendings))
  .openapi(file.route, file.by(findSpendings))
  .openapi(listOpen, finds(READERS, listOpen, findOpenSpendings))
  .openapi(get, finds(READERS, get, findSpending))
  .openapi(approve.route, approve.by(approveSpending))
  .openapi(decline.route, decline.by(declineSpending))
  .openapi(publish.route, publish.by(publishPaper))
  .openapi(withdraw.route, withdraw.by(withdrawPaper))
  .openapi(paper, async (c) => {
    const asked = c.req.valid('param');
    const { fileId, on } = await findPublicPaper(c.get('actor'), asked);
    const { file, bytes } = await findFile(asked, { fileId });
    // What its sender called it may name somebody: the day names it.
    return c.body(bytes, 200, fileHeaders({ ...file, name: nameToShow(`paper-${on}`, file.type) }));
  });
