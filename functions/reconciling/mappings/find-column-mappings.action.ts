import type { Member } from '../../shared/actor';
import type { ColumnMappingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import { mappedKinds, type StatementKind } from '../readers/readers';
import type { MappingRow, SavedMapping } from './saved-mapping';
import { getMapping, listMappings } from './saved-mapping.table';

/** Newest first; and which kinds of files are read by one. */
export const findColumnMappings = async (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<MappingRow> & { kinds: StatementKind[] }> => ({
  ...(await listMappings(organisationId, page)),
  kinds: [...mappedKinds],
});

/** Refuses `not-found`. */
export const findColumnMapping = async (
  { organisationId }: Member,
  { mappingId }: { mappingId: ColumnMappingId },
): Promise<SavedMapping> => (await getMapping(organisationId, mappingId)) ?? refuse('not-found');
