import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import release from '../../package.json' with { type: 'json' };
import { CannotStart } from './cannot-start';
import { readKept, writeWhole } from './kept-file';

/**
 * How this release lays out a data folder. Raised when an older release could no longer go on with what this one leaves
 * behind: files under other names, items of a new version. Releases that wrote no number are 0.
 */
export const FORMAT = 2;

const Written = z.object({
  format: z.int().nonnegative(),
  release: z.string(),
  /** Whether the folder was begun with the demo. Releases before 0.2 did not say. */
  demo: z.boolean().optional(),
});
type Written = z.infer<typeof Written>;

export type Claimed = { isNew: boolean; demo: boolean | undefined };

const noteIn = (folder: string): string => join(folder, 'format.json');

const readNote = (folder: string): Written => {
  const text = readKept(noteIn(folder));
  if (text === undefined) return { format: 0, release: '0.1.0' };
  try {
    return Written.parse(JSON.parse(text));
  } catch {
    throw new CannotStart({
      zh: `${noteIn(folder)} 无法读取，不知道数据目录由哪个版本写成：请放回它的备份，或用 --data 另选目录。`,
      en: `${noteIn(folder)} cannot be read, so nobody knows which release wrote the data folder: put a copy of it back, or choose another folder with --data.`,
    });
  }
};

/**
 * Notes that this release writes in the folder from now on. What an older one wrote is gone on with.
 * @param withDemo what a new folder is begun with; another stays what it was begun as
 * @returns whether the folder is new, and whether the demo lives in it, where that is noted
 * @throws CannotStart where a newer release wrote there: what it wrote could be misread, or lost
 */
export const claimFormat = (folder: string, withDemo: boolean): Claimed => {
  // What the first release left has no note, but its table.
  const isNew = !existsSync(noteIn(folder)) && !existsSync(join(folder, 'table'));
  const found = readNote(folder);
  if (found.format > FORMAT)
    throw new CannotStart({
      zh: `数据目录 ${folder} 由较新的版本 ${found.release} 写成（格式 ${found.format}，本程序 ${release.version} 只到格式 ${FORMAT}）：请升级程序，或用 --data 另选目录。`,
      en: `The data folder ${folder} was written by the newer release ${found.release} (format ${found.format}; this one, ${release.version}, knows formats up to ${FORMAT}): update the program, or choose another folder with --data.`,
    });
  const demo = isNew ? withDemo : found.demo;
  const claimed: Written = { format: FORMAT, release: release.version, ...(demo !== undefined && { demo }) };
  const told: Claimed = { isNew, demo };
  if (found.format === FORMAT && found.release === claimed.release) return told;
  writeWhole(noteIn(folder), JSON.stringify(claimed));
  return told;
};
