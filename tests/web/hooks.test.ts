import { h, render, type ComponentChild, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { keysAreOn, switchKeys, useKeys } from '../../web/src/lib/keys';
import { useLoad, useLoadOnce, useReading, type Loaded } from '../../web/src/lib/load';
import { together, useAgainEvery, useLoadAll } from '../../web/src/lib/load-all';
import { useOnce } from '../../web/src/lib/once';
import { Problem } from '../../web/src/lib/problem';
import { batch, signal } from '../../web/src/lib/signal';
import { withWords } from '../support/words';

type Answered = { url: string; answer: (body: unknown, status?: number) => Promise<void> };
const asked: Answered[] = [];
const place = document.createElement('main');

beforeAll(() => withWords());
beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal(
    'fetch',
    (url: string) =>
      new Promise<Response>((resolve) =>
        asked.push({
          url,
          answer: async (body, status = 200) => {
            resolve(new Response(JSON.stringify(body), { status }));
            await act(async () => void (await vi.advanceTimersByTimeAsync(1)));
          },
        }),
      ),
  );
});
afterEach(async () => {
  await act(() => render(null, place));
  vi.useRealTimers();
});

const draw = (vnode: ComponentChild): Promise<void> => act(() => render(vnode, place));
const said = (loaded: Loaded<{ name: string }>): string =>
  loaded.state === 'ready' ? loaded.value.name : loaded.state;
let paths = 0;
const o = 'chunan' as string;

test('a page that goes on to another path never shows the answer of the one before, however late', async () => {
  const Page = ({ id }: { id: string }): VNode => {
    const [at] = useLoad(`/organisations/${id}`);
    return h('p', {}, at.state === 'ready' ? at.value.name.zh : at.state);
  };
  await draw(h(Page, { id: 'a' }));
  await draw(h(Page, { id: 'b' }));
  expect(asked.map(({ url }) => url)).toEqual(['/api/organisations/a', '/api/organisations/b']);
  await asked[1]?.answer({ name: { zh: '二' } });
  await asked[0]?.answer({ name: { zh: '一' } });
  expect(place.textContent).toBe('二');
  await draw(h(Page, { id: 'a' }));
  expect(place.textContent).toBe('一');
});

test('a page that was left is drawn no more', async () => {
  const drawn = vi.fn();
  const Page = (): VNode => {
    const [at] = useReading(`/left/${paths}`, () => Promise.resolve({ name: 'late' }));
    drawn(said(at));
    return h('p', {});
  };
  paths += 1;
  await draw(h(Page, {}));
  await act(() => render(null, place));
  const before = drawn.mock.calls.length;
  await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
  expect(drawn).toHaveBeenCalledTimes(before);
});

test('a form keeps what it was filled with; of two questions the second counts', async () => {
  let again = (): Promise<void> => Promise.resolve();
  const Form = (): VNode => {
    const [at, read] = useLoadOnce('/me');
    again = read;
    return h('p', {}, said(at));
  };
  await draw(h(Form, {}));
  const first = again();
  await asked[1]?.answer({ name: 'second' });
  await asked[0]?.answer({ name: 'first' });
  await first;
  expect(place.textContent).toBe('second');
});

test('a list is read to its end, page by page', async () => {
  const List = (): VNode => {
    const [at] = useLoadAll(`/organisations/${o}/dues`, {
      status: 'open',
    });
    return h('p', {}, at.state === 'ready' ? `${at.value.items.length} ${at.value.isCut}` : at.state);
  };
  await draw(h(List, {}));
  await asked[0]?.answer({ items: [{}, {}], next: 'on' });
  expect(place.textContent).toBe('loading');
  expect(asked[1]?.url).toBe('/api/organisations/chunan/dues?status=open&limit=50&cursor=on');
  await asked[1]?.answer({ items: [{}] });
  expect(place.textContent).toBe('3 false');
});

