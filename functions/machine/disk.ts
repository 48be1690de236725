import { statfsSync } from 'node:fs';

/** An engine needs about as much for one write and its log. */
const ROOM_BYTES = 512_000;

/** Has the disk on which this folder lies no room for anything more? False where nobody can tell. */
export const isFullAt = (folder: string): boolean => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < ROOM_BYTES;
  } catch {
    return false;
  }
};
