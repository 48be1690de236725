import { createHash } from 'node:crypto';
import type { Member } from '../../shared/actor';
import { FileId, type RequestKey } from '../../shared/ids';
import { blobs } from '../../platform/blobs';
import { askedBy, idOf } from '../../platform/table/once';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { nameToShow, placeOf, typeOf, type StoredFile } from './file';
import { putNewFile } from './file.table';

/**
 * Keeps a file: its bytes first, then its facts, so that a file that is known is there. A retry gets the file as it stands.
 * Refuses `file-not-accepted`, `request-key-reused`.
 */
export const uploadFile = async (
  by: Member,
  asked: { requestKey: RequestKey; name: string; bytes: Uint8Array },
  now: Date,
): Promise<StoredFile> => {
  const { organisationId, personId } = by;
  const { bytes } = asked;
  const type = typeOf(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = nameToShow(asked.name, type);
  const file: StoredFile = {
    fileId: FileId.parse(idOf('fil', askedBy(by, asked))),
    name,
    type,
    size: bytes.length,
    sha256,
    uploadedBy: personId,
    uploadedAt: now.toISOString(),
  };
  await blobs.put(placeOf(organisationId, file), bytes, type);
  return putNewFile(organisationId, file, { name, sha256 }, [
    stillMay(by),
    audited(organisationId, {
      at: file.uploadedAt,
      by: personId,
      what: 'file-uploaded',
      which: file.fileId,
    }),
  ]);
};
