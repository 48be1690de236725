import { useEffect, useRef } from 'preact/hooks';
import { get } from './api';
import type { Path, Query, RowOf } from './contract';
import { useReading, type Loaded } from './load';

/** All rows of a list; `isCut` where there were more than are read here. */
export type All<Row> = { items: readonly Row[]; isCut: boolean };

const ROWS_A_PAGE = 50;
const MOST_PAGES = 20;

/** Reads a list to its end, at most 1,000 rows. Throws a Problem. */
export const readAll = async <const P extends string>(
  path: Path<P>,
  query: Query<P> = {} as Query<P>,
): Promise<All<RowOf<P>>> => {
  const items: RowOf<P>[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = { ...query, limit: ROWS_A_PAGE, cursor } as unknown as Query<P>;
    const read = (await get<P>(path, asked)) as { items: RowOf<P>[]; next?: string };
    items.push(...read.items);
    cursor = read.next;
    if (cursor === undefined) return { items, isCut: false };
  }
  return { items, isCut: true };
};

/**
 * Reads a list to its end for a page, as useLoad does. @param path `undefined` waits
 * @returns what stands now, and a function that reads again while the old stays on the page
 */
export const useLoadAll = <const P extends string>(
  path: Path<P> | undefined,
  query: Query<P> = {} as Query<P>,
): [Loaded<All<RowOf<P>>>, () => Promise<void>] =>
  useReading(path === undefined ? undefined : `all ${path} ${JSON.stringify(query)}`, () =>
    readAll<P>(path as Path<P>, query),
  );

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
