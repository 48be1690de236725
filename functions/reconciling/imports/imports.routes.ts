import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, problems, RequestKeyHeader, routes } from '../../platform/http/http';
import { languageOf } from '../../platform/http/language';
import { requireRole } from '../../shared/actor';
import { ColumnMappingId, OrganisationId } from '../../shared/ids';
import { StatementKind } from '../readers/readers';
import { Statement } from '../statements/statement';
import { importStatement } from './import-statement.action';
import { Preview } from './preview';
import { previewStatement } from './preview-statement.action';

const Here = z.object({ organisationId: OrganisationId });
const WRITERS = ['finance', 'admin'] as const;

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
  .openapi(bring, async (c) => {
    const requestKey = c.req.valid('header')['idempotency-key'];
    const what = { ...(await given(c.req.valid('form'))), language: languageOf(c) };
    const by = requireRole(c.get('actor'), WRITERS);
    const { statement, isFirst } = await importStatement(by, { requestKey, what }, c.get('now'));
    if (statement.state === 'reading') return c.json(statement, 202);
    return c.json(statement, isFirst ? 201 : 200);
  });
