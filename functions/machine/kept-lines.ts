import { appendFile, readFile } from 'node:fs/promises';

const MOST_KEPT = 500;

/** A line that was being written when the machine stopped, or its disk was full, says nothing. */
const read = <T>(line: string): T[] => {
  try {
    return [JSON.parse(line) as T];
  } catch {
    return [];
  }
};

/** The last 500 things of a kind, newest last; kept in a file, a line each, so that a restart forgets nothing. */
export const keepLines = async <T>(
  file?: string,
): Promise<{ kept: T[]; keep: (one: T) => Promise<void> }> => {
  const text = file === undefined ? '' : await readFile(file, 'utf8').catch(() => '');
  const kept = text
    .split('\n')
    .flatMap((line) => read<T>(line))
    .slice(-MOST_KEPT);
  const keep = async (one: T): Promise<void> => {
    kept.push(one);
    if (kept.length > MOST_KEPT) kept.shift();
    // A line of its own, whatever became of the one before.
    if (file !== undefined) await appendFile(file, `\n${JSON.stringify(one)}\n`, { mode: 0o600 });
  };
  return { kept, keep };
};
