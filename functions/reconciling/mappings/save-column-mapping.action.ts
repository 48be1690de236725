import { ColumnMappingId, type OrganisationId, type PersonId } from '../../shared/ids';
import { fingerprint, idOf, type Asked } from '../../platform/once';
import { audited } from '../../people/audit/audit.table';
import type { ColumnMapping } from './column-mapping';
import type { SavedMapping } from './saved-mapping';
import { putNewMapping } from './saved-mapping.table';

/** Saves how one account's files are read. A retry gets the mapping as it stands. Refuses `request-key-reused`. */
export const saveColumnMapping = async (
  by: Asked & { organisationId: OrganisationId; by: PersonId },
  asked: ColumnMapping,
  now: Date,
): Promise<SavedMapping> => {
  const mappingId = ColumnMappingId.parse(idOf('map', by));
  const savedAt = now.toISOString();
  return putNewMapping(by.organisationId, { ...asked, mappingId, savedAt }, fingerprint(asked), [
    audited(by.organisationId, { at: savedAt, by: by.by, what: 'column-mapping-saved', which: mappingId }),
  ]);
};
