import type { FileId, OrganisationId } from '../../shared/ids';
import { createOnce } from '../../platform/once';
import { table } from '../../platform/table';
import { StoredFile } from './file';

const keyOf = (organisationId: OrganisationId, fileId: FileId) => ({
  pk: `ORG#${organisationId}#FILE#${fileId}`,
  sk: 'FILE',
});

/**
 * A retry gets the file as it stands. Refuses `request-key-reused` where the key was used for other bytes or another name.
 * @question A paper
 * @key main `ORG#{o}#FILE#{file}` / `FILE`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 1 WCU
 */
export const putNewFile = (
  organisationId: OrganisationId,
  file: StoredFile,
  asked: string,
): Promise<StoredFile> =>
  createOnce(StoredFile, { ...keyOf(organisationId, file.fileId), kind: 'file', ...file, asked });

/**
 * @question This paper’s facts
 * @key main `ORG#{o}#FILE#{file}` / `FILE`
 * @cost 1 RCU
 */
export const getFile = (organisationId: OrganisationId, fileId: FileId): Promise<StoredFile | undefined> =>
  table.get(StoredFile, keyOf(organisationId, fileId));
