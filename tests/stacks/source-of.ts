import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The code of the one file under functions/ that is called so, wherever its noun stands. */
export const sourceOf = (name: string): string => {
  const found = readdirSync('functions', { recursive: true, encoding: 'utf8' }).filter(
    (path) => basename(path) === name,
  );
  if (found.length !== 1) throw new Error(`${found.length} files are called ${name}`);
  return readFileSync(join('functions', found[0] ?? ''), 'utf8');
};
