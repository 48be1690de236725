import type { FileId, OrganisationId } from '../../shared/ids';
import { makeOnce } from '../../platform/table/once';
import { table, type Write } from '../../platform/table/table';
import type { StoredFile } from './file';
import { fileItem } from './file.item';

/**
 * A retry gets the file as it stands. Refuses `request-key-reused` where the key was used for other bytes or another name.
 * @question A paper
 * @key main `ORG#{o}#FILE#{file}` / `FILE`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 2 WCU in a transaction
 */
export const putNewFile = (
  organisationId: OrganisationId,
  file: StoredFile,
  asked: unknown,
  also: readonly Write[] = [],
): Promise<StoredFile> => makeOnce(fileItem, { ...file, organisationId }, { asked, also });

/**
 * @question This paper’s facts
 * @key main `ORG#{o}#FILE#{file}` / `FILE`
 * @cost 1 RCU
 */
export const getFile = (organisationId: OrganisationId, fileId: FileId): Promise<StoredFile | undefined> =>
  table.get(fileItem.stored, fileItem.key({ organisationId, fileId }));
