import { useEffect, useRef, useState } from 'preact/hooks';
import { asProblem, get } from './api';
import type { Loaded } from './load';

type Query = Readonly<Record<string, string | number | undefined>>;
type Page<Row> = { items: Row[]; next?: string };

/** All rows of a list; `isCut` where there were more than are read here. */
export type All<Row> = { items: readonly Row[]; isCut: boolean };

const ROWS_A_PAGE = 50;
const MOST_PAGES = 20;

/** Reads a list to its end, at most 1,000 rows. Throws a Problem. */
export const readAll = async <Row>(path: string, query: Query = {}): Promise<All<Row>> => {
  const items: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const read = await get<Page<Row>>(path, { ...query, limit: ROWS_A_PAGE, cursor });
    items.push(...read.items);
    cursor = read.next;
    if (cursor === undefined) return { items, isCut: false };
  }
  return { items, isCut: true };
};

/**
 * Reads a list to its end for a page. @param path `undefined` waits
 * @returns what stands now, and a function that reads again while the old stays on the page
 */
export const useLoadAll = <Row>(
  path: string | undefined,
  query: Query = {},
): [Loaded<All<Row>>, () => Promise<void>] => {
  const wanted = path === undefined ? undefined : `${path}?${JSON.stringify(query)}`;
  const newest = useRef(wanted);
  newest.current = wanted;
  const [at, setAt] = useState<{ wanted: string | undefined; loaded: Loaded<All<Row>> }>({
    wanted,
    loaded: { state: 'loading' },
  });

  const read = async (): Promise<void> => {
    if (path === undefined) return;
    const loaded = await readAll<Row>(path, query).then(
      (value): Loaded<All<Row>> => ({ state: 'ready', value }),
      (thrown: unknown): Loaded<All<Row>> => ({ state: 'failed', problem: asProblem(thrown) }),
    );
    if (newest.current === wanted) setAt({ wanted, loaded });
  };

  useEffect(() => {
    void read();
  }, [wanted]);
  return [at.wanted === wanted ? at.loaded : { state: 'loading' }, read];
};

/** Several lists or things as one: loading while any is, failed where any failed. */
export const together = <A, B>(a: Loaded<A>, b: Loaded<B>): Loaded<[A, B]> => {
  if (a.state === 'failed') return a;
  if (b.state === 'failed') return b;
  if (a.state === 'loading' || b.state === 'loading') return { state: 'loading' };
  return { state: 'ready', value: [a.value, b.value] };
};

/** Reads again every so often while the page is looked at. @param seconds 0: never */
export const useAgainEvery = (seconds: number, again: () => Promise<void>): void => {
  const newest = useRef(again);
  newest.current = again;
  useEffect(() => {
    if (seconds === 0) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void newest.current();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
};
