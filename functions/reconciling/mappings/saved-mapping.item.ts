import { codec } from '../../platform/table/item';
import { MappingRow, SavedMapping } from './saved-mapping';

/** Whole. Its organisation stands in the key alone. Of 2 on it may have been changed, or withdrawn. */
export const mappingItem = codec({
  kind: 'mapping',
  version: 2,
  pk: 'ORG#{organisationId}#MAPPING#{mappingId}',
  sk: 'MAPPING',
  shape: SavedMapping.strip(),
  pack: ({ status, ...keep }) => ({ keep: { ...keep, ...(status === 'withdrawn' && { status }) } }),
});

/** As it was before it was changed: a file of which a part was read goes on being read by it. */
export const formerMappingItem = codec({
  kind: 'mapping-former',
  version: 1,
  pk: 'ORG#{organisationId}#MAPPING#{mappingId}',
  sk: 'FORMER#{revision}',
  shape: SavedMapping.strip(),
  unpack: (kept, { revision, ...parts }) => ({ ...parts, ...kept, revision: Number(revision) }),
});

/** As the list shows it. */
export const mappingRowItem = codec({
  kind: 'mapping-row',
  version: 2,
  pk: 'ORG#{organisationId}#MAPPING#{mappingId}',
  sk: 'ROW',
  lists: { pk: 'ORG#{organisationId}#MAPPINGS', sk: '{savedAt}' },
  shape: MappingRow.strip(),
  pack: ({ status, ...keep }) => ({ keep: { ...keep, ...(status === 'withdrawn' && { status }) } }),
});
