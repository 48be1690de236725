import type { Member } from '../../shared/actor';
import { ColumnMappingId, type RequestKey } from '../../shared/ids';
import { askedBy, idOf } from '../../platform/table/once';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import type { ColumnMapping } from '../readers/column-mapping';
import type { SavedMapping } from './saved-mapping';
import { putNewMapping } from './saved-mapping.table';

/** Saves how one account's files are read. A retry gets the mapping as it stands. Refuses `request-key-reused`. */
export const saveColumnMapping = async (
  by: Member,
  asked: { requestKey: RequestKey; what: ColumnMapping },
  now: Date,
): Promise<SavedMapping> => {
  const { organisationId, personId } = by;
  const mappingId = ColumnMappingId.parse(idOf('map', askedBy(by, asked)));
  const at = now.toISOString();
  const saved = { ...asked.what, mappingId, savedAt: at, status: 'active' as const, revision: 1 };
  const audit = { at, by: personId, what: 'column-mapping-saved', which: mappingId };
  return putNewMapping(organisationId, saved, asked.what, [stillMay(by), audited(organisationId, audit)]);
};
