import { expect, test } from 'vitest';
import { table } from '../../functions/platform/table/table';
import { newId } from '../support/new-id';
import { ColumnMappingId, OrganisationId } from '../../functions/shared/ids';
import { bankLayouts } from '../../functions/reconciling/readers/bank-csv/bank-layouts';
import { accountOf } from '../../functions/reconciling/readers/readers';
import {
  getMapping,
  getMappingOf,
  howToRead,
  listMappings,
  putNewMapping,
  writeMapping,
} from '../../functions/reconciling/mappings/saved-mapping.table';
import type { SavedMapping } from '../../functions/reconciling/mappings/saved-mapping';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');
const now = new Date('2026-09-08T01:00:00.000Z');
const elsewhere = OrganisationId.parse('xihu');
const [layout] = bankLayouts;
const mapping = (savedAt: string): SavedMapping => {
  if (!layout) throw new Error('there are layouts');
  return {
    ...layout.mapping,
    account: { label: '基本户', number: '3301 0401 6000-1234' },
    mappingId: ColumnMappingId.parse(newId('map')),
    savedAt,
    status: 'active',
    revision: 1,
  };
};
const bring = (saved: SavedMapping, asked = 'a') => putNewMapping(o, saved, asked, []);

test('a mapping is saved once, whole, and its row in the list with it, newest first', async () => {
  const [old, young] = [mapping('2026-09-01T01:00:00.000Z'), mapping('2026-09-02T01:00:00.000Z')];
  for (const _ of [1, 2]) expect(await bring(old)).toEqual(old);
  expect(await bring({ ...old, dateFormat: 'YYYYMMDD' })).toEqual(old);
  expect(await refusalOfAsync(() => bring(old, 'b'))).toBe('request-key-reused');
  await bring(young);
  expect(await getMapping(o, old.mappingId)).toEqual(old);
  expect(await getMapping(elsewhere, old.mappingId)).toBeUndefined();
  const rowOf = ({ mappingId, account, savedAt, status }: SavedMapping) => ({
    mappingId,
    account,
    savedAt,
    status,
  });
  const first = await listMappings(o, { limit: 1 });
  expect(first.items).toEqual([rowOf(young)]);
  expect((await listMappings(o, { limit: 1, cursor: first.next })).items).toEqual([rowOf(old)]);
  expect((await listMappings(elsewhere, { limit: 1 })).items).toEqual([]);
});

test('a bank’s file is read by its account’s mapping, a provider’s bill needs none', async () => {
  const saved = mapping('2026-09-03T01:00:00.000Z');
  await bring(saved);
  const { mappingId } = saved;
  const how = await howToRead(o, { kind: 'bank-csv', mappingId }, now);
  expect(how).toEqual({ kind: 'bank-csv', mapping: saved, latest: '2026-09-09' });
  expect(accountOf(how)).toBe('330104016000' + '1234');
  expect(accountOf(await howToRead(o, { kind: 'wechat-trade' }, now))).toBe('wechat');
  for (const asked of [{ of: o }, { of: elsewhere, mappingId }, { of: o, mappingId: mapping('').mappingId }])
    expect(
      await refusalOfAsync(() => howToRead(asked.of, { kind: 'bank-csv', mappingId: asked.mappingId }, now)),
    ).toBe('mapping-not-found');
});

test('a mapping is written anew as it was read, and what stood before is kept beside it', async () => {
  const saved = mapping('2026-09-04T01:00:00.000Z');
  const { mappingId } = saved;
  await bring(saved);
  const renamed = { ...saved, account: { ...saved.account, label: '一般户' }, revision: 2 };
  const write = (of: OrganisationId, before: SavedMapping, after: SavedMapping) =>
    table.transact(writeMapping(of, before, after));
  expect(await write(o, saved, renamed)).toBe('done');
  await expect(write(o, saved, renamed), 'twice').rejects.toThrow('stale');
  await expect(write(elsewhere, saved, renamed)).rejects.toThrow('stale');
  const gone = { ...renamed, status: 'withdrawn' as const, withdrawnBecause: '销户', revision: 3 };
  const both = await Promise.allSettled([write(o, renamed, gone), write(o, renamed, gone)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await getMapping(o, mappingId)).toEqual(gone);
  const as = (revision: number) => getMappingOf(o, { mappingId, revision });
  expect(await Promise.all([as(1), as(2), as(3)])).toEqual([saved, renamed, gone]);
  expect(await getMappingOf(elsewhere, { mappingId, revision: 1 })).toBeUndefined();
  const row = (await listMappings(o, { limit: 1 })).items;
  expect(row).toMatchObject([{ mappingId, account: { label: '一般户' }, status: 'withdrawn' }]);
  // Who asked for it first is known by the request, however often it was changed.
  expect(await bring(saved)).toEqual(gone);
  expect(await howToRead(o, { kind: 'bank-csv', mappingId, revision: 1 }, now)).toMatchObject({
    mapping: saved,
  });
});
