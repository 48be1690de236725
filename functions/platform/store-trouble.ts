import { refuse } from '../shared/refusals';

const FULL = /\b(disk|device|quota)\b.*\b(full|exceeded)\b|no space left|\b(ENOSPC|EDQUOT)\b/i;
/** In SQLite's words, as the engine hands them on. */
const DAMAGED = /disk image is malformed|file is not a (valid )?database|database corruption/i;
/** How the table says that it failed, and not the question. */
const INTERNAL = new Set(['InternalServerError', 'InternalFailure']);

let diskIsFull = (): boolean => false;

/** One machine tells how it sees that its disk is full: not every engine says so itself. */
export const watchDisk = (isFull: () => boolean): void => {
  diskIsFull = isFull;
};

/** The message of an error and of what caused it. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return `${code} ${error.message} ${error.cause === undefined ? '' : wordsOf(error.cause)}`;
};

/** Could something not be kept because the disk has no room? */
export const isDiskFull = (error: unknown): boolean => FULL.test(wordsOf(error));
/** Is what was kept no longer readable as a table? */
export const isDamage = (error: unknown): boolean => DAMAGED.test(wordsOf(error));

/** Refuses `disk-full` and `table-damaged`, where the table failed because of that: no later try would do better. */
export const refuseTrouble = (error: unknown): void => {
  const isInternal = error instanceof Error && INTERNAL.has(error.name);
  if (!isInternal) return;
  if (isDamage(error)) refuse('table-damaged');
  if (isDiskFull(error) || diskIsFull()) refuse('disk-full');
};

/** Runs what writes a file. Refuses `disk-full`. */
export const withRoom = async <T>(write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    if (isDiskFull(error)) refuse('disk-full');
    throw error;
  }
};
