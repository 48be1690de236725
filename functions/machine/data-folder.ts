import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isDiskFull } from '../platform/store-trouble';
import { diskFull } from './cannot-start';
import { FolderInUse, FolderUnusable } from './engine/engine-problems';
import { endProcess, markOf, ProcessMark, stillLives } from './engine/process-mark';

const Holding = z.object({ owner: ProcessMark, engine: ProcessMark.optional() });
type Holding = z.infer<typeof Holding>;

export type HeldFolder = {
  /** Notes which process works on the files, so that the next start can end it if this one is killed. */
  remember: (enginePid: number) => void;
  release: () => void;
};

const noteIn = (folder: string): string => join(folder, 'engine.json');

const readNote = (folder: string): Holding | undefined => {
  try {
    return Holding.parse(JSON.parse(readFileSync(noteIn(folder), 'utf8')));
  } catch {
    // Missing, or cut short by a crash: nobody can be named by it.
    return undefined;
  }
};

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** What lies here is for its owner alone: the table, and by what its engine is reached. A folder lent by another stays as it is. */
const keepPrivate = (folder: string): void => {
  try {
    chmodSync(folder, 0o700);
  } catch {
    // Not ours to change; whether it can be written is seen next.
  }
};

const tryToHold = (folder: string, holding: Holding): boolean => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    keepPrivate(folder);
    writeFileSync(noteIn(folder), JSON.stringify(holding), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    if (isDiskFull(error)) throw diskFull(folder, error);
    throw new FolderUnusable(folder, error);
  }
};

const endOrphan = async (folder: string): Promise<void> => {
  const left = readNote(folder);
  if (left && stillLives(left.owner)) throw new FolderInUse(folder, left.owner.pid);
  if (left?.engine) await endProcess(left.engine);
  rmSync(noteIn(folder), { force: true });
};

/**
 * Takes the folder for this process. An engine that a killed process left behind is ended first: it is known by its
 * number, its start time and its command line together, so no other process is ever hit.
 * @throws FolderUnusable, FolderInUse, CannotStart where the disk is full
 */
export const holdFolder = async (folder: string): Promise<HeldFolder> => {
  const owner = { pid: process.pid, mark: markOf(process.pid) ?? '' };
  while (!tryToHold(folder, { owner })) await endOrphan(folder);
  return {
    remember: (pid) => {
      const mark = markOf(pid);
      if (mark !== undefined) writeFileSync(noteIn(folder), JSON.stringify({ owner, engine: { pid, mark } }));
    },
    release: () => rmSync(noteIn(folder), { force: true }),
  };
};
