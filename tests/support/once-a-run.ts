import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';

const PAUSE_MS = 50;
const PATIENCE_MS = 300_000;
const asleep = new Int32Array(new SharedArrayBuffer(4));

/** What this key stands for in this run: made already; this worker's to make; or being made by another. */
const look = <T>(key: string) => {
  const file = join(inject('runFolder'), createHash('sha256').update(key).digest('hex').slice(0, 24));
  if (existsSync(file)) return { made: JSON.parse(readFileSync(file, 'utf8')) as T };
  try {
    writeFileSync(`${file}.lock`, '', { flag: 'wx' });
  } catch {
    return 'wait' as const;
  }
  const keep = (value: T): T => {
    writeFileSync(`${file}.part`, JSON.stringify(value));
    renameSync(`${file}.part`, file);
    return value;
  };
  return { keep, letGo: () => rmSync(`${file}.lock`) };
};

const tooLong = (key: string): Error => new Error(`nobody made ${key}`);

/**
 * What takes seconds to make is made by the first worker that asks; the others wait and read it (plain JSON).
 * What fails is made again, and fails, for each who asks.
 */
export const onceARun = <T>(what: unknown, make: () => T): T => {
  const key = JSON.stringify(what);
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    const found = look<T>(key);
    if (found === 'wait') {
      Atomics.wait(asleep, 0, 0, PAUSE_MS);
      continue;
    }
    if ('made' in found) return found.made;
    try {
      return found.keep(make());
    } catch (error) {
      found.letGo();
      throw error;
    }
  }
  throw tooLong(key);
};

/** The same for what takes a while to come. */
export const onceARunSoon = async <T>(what: unknown, make: () => Promise<T>): Promise<T> => {
  const key = JSON.stringify(what);
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    const found = look<T>(key);
    if (found === 'wait') {
      await wait(PAUSE_MS);
      continue;
    }
    if ('made' in found) return found.made;
    try {
      return found.keep(await make());
    } catch (error) {
      found.letGo();
      throw error;
    }
  }
  throw tooLong(key);
};
