import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, problems, RequestKeyHeader, routes } from '../../platform/http/http';
import { languageOf } from '../../platform/http/language';
import { requireRole } from '../../shared/actor';
import { DEEDS } from '../../shared/deeds';
import { ColumnMappingId, OrganisationId } from '../../shared/ids';
import { StatementKind } from '../readers/readers';
import { Statement } from '../statements/statement';
import { importStatement } from './import-statement.action';
import { Preview } from './preview';
import { Recognition } from './recognition';
import { suggestKind } from './suggest-kind.action';
import { previewStatement } from './preview-statement.action';

const Here = z.object({ organisationId: OrganisationId });
const WRITERS = DEEDS.manageMoney;

/** `3,17`: at most 500 are ticked by hand. */
const LineNumbers = z.string().regex(/^\d{1,6}(,\d{1,6}){0,499}$/);
const numbersIn = (text: string | undefined): number[] => text?.split(',').map(Number) ?? [];

const Form = z.strictObject({
  file: z.instanceof(File).meta({
    type: 'string',
    format: 'binary',
    description:
      'CSV as it was downloaded (UTF-8, GB18030, UTF-16; may be gzip), at most 4 MB and 50,000 lines.',
  }),
  kind: StatementKind,
  mappingId: ColumnMappingId.optional().meta({
    description: 'For a bank’s file: how this account’s files are read.',
  }),
  notMovements: LineNumbers.optional().meta({
    description:
      'For a bank’s file: numbers of lines that are no movements, where the preview says that they may be none.',
  }),
  knownLines: LineNumbers.optional().meta({
    description:
      'For a bank’s file: numbers of lines that the preview takes for known ones and is not certain of.',
  }),
});
const form = { required: true, content: { 'multipart/form-data': { schema: Form } } };

const given = async ({ file, kind, mappingId, notMovements, knownLines }: z.infer<typeof Form>) => ({
  bytes: new Uint8Array(await file.arrayBuffer()),
  fileName: file.name,
  how: { kind, mappingId },
  ...((notMovements ?? knownLines) !== undefined && {
    said: { notMovements: numbersIn(notMovements), knownLines: numbersIn(knownLines) },
  }),
});

const preview = createRoute({
  ...allow(WRITERS),
  operationId: 'previewStatement',
  method: 'post',
  path: '/organisations/{organisationId}/statements/preview',
  request: { params: Here, body: form },
  responses: { 200: json(Preview, 'What an import would read. Nothing is stored.'), ...problems },
});

const FileForm = Form.pick({ file: true });
const suggest = createRoute({
  ...allow(WRITERS),
  operationId: 'suggestStatementKind',
  method: 'post',
  path: '/organisations/{organisationId}/statements/suggest',
  request: {
    params: Here,
    body: { required: true, content: { 'multipart/form-data': { schema: FileForm } } },
  },
  responses: {
    200: json(Recognition, 'What the file looks like; its beginning is enough. Nothing is stored.'),
    ...problems,
  },
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
    202: json(
      Statement,
      'A part of a long file stands (`brought`). Send the same request again: it goes on there.',
    ),
    ...problems,
  },
});

export const importsRoutes = routes()
  .openapi(preview, async (c) => {
    const asked = { ...(await given(c.req.valid('form'))), language: languageOf(c) };
    return c.json(await previewStatement(requireRole(c.get('actor'), WRITERS), asked, c.get('now')), 200);
  })
  .openapi(suggest, async (c) => {
    const bytes = new Uint8Array(await c.req.valid('form').file.arrayBuffer());
    return c.json(await suggestKind(requireRole(c.get('actor'), WRITERS), { bytes }), 200);
  })
  .openapi(bring, async (c) => {
    const requestKey = c.req.valid('header')['idempotency-key'];
    const what = { ...(await given(c.req.valid('form'))), language: languageOf(c) };
    const by = requireRole(c.get('actor'), WRITERS);
    const { statement, isFirst } = await importStatement(by, { requestKey, what }, c.get('now'));
    if (statement.state === 'reading') return c.json(statement, 202);
    return c.json(statement, isFirst ? 201 : 200);
  });
