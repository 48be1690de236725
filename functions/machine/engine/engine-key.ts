import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readKept, writeWhole } from '../kept-file';
import { LOCAL_REGION } from '../local-client';
import { KeyDamaged } from './engine-problems';

/** What DynamoDB Local calls its file when it keeps nobody apart, as it did in folders of the first release. */
const SHARED = 'shared-local-instance.db';

/** Letters and digits, as an access key. */
export const newKey = (): string => randomBytes(16).toString('hex');

const KEY = /^[0-9a-f]{32}$/;

/** The key names the file of what is kept under it: where that stands, the key is known. */
const keyOfFile = (store: string): string | undefined => {
  const keys = readdirSync(store).flatMap((name) => /^([0-9a-f]{32})_\w+\.db$/.exec(name)?.[1] ?? []);
  return keys.length === 1 ? keys[0] : undefined;
};

const newKeyIn = (file: string, key = newKey()): string => {
  writeWhole(file, key);
  return key;
};

/**
 * The key under which DynamoDB Local keeps what is in this folder: made once, readable by its owner alone. What an older
 * release kept there for everybody is under the key from now on. A key that is gone or damaged is read from its file's name; never
 * is another made beside what is kept, for that would then look empty. @throws KeyDamaged, CannotStart
 */
export const keyIn = (store: string): string => {
  mkdirSync(store, { recursive: true, mode: 0o700 });
  const file = join(store, 'key');
  const text = readKept(file);
  const kept = text !== undefined && KEY.test(text) ? text : undefined;
  const known = kept ?? keyOfFile(store);
  if (known === undefined && text !== undefined) throw new KeyDamaged(file);
  const key = kept ?? newKeyIn(file, known);
  const [shared, own] = [join(store, SHARED), join(store, `${key}_${LOCAL_REGION}.db`)];
  if (existsSync(shared) && !existsSync(own)) renameSync(shared, own);
  return key;
};
