import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { languageOf } from '../../platform/http/language';
import { changes, creates, doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { ColumnMappingId, OrganisationId } from '../../shared/ids';
import { EndedBecause } from '../../shared/revision';
import { ColumnMapping } from '../readers/column-mapping';
import { StatementKind } from '../readers/readers';
import { changeColumnMapping, withdrawColumnMapping } from './change-column-mapping.action';
import { findColumnMapping, findColumnMappings } from './find-column-mappings.action';
import { suggestMapping } from './suggest-mapping.action';
import { saveColumnMapping } from './save-column-mapping.action';
import { ChangedMapping, MappingRow, MappingSuggestion, SavedMapping } from './saved-mapping';

const Here = z.object({ organisationId: OrganisationId });
const WRITERS = DEEDS.manageMoney;
const READERS = DEEDS.seeMoney;
const PATH = '/organisations/{organisationId}/column-mappings';

const save = creates({
  operationId: 'saveColumnMapping',
  path: PATH,
  by: WRITERS,
  at: Here,
  what: ColumnMapping.meta({ id: 'NewColumnMapping' }),
  answers: SavedMapping,
  says: 'How files of this account are read from now on.',
});

const AMapping = Here.extend({ mappingId: ColumnMappingId });

const change = changes({
  operationId: 'changeColumnMapping',
  path: `${PATH}/{mappingId}`,
  by: WRITERS,
  at: AMapping,
  what: ChangedMapping,
  answers: SavedMapping,
  says: 'How files of this account are read from now on. What was imported stays as it was read.',
});

const withdraw = doesWith({
  operationId: 'withdrawColumnMapping',
  path: `${PATH}/{mappingId}/withdraw`,
  by: WRITERS,
  at: AMapping,
  what: EndedBecause,
  answers: SavedMapping,
  says: 'Nothing new is read by it. What was imported stays, and a file of which a part was read is finished.',
});

const list = createRoute({
  ...allow(READERS),
  operationId: 'listColumnMappings',
  method: 'get',
  path: PATH,
  request: { params: Here, query: PageQuery },
  responses: {
    200: json(
      pageOf(MappingRow).extend({
        kinds: z.array(StatementKind).meta({ description: 'The kinds of files that are read by a mapping.' }),
      }),
      'Newest first.',
    ),
    ...problems,
  },
});

const get = createRoute({
  ...allow(READERS),
  operationId: 'getColumnMapping',
  method: 'get',
  path: `${PATH}/{mappingId}`,
  request: { params: AMapping },
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
  .openapi(save.route, save.by(saveColumnMapping))
  .openapi(change.route, change.by(changeColumnMapping))
  .openapi(withdraw.route, withdraw.by(withdrawColumnMapping))
  .openapi(list, finds(READERS, list, findColumnMappings))
  .openapi(get, finds(READERS, get, findColumnMapping))
  .openapi(suggest, async (c) => {
    const { file } = c.req.valid('form');
    return c.json(suggestMapping(new Uint8Array(await file.arrayBuffer()), languageOf(c)), 200);
  });