test('several as one: loading while any is, failed where any failed', () => {
  const ready = { state: 'ready', value: 1 } as const;
  const failed = { state: 'failed', problem: new Problem('no', 'No.', 404) } as const;
  expect(together(ready, ready)).toEqual({ state: 'ready', value: [1, 1] });
  expect(together(ready, { state: 'loading' })).toEqual({ state: 'loading' });
  expect(together({ state: 'loading' }, failed)).toBe(failed);
});

test('reads again every so often, while the page is looked at', async () => {
  const again = vi.fn(() => Promise.resolve());
  const Page = ({ every }: { every: number }): VNode => {
    useAgainEvery(every, again);
    return h('p', {});
  };
  await draw(h(Page, { every: 5 }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(again).toHaveBeenCalledTimes(2);
  await draw(h(Page, { every: 0 }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(again).toHaveBeenCalledTimes(2);
});

test('one thing once: a second tap does nothing, a lost answer keeps the key, a refusal or success begins a new one', async () => {
  let once: ReturnType<typeof useOnce>['once'] = () => Promise.resolve();
  let problem: Problem | undefined;
  const Button = (): VNode => {
    const at = useOnce();
    ({ once, problem } = at);
    return h('button', at.busy ? { disabled: true } : {});
  };
  await draw(h(Button, {}));
  const keys: string[] = [];
  const trying = async (ends: 'well' | number): Promise<void> =>
    act(() =>
      once(async (key) => {
        keys.push(key);
        await Promise.resolve();
        if (ends !== 'well') throw new Problem('no', 'No.', ends);
      }),
    );
  await act(() => Promise.all([trying(0), trying(0)]).then(() => undefined));
  expect(keys).toHaveLength(1);
  expect(problem?.status).toBe(0);
  for (const ends of [503, 429, 422, 'well', 'well'] as const) await trying(ends);
  expect(problem).toBeUndefined();
  const [lost, busy, many, refused, well, next] = keys;
  expect([busy, many, refused]).toEqual([lost, lost, lost]);
  expect(new Set([refused, well, next]).size).toBe(3);
});

test('single keys act, but not for whoever types, holds another key, or switched them off', async () => {
  const [j, slash] = [vi.fn(), vi.fn(() => false)];
  const Page = (): VNode => {
    useKeys({ j, '/': slash });
    return h('input', {});
  };
  document.body.append(place);
  await draw(h(Page, {}));
  const press = (key: string, more: KeyboardEventInit = {}, on: EventTarget = document.body): boolean =>
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  expect(press('J'), 'is taken').toBe(false);
  expect(press('/'), 'is left to the browser').toBe(true);
  expect(slash).toHaveBeenCalledOnce();
  press('j', { ctrlKey: true });
  press('j', {}, place.querySelector('input') as HTMLInputElement);
  switchKeys(false);
  expect(keysAreOn.peek()).toBe(false);
  press('j');
  expect(j).toHaveBeenCalledOnce();
  switchKeys(true);
  expect(localStorage.getItem('keys')).toBe('on');
  press('j');
  expect(j).toHaveBeenCalledTimes(2);
});

test('a signal redraws whoever drew it, once for several changes, and nobody who is gone', async () => {
  const [a, b] = [signal(1), signal(1)];
  const drawn = vi.fn();
  const Both = (): VNode => {
    drawn();
    return h('p', {}, a.value + b.value);
  };
  await draw(h(Both, {}));
  await act(() => {
    batch(() => {
      a.value = 2;
      b.value = 2;
    });
  });
  expect(place.textContent).toBe('4');
  expect(drawn).toHaveBeenCalledTimes(2);
  await act(() => {
    a.value = 2;
  });
  expect(drawn, 'the same value is no change').toHaveBeenCalledTimes(2);
  await act(() => render(null, place));
  a.value = 3;
  await vi.advanceTimersByTimeAsync(10);
  expect(drawn).toHaveBeenCalledTimes(2);
  expect(a.peek()).toBe(3);
});
