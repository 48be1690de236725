import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from './api';
import type { Answer, Path } from './contract';
import { asProblem } from './problem';
import { known, readAgain, watch, type Loaded } from './readings';

export type { Loaded } from './readings';

type Headers = Readonly<Record<string, string>>;

/**
 * Shows what `ask` answers. @param key what is asked; `undefined` waits
 * @param isKeptUp `false`: asked again only where the page itself does
 * @returns what stands now, and a function that asks again while the old stays on the page
 */
export const useReading = <Value>(
  key: string | undefined,
  ask: () => Promise<Value>,
  isKeptUp = true,
): [Loaded<Value>, () => Promise<void>] => {
  const [, redraw] = useState({});
  useEffect(
    () => (key === undefined ? undefined : watch(key, { ask, redraw: () => redraw({}), isKeptUp })),
    [key],
  );
  return [
    (key === undefined ? { state: 'loading' } : known(key)) as Loaded<Value>,
    () => (key === undefined ? Promise.resolve() : readAgain(key, ask)),
  ];
};

/**
 * Reads a path of the API for a page, and again whenever something was changed here. @param path `undefined` waits
 * @param headers what opens the path beside the reader's cookie: kept out of addresses, and so out of logs
 * @returns what stands now, and a function that reads again while the old stays on the page
 */
export const useLoad = <const P extends string>(
  path: Path<P> | undefined,
  headers: Headers = {},
): [Loaded<Answer<P>>, () => Promise<void>] => useReading(path, () => read<P>(path as Path<P>, headers));

const read = <P extends string>(path: Path<P>, headers: Headers): Promise<Answer<P>> =>
  call<P, 'GET'>(path, { headers } as Parameters<typeof call<P, 'GET'>>[1]);

/** As useLoad, for a form that is filled with it: nobody changes under a writer's hands what they began with. */
export const useLoadOnce = <const P extends string>(
  path: Path<P>,
): [Loaded<Answer<P>>, () => Promise<void>] => {
  const newest = useRef(0);
  const [at, setAt] = useState<{ path: string; loaded: Loaded<Answer<P>> }>({
    path,
    loaded: { state: 'loading' },
  });
  const again = async (): Promise<void> => {
    const number = (newest.current += 1);
    const loaded = await read<P>(path, {}).then(
      (value): Loaded<Answer<P>> => ({ state: 'ready', value }),
      (thrown: unknown): Loaded<Answer<P>> => ({ state: 'failed', problem: asProblem(thrown) }),
    );
    if (number === newest.current) setAt({ path, loaded });
  };
  useEffect(() => {
    void again();
    return () => {
      newest.current += 1;
    };
  }, [path]);
  return [at.path === path ? at.loaded : { state: 'loading' }, again];
};
