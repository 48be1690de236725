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
import { requirePerson } from '../shared/actor';
import { ColumnMappingId, OrganisationId } from '../shared/ids';
import { ColumnMapping } from './column-mapping';
import { findColumnMapping, findColumnMappings } from './find-column-mappings.action';
import { saveColumnMapping } from './save-column-mapping.action';
import { MappingRow, MappingSuggestion, SavedMapping } from './saved-mapping';

const Here = z.object({ organisationId: OrganisationId });
const WRITERS = ['finance', 'admin'] as const;
const READERS = ['finance', 'auditor', 'admin'] as const;
const PATH = '/organisations/{organisationId}/column-mappings';

const save = createRoute({
  ...allow(WRITERS),
  operationId: 'saveColumnMapping',
  method: 'post',
  path: PATH,
  request: {
    params: Here,
    headers: RequestKeyHeader,
    body: body(ColumnMapping.meta({ id: 'NewColumnMapping' })),
  },
  responses: { 201: json(SavedMapping, 'How files of this account are read from now on.'), ...problems },
});

const list = createRoute({
  ...allow(READERS),
  operationId: 'listColumnMappings',
  method: 'get',
  path: PATH,
  request: { params: Here, query: PageQuery },
  responses: { 200: json(pageOf(MappingRow), 'Newest first.'), ...problems },
});

const get = createRoute({
  ...allow(READERS),
  operationId: 'getColumnMapping',
  method: 'get',
  path: `${PATH}/{mappingId}`,
  request: { params: Here.extend({ mappingId: ColumnMappingId }) },
  responses: { 200: json(SavedMapping, 'One mapping, column by column.'), ...problems },
});

const Form = z.strictObject({ file: z.instanceof(File).meta({ type: 'string', format: 'binary' }) });
const suggest = createRoute({
  ...allow(WRITERS),
  operationId: 'suggestColumnMapping',
  method: 'post',
  path: `${PATH}/suggest`,
  request: { params: Here, body: { required: true, content: { 'multipart/form-data': { schema: Form } } } },
  responses: {
    200: json(MappingSuggestion, 'The file’s header and some rows, and a suggestion. Nothing is stored.'),
    ...problems,
  },
});

export const columnMappingsRoutes = routes()
  .openapi(save, async (c) => {
    const { organisationId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    const saved = await saveColumnMapping(
      { organisationId, by, requestKey },
      c.req.valid('json'),
      new Date(),
    );
    return c.json(saved, 201);
  })
  .openapi(list, async (c) =>
    c.json(await findColumnMappings(c.req.valid('param').organisationId, c.req.valid('query')), 200),
  )
  .openapi(get, async (c) => {
    const { organisationId, mappingId } = c.req.valid('param');
    return c.json(await findColumnMapping(organisationId, mappingId), 200);
  })
  .openapi(suggest, async (c) => {
    const { file } = c.req.valid('form');
    // The readers of files are loaded when a file comes.
    const { suggestMapping } = await import('./preview-statement.action');
    return c.json(suggestMapping(new Uint8Array(await file.arrayBuffer()), languageOf(c)), 200);
  });
