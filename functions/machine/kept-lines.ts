import { appendFile, readFile } from 'node:fs/promises';

const MOST_KEPT = 500;

/** The last 500 things of a kind, newest last; kept in a file, a line each, so that a restart forgets nothing. */
export const keepLines = async <T>(
  file?: string,
): Promise<{ kept: T[]; keep: (one: T) => Promise<void> }> => {
  const text = file === undefined ? '' : await readFile(file, 'utf8').catch(() => '');
  const kept = text
    .split('\n')
    // A line that was being written when the machine stopped has no end.
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as T)
    .slice(-MOST_KEPT);
  const keep = async (one: T): Promise<void> => {
    kept.push(one);
    if (kept.length > MOST_KEPT) kept.shift();
    if (file !== undefined) await appendFile(file, `${JSON.stringify(one)}\n`, { mode: 0o600 });
  };
  return { kept, keep };
};
