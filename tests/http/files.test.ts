import { beforeAll, describe, expect, test } from 'vitest';
import { app } from '../../functions/app';
import type { StoredFile } from '../../functions/books/files/file';
import { ask, asked } from '../support/ask';
import { charity, paper, type Charity } from '../support/fish-sale';

let here: Charity;
let elsewhere: Charity;
beforeAll(async () => {
  [here, elsewhere] = [await charity('chunan'), await charity('xihu')];
});

const upload = (form: FormData, more: Parameters<typeof ask>[3] = { as: here.finance }) =>
  ask<StoredFile & { code?: string }>('POST', `${here.at}/files`, form, more);
const read = (fileId: string, as?: { cookie: string }, at = here.at) =>
  app.request(`http://shanchao.test/api${at}/files/${fileId}`, { headers: as ? { cookie: as.cookie } : {} });

describe('a paper', () => {
  test('is kept, and served to staff as it was, to be saved and never shown', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\n\u0000\u0001 发票');
    const { status, body } = await upload(paper(bytes, '../九月 "发票".pdf'));
    expect([status, body]).toMatchObject([
      201,
      {
        name: '九月 _发票_.pdf',
        type: 'application/pdf',
        size: bytes.length,
        uploadedBy: here.finance.personId,
      },
    ]);
    for (const as of [here.finance, here.auditor, here.admin, here.organiser]) {
      const reply = await read(body.fileId, as);
      expect(new Uint8Array(await reply.arrayBuffer())).toEqual(bytes);
      expect(Object.fromEntries(reply.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent('九月 _发票_.pdf')}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      });
    }
  });

  test('sent again under the same key is the same one; other bytes under it are refused', async () => {
    const key = 'a-key-of-one-paper';
    const first = await upload(paper('%PDF-1 one'), { as: here.finance, key });
    expect((await upload(paper('%PDF-1 one'), { as: here.finance, key })).body).toEqual(first.body);
    const other = await upload(paper('%PDF-1 two'), { as: here.finance, key });
    expect([other.status, other.body.code]).toEqual([422, 'request-key-reused']);
    expect(await (await read(first.body.fileId, here.finance)).text()).toBe('%PDF-1 one');
  });

  test('is believed by its bytes, not by its name or type', async () => {
    const page = await upload(paper('<script>alert(1)</script>', 'invoice.pdf'));
    expect([page.status, page.body.code]).toEqual([422, 'file-not-accepted']);
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect((await upload(paper(picture, 'x.html', 'text/html'))).body).toMatchObject({
      name: 'x.png',
      type: 'image/png',
    });
  });

  test('is at most 4 MB, and sent as a file in a form', async () => {
    const large = (size: number) => {
      const bytes = new Uint8Array(size);
      bytes.set(new TextEncoder().encode('%PDF-'));
      return upload(paper(bytes));
    };
    expect((await large(4 * 1024 * 1024)).status).toBe(201);
    expect((await large(4 * 1024 * 1024 + 1)).body.code).toBe('file-not-accepted');
    expect((await large(5 * 1024 * 1024)).body.code).toBe('body-too-large');
    const words = new FormData();
    words.set('file', 'only words');
    expect((await upload(words)).body.code).toBe('not-understood');
    const more = paper();
    more.set('place', '../elsewhere');
    expect((await upload(more)).body.code).toBe('not-understood');
    const json = await ask('POST', `${here.at}/files`, { file: 'x' }, { as: here.finance });
    expect([json.status, json.body['code']]).toEqual([415, 'wrong-content-type']);
  });
});

test('a paper is nobody else’s', async () => {
  const { fileId } = await asked<StoredFile>(201, 'POST', `${here.at}/files`, paper(), { as: here.finance });
  expect((await read(fileId)).status).toBe(401);
  expect((await read(fileId, elsewhere.admin)).status).toBe(404);
  expect((await read(fileId, elsewhere.admin, elsewhere.at)).status).toBe(404);
  expect((await read('fil_00000000000000000000000000', here.admin)).status).toBe(404);
  expect((await upload(paper(), { as: here.auditor })).status).toBe(403);
});
