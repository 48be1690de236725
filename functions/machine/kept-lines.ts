import { appendFile } from 'node:fs/promises';
import * as z from 'zod';
import { withRoom } from '../platform/store-trouble';
import { readKept, setAside, writeWhole } from './kept-file';

const MOST_KEPT = 500;

/** What any line is: without it, a whole word or number would pass for something that was kept. */
const Thing = z.record(z.string(), z.unknown());

/** A power cut leaves zeros where a line was to come. */
const read = <T>(line: string, shape: z.ZodType): T | undefined => {
  try {
    const said: unknown = JSON.parse(line.replaceAll('\0', ''));
    return shape.safeParse(said).success ? (said as T) : undefined;
  } catch {
    return undefined;
  }
};

/** What stands in the file. A line that was cut off, by a full disk or a power cut, is set aside with a word: the others go on. */
const open = <T>(file: string, shape: z.ZodType): T[] => {
  const lines = (readKept(file) ?? '').split('\n').filter((line) => line.trim() !== '');
  const things: T[] = [];
  const torn: string[] = [];
  const whole: string[] = [];
  for (const line of lines) {
    const thing = read<T>(line, shape);
    if (thing === undefined) torn.push(line);
    else {
      things.push(thing);
      whole.push(JSON.stringify(thing));
    }
  }
  if (torn.length > 0 && setAside(file, torn)) writeWhole(file, whole.map((line) => `${line}\n`).join(''));
  return things.slice(-MOST_KEPT);
};

/**
 * The last 500 things of a kind, newest last; kept in a file, a line each, so that a restart forgets nothing.
 * `keep` refuses `disk-full`: what could not be kept is then not among them.
 * @param shape what a line must be to be read; else it is set aside
 * @throws CannotStart where the file is there and cannot be read
 */
export const keepLines = async <T>(
  file?: string,
  shape: z.ZodType = Thing,
): Promise<{ kept: T[]; keep: (one: T) => Promise<void> }> => {
  const kept = file === undefined ? [] : open<T>(file, shape);
  const keep = async (one: T): Promise<void> => {
    // A line of its own, whatever became of the one before.
    if (file !== undefined)
      await withRoom(() => appendFile(file, `\n${JSON.stringify(one)}\n`, { mode: 0o600, flush: true }));
    kept.push(one);
    if (kept.length > MOST_KEPT) kept.shift();
  };
  return { kept, keep };
};
