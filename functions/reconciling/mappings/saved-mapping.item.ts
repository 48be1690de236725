import { codec } from '../../platform/table/item';
import { MappingRow, SavedMapping } from './saved-mapping';

/** Whole: a statement is read again as it was. Its organisation stands in the key alone. */
export const mappingItem = codec({
  kind: 'mapping',
  version: 1,
  pk: 'ORG#{organisationId}#MAPPING#{mappingId}',
  sk: 'MAPPING',
  shape: SavedMapping.strip(),
});

/** As the list shows it. */
export const mappingRowItem = codec({
  kind: 'mapping-row',
  version: 1,
  pk: 'ORG#{organisationId}#MAPPING#{mappingId}',
  sk: 'ROW',
  lists: { pk: 'ORG#{organisationId}#MAPPINGS', sk: '{savedAt}' },
  shape: MappingRow.strip(),
});
