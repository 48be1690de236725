import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_REGION } from '../local-client';

/** What DynamoDB Local calls its file when it keeps nobody apart, as it did in folders of the first release. */
const SHARED = 'shared-local-instance.db';

/** Letters and digits, as an access key. */
export const newKey = (): string => randomBytes(16).toString('hex');

const readKey = (file: string): string | undefined => {
  try {
    return /^[0-9a-f]{32}$/.exec(readFileSync(file, 'utf8'))?.[0];
  } catch {
    return undefined;
  }
};

const newKeyIn = (file: string): string => {
  const key = newKey();
  writeFileSync(`${file}.new`, key, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return key;
};

/**
 * The key under which DynamoDB Local keeps what is in this folder: made once, readable by its owner alone. What an older
 * release kept there for everybody is under the key from now on.
 */
export const keyIn = (store: string): string => {
  mkdirSync(store, { recursive: true, mode: 0o700 });
  const file = join(store, 'key');
  const key = readKey(file) ?? newKeyIn(file);
  const [shared, own] = [join(store, SHARED), join(store, `${key}_${LOCAL_REGION}.db`)];
  if (existsSync(shared) && !existsSync(own)) renameSync(shared, own);
  return key;
};
