import { createHash } from 'node:crypto';
import type { Member } from '../../shared/actor';
import type { FileId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { blobs } from '../../platform/blobs';
import { placeOf, type StoredFile } from './file';
import { getFile } from './file.table';

/** A file with its bytes, checked against its hash. Refuses `not-found`. */
export const findFile = async (
  { organisationId }: Pick<Member, 'organisationId'>,
  { fileId }: { fileId: FileId },
): Promise<{ file: StoredFile; bytes: Uint8Array<ArrayBuffer> }> => {
  const file = (await getFile(organisationId, fileId)) ?? refuse('not-found');
  const bytes = await blobs.get(placeOf(organisationId, file));
  const isWhole = bytes && createHash('sha256').update(bytes).digest('hex') === file.sha256;
  if (!isWhole) throw new Error(`the bytes of ${fileId} are missing or changed`);
  return { file, bytes: new Uint8Array(bytes) };
};
