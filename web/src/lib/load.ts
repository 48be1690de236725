import { useEffect, useState } from 'preact/hooks';
import { asProblem, call } from './api';
import type { Problem } from './problem';
import { seen } from './seen';

export type Loaded<Value> =
  { state: 'loading' } | { state: 'ready'; value: Value } | { state: 'failed'; problem: Problem };

const MOST_SEEN = 40;

const keep = (path: string, value: unknown): void => {
  seen.delete(path);
  seen.set(path, value);
  const [oldest] = seen.keys();
  if (seen.size > MOST_SEEN && oldest !== undefined) seen.delete(oldest);
};

/** Two parts of a page that ask the same at once share one answer. */
const underWay = new Map<string, Promise<unknown>>();

const readTogether = <Value>(path: string, headers: Readonly<Record<string, string>>): Promise<Value> => {
  const asked = underWay.get(path) ?? call<Value>(path, { headers }).finally(() => underWay.delete(path));
  underWay.set(path, asked);
  return asked as Promise<Value>;
};

const startOf = <Value>(path: string | undefined): Loaded<Value> =>
  path !== undefined && seen.has(path)
    ? { state: 'ready', value: seen.get(path) as Value }
    : { state: 'loading' };

/**
 * Reads a path of the API for a page. @param path `undefined` waits
 * @param headers what opens the path beside the reader's cookie: kept out of addresses, and so out of logs
 * @returns what stands now, and a function that reads again while the old stays on the page
 */
export const useLoad = <Value>(
  path: string | undefined,
  headers: Readonly<Record<string, string>> = {},
): [Loaded<Value>, () => Promise<void>] => {
  const [at, setAt] = useState({ path, loaded: startOf<Value>(path) });
  const loaded = at.path === path ? at.loaded : startOf<Value>(path);

  const read = async (ask: () => Promise<Value>): Promise<void> => {
    if (path === undefined) return;
    const show = (next: Loaded<Value>) => setAt({ path, loaded: next });
    try {
      const value = await ask();
      keep(path, value);
      show({ state: 'ready', value });
    } catch (thrown) {
      const problem = asProblem(thrown);
      // Without a network, what was read before is worth more than a sentence.
      if (problem.status !== 0 || !seen.has(path)) show({ state: 'failed', problem });
    }
  };

  useEffect(() => {
    void read(() => readTogether(path ?? '', headers));
  }, [path]);
  return [loaded, () => read(() => call<Value>(path ?? '', { headers }))];
};
