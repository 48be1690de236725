import * as z from 'zod';
import { allow } from '../platform/auth';
import {
  body,
  createRoute,
  json,
  pageOf,
  PageQuery,
  problems,
  RequestKeyHeader,
  routes,
} from '../platform/http';
import { languageOf } from '../platform/language';
import { requirePerson, requireRole } from '../shared/actor';
import { ColumnMappingId, OrganisationId, StatementId, StatementLineId } from '../shared/ids';
import { findLine, findLines, findStatements } from './find-statements.action';
import { LineStep, ListedLine } from './listed-line';
import { Preview } from './preview';
import { SettingAside, TakingBack } from './set-aside';
import { setLineAside, takeLineBack } from './set-line-aside.action';
import { Statement, StatementKind } from './statement';

/** The readers of files are loaded when a file comes. */
const importing = () => import('./import-statement.action');
const previewing = () => import('./preview-statement.action');

const Here = z.object({ organisationId: OrganisationId });
const WRITERS = ['finance', 'admin'] as const;
const READERS = ['finance', 'auditor', 'admin'] as const;

const Form = z.strictObject({
  file: z.instanceof(File).meta({
    type: 'string',
    format: 'binary',
    description:
      'CSV as it was downloaded (UTF-8, GB18030, UTF-16; may be gzip), at most 4 MB and 2,000 lines.',
  }),
  kind: StatementKind,
  mappingId: ColumnMappingId.optional().meta({
    description: 'For a bank’s file: how this account’s files are read.',
  }),
});
const form = { required: true, content: { 'multipart/form-data': { schema: Form } } };

const given = async ({ file, kind, mappingId }: z.infer<typeof Form>) => ({
  bytes: new Uint8Array(await file.arrayBuffer()),
  fileName: file.name,
  how: { kind, mappingId },
});

const preview = createRoute({
  ...allow(WRITERS),
  operationId: 'previewStatement',
  method: 'post',
  path: '/organisations/{organisationId}/statements/preview',
  request: { params: Here, body: form },
  responses: { 200: json(Preview, 'What an import would read. Nothing is stored.'), ...problems },
});

const bring = createRoute({
  ...allow(WRITERS),
  operationId: 'importStatement',
  method: 'post',
  path: '/organisations/{organisationId}/statements',
  request: { params: Here, headers: RequestKeyHeader, body: form },
  responses: {
    200: json(Statement, 'This very file was imported before: the first answer. Nothing changed.'),
    201: json(Statement, 'Every line stands.'),
    ...problems,
  },
});

const list = createRoute({
  ...allow(READERS),
  operationId: 'listStatements',
  method: 'get',
  path: '/organisations/{organisationId}/statements',
  request: { params: Here, query: PageQuery },
  responses: { 200: json(pageOf(Statement), 'Newest first.'), ...problems },
});

const lines = createRoute({
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

const line = createRoute({
  ...allow(READERS),
  operationId: 'getStatementLine',
  method: 'get',
  path: '/organisations/{organisationId}/statement-lines/{lineId}',
  request: { params: Here.extend({ lineId: StatementLineId }) },
  responses: {
    200: json(
      z.object({ line: ListedLine, text: z.string(), steps: z.array(LineStep) }),
      'A line, its text as it stands in the file, and everything that was decided about it.',
    ),
    ...problems,
  },
});

const aLine = { params: Here.extend({ lineId: StatementLineId }) };

const aside = createRoute({
  ...allow(WRITERS),
  operationId: 'setLineAside',
  method: 'post',
  path: '/organisations/{organisationId}/statement-lines/{lineId}/set-aside',
  request: { ...aLine, body: body(SettingAside) },
  responses: {
    200: json(ListedLine, 'It is no remittance and waits for nobody, with who, why and when.'),
    ...problems,
  },
});

const back = createRoute({
  ...allow(WRITERS),
  operationId: 'takeLineBack',
  method: 'post',
  path: '/organisations/{organisationId}/statement-lines/{lineId}/take-back',
  request: { ...aLine, body: body(TakingBack) },
  responses: { 200: json(ListedLine, 'It waits again; nothing is deleted.'), ...problems },
});

export const statementsRoutes = routes()
  .openapi(preview, async (c) => {
    const asked = { ...(await given(c.req.valid('form'))), language: languageOf(c) };
    const { organisationId } = c.req.valid('param');
    const { previewStatement } = await previewing();
    return c.json(await previewStatement(organisationId, asked, new Date()), 200);
  })
  .openapi(bring, async (c) => {
    const { organisationId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    const asked = { ...(await given(c.req.valid('form'))), language: languageOf(c) };
    const { importStatement } = await importing();
    const { statement, isFirst } = await importStatement(
      { organisationId, by, requestKey },
      asked,
      new Date(),
    );
    return c.json(statement, isFirst ? 201 : 200);
  })
  .openapi(list, async (c) =>
    c.json(await findStatements(c.req.valid('param').organisationId, c.req.valid('query')), 200),
  )
  .openapi(lines, async (c) => {
    const { organisationId, statementId } = c.req.valid('param');
    return c.json(await findLines(organisationId, statementId, c.req.valid('query')), 200);
  })
  .openapi(line, async (c) => {
    const { organisationId, lineId } = c.req.valid('param');
    return c.json(await findLine(organisationId, lineId), 200);
  })
  .openapi(aside, async (c) => {
    const member = requireRole(c.get('actor'), WRITERS);
    const asked = { ...c.req.valid('json'), lineId: c.req.valid('param').lineId };
    return c.json(await setLineAside(member, asked, new Date()), 200);
  })
  .openapi(back, async (c) => {
    const member = requireRole(c.get('actor'), WRITERS);
    const asked = { ...c.req.valid('json'), lineId: c.req.valid('param').lineId };
    return c.json(await takeLineBack(member, asked, new Date()), 200);
  });
