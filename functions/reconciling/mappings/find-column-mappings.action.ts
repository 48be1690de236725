import type { Member } from '../../shared/actor';
import type { ColumnMappingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import type { MappingRow, SavedMapping } from './saved-mapping';
import { getMapping, listMappings } from './saved-mapping.table';

/** Newest first. */
export const findColumnMappings = (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<MappingRow>> => listMappings(organisationId, page);

/** Refuses `not-found`. */
export const findColumnMapping = async (
  { organisationId }: Member,
  { mappingId }: { mappingId: ColumnMappingId },
): Promise<SavedMapping> => (await getMapping(organisationId, mappingId)) ?? refuse('not-found');
