import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, problems, RequestKeyHeader, routes } from '../../platform/http/http';
import { requireRole } from '../../shared/actor';
import { DEEDS } from '../../shared/deeds';
import { FileId, OrganisationId } from '../../shared/ids';
import { StoredFile } from './file';
import { FILE_CONTENT, fileHeaders } from './file-reply';
import { findFile } from './find-file.action';
import { uploadFile } from './upload-file.action';

const READERS = DEEDS.seeSpending;
const Here = z.object({ organisationId: OrganisationId });
const Form = z.strictObject({
  file: z
    .instanceof(File)
    .meta({ type: 'string', format: 'binary', description: 'PDF, JPEG or PNG, at most 4 MB.' }),
});

const UPLOADERS = DEEDS.askForMoney;
const upload = createRoute({
  ...allow(UPLOADERS),
  operationId: 'uploadFile',
  method: 'post',
  path: '/organisations/{organisationId}/files',
  request: {
    params: Here,
    headers: RequestKeyHeader,
    body: { required: true, content: { 'multipart/form-data': { schema: Form } } },
  },
  responses: { 201: json(StoredFile, 'Kept, and served to staff alone.'), ...problems },
});

const get = createRoute({
  ...allow(READERS),
  operationId: 'getFile',
  method: 'get',
  path: '/organisations/{organisationId}/files/{fileId}',
  request: { params: Here.extend({ fileId: FileId }) },
  responses: {
    200: {
      content: FILE_CONTENT,
      description: 'The file, to be saved.',
    },
    ...problems,
  },
});

export const filesRoutes = routes()
  .openapi(upload, async (c) => {
    const member = requireRole(c.get('actor'), UPLOADERS);
    const requestKey = c.req.valid('header')['idempotency-key'];
    const { file } = c.req.valid('form');
    const asked = { requestKey, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    return c.json(await uploadFile(member, asked, c.get('now')), 201);
  })
  .openapi(get, async (c) => {
    const member = requireRole(c.get('actor'), READERS);
    const { file, bytes } = await findFile(member, c.req.valid('param'));
    return c.body(bytes, 200, fileHeaders(file));
  });
