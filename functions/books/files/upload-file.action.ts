import { createHash } from 'node:crypto';
import { FileId, type OrganisationId, type PersonId } from '../../shared/ids';
import { blobs } from '../../platform/blobs';
import { fingerprint, idOf, type Asked } from '../../platform/once';
import { nameToShow, placeOf, typeOf, type StoredFile } from './file';
import { putNewFile } from './file.table';

/**
 * Keeps a file: its bytes first, then its facts, so that a file that is known is there. A retry gets the file as it stands.
 * Refuses `file-not-accepted`, `request-key-reused`.
 */
export const uploadFile = async (
  by: Asked & { organisationId: OrganisationId; by: PersonId },
  given: { name: string; bytes: Uint8Array },
  now: Date,
): Promise<StoredFile> => {
  const type = typeOf(given.bytes);
  const sha256 = createHash('sha256').update(given.bytes).digest('hex');
  const name = nameToShow(given.name, type);
  const file: StoredFile = {
    fileId: FileId.parse(idOf('fil', by)),
    name,
    type,
    size: given.bytes.length,
    sha256,
    uploadedBy: by.by,
    uploadedAt: now.toISOString(),
  };
  await blobs.put(placeOf(by.organisationId, file), given.bytes, type);
  return putNewFile(by.organisationId, file, fingerprint({ name, sha256 }));
};
