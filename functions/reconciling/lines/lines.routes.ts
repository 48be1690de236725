import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { savesAs } from '../../platform/http/sheets';
import { doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { OrderId, OrganisationId, StatementId, StatementLineId } from '../../shared/ids';
import { findLine, findLines, findLinesOfOrder } from './find-lines.action';
import { linesSheet } from './lines-sheet';
import { LineStep, ListedLine } from './listed-line';
import { SettingAside, TakingBack } from './set-aside';
import { setLineAside, takeLineBack } from './set-line-aside.action';

const Here = z.object({ organisationId: OrganisationId });
const ALine = Here.extend({ lineId: StatementLineId });
const WRITERS = DEEDS.manageMoney;
const READERS = DEEDS.seeMoney;

const list = createRoute({
  ...allow(READERS),
  operationId: 'listStatementLines',
  method: 'get',
  path: '/organisations/{organisationId}/statements/{statementId}/lines',
  request: { params: Here.extend({ statementId: StatementId }), query: PageQuery },
  responses: {
    200: json(pageOf(ListedLine), 'The lines that this file brought, in its order, and where each stands.'),
    ...problems,
  },
});

const file = savesAs({
  operationId: 'saveStatementLines',
  by: READERS,
  path: '/organisations/{organisationId}/statements/{statementId}/lines.csv',
  at: Here.extend({ statementId: StatementId }),
  query: z.object({}),
  sheet: linesSheet,
  says: 'The lines that this file brought, as a file for spreadsheets.',
});

const ofOrder = createRoute({
  ...allow(READERS),
  operationId: 'listLinesOfOrder',
  method: 'get',
  path: '/organisations/{organisationId}/statement-lines',
  request: { params: Here, query: z.object({ orderId: OrderId }) },
  responses: {
    200: json(pageOf(ListedLine), 'Where bills tell of the payment of this order and of its refunds.'),
    ...problems,
  },
});

const get = createRoute({
  ...allow(READERS),
  operationId: 'getStatementLine',
  method: 'get',
  path: '/organisations/{organisationId}/statement-lines/{lineId}',
  request: { params: ALine },
  responses: {
    200: json(
      z.object({ line: ListedLine, text: z.string(), steps: z.array(LineStep) }),
      'A line, its text as it stands in the file, and everything that was decided about it.',
    ),
    ...problems,
  },
});

const aside = doesWith({
  operationId: 'setLineAside',
  path: '/organisations/{organisationId}/statement-lines/{lineId}/set-aside',
  by: WRITERS,
  at: ALine,
  what: SettingAside,
  answers: ListedLine,
  says: 'It is no remittance and waits for nobody, with who, why and when.',
});

const back = doesWith({
  operationId: 'takeLineBack',
  path: '/organisations/{organisationId}/statement-lines/{lineId}/take-back',
  by: WRITERS,
  at: ALine,
  what: TakingBack,
  answers: ListedLine,
  says: 'It waits again; nothing is deleted.',
});

export const linesRoutes = routes()
  .openapi(list, finds(READERS, list, findLines))
  .openapi(file.route, file.by(findLines))
  .openapi(ofOrder, finds(READERS, ofOrder, findLinesOfOrder))
  .openapi(get, finds(READERS, get, findLine))
  .openapi(aside.route, aside.by(setLineAside))
  .openapi(back.route, back.by(takeLineBack));
