import { accessSync, chmodSync, constants, lstatSync, mkdirSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { isDiskFull } from '../platform/store-trouble';
import { CannotStart, diskFull } from './cannot-start';

/** What a data folder holds at its top. A folder that holds other things too is somebody's for other ends. */
const OURS = /^(table|files|(format|secrets|stream|letters)\.json|(outbox|sandbox)\.jsonl)(\.(new|torn))?$/;
const [FOLDER, FILE, STICKY] = [0o700, 0o600, 0o1000];

const isOwn = ({ uid }: Stats): boolean => process.getuid === undefined || uid === process.getuid();

/** A link stays what it is: what it leads to may be anything. */
const keepPrivate = (path: string): void => {
  try {
    const found = lstatSync(path);
    if (!isOwn(found) || found.isSymbolicLink()) return;
    const mode = found.isDirectory() ? FOLDER : FILE;
    if ((found.mode & 0o777) !== mode) chmodSync(path, mode);
  } catch {
    // Gone since the list was read, or not ours to change: whether it can be read and written is seen by whoever needs it.
  }
};

const keepAllPrivate = (folder: string): void => {
  const names = readdirSync(folder);
  const isSticky = (lstatSync(folder).mode & STICKY) !== 0;
  if (!isSticky && names.every((name) => OURS.test(name))) keepPrivate(folder);
  for (const name of names.filter((each) => OURS.test(each))) {
    const path = join(folder, name);
    keepPrivate(path);
    if (!lstatSync(path).isDirectory()) continue;
    for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
      keepPrivate(join(entry.parentPath, entry.name));
  }
};

/**
 * Makes the data folder, and what is in it its owner's alone (0700, files 0600), also what an older release left. A folder that
 * holds other things stays as it is; ours in it do not. @throws CannotStart where it cannot be written
 */
export const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: FOLDER });
    accessSync(folder, constants.W_OK);
    keepAllPrivate(folder);
  } catch (error) {
    if (isDiskFull(error)) throw diskFull(folder, error);
    throw new CannotStart({
      zh: `无法写入数据目录 ${folder}，请用 --data 指定可写的目录。`,
      en: `The data folder ${folder} cannot be written: choose another with --data.`,
    });
  }
};
