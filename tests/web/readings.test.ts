import { fc, test as property } from '@fast-check/vitest';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../web/src/lib/problem';
import { keepUp, known, readAgain, watch } from '../../web/src/lib/readings';
import { forgetSeen, tellReaders } from '../../web/src/lib/seen';

type Question = { answer: (value: unknown) => void; fail: (status: number) => void };

/** A path of its own for each test, and what was asked of it so far. */
let paths = 0;
const asking = () => {
  const questions: Question[] = [];
  const ask = (): Promise<unknown> =>
    new Promise((resolve, reject) =>
      questions.push({
        answer: resolve,
        fail: (status) => reject(new Problem('no', 'No.', status)),
      }),
    );
  return { key: `/${(paths += 1)}`, ask, questions };
};
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const show = (of: ReturnType<typeof asking>, isKeptUp = true) => {
  const redraw = vi.fn();
  return { redraw, leave: watch(of.key, { ask: of.ask, redraw, isKeptUp }) };
};
const valueOf = (key: string): unknown => {
  const loaded = known(key);
  return loaded.state === 'ready' ? loaded.value : loaded.state;
};

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
beforeAll(() => keepUp(page as unknown as Document, window));
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  forgetSeen();
  await settled();
  vi.useRealTimers();
});

test('two who show the same share one question and its answer', async () => {
  const of = asking();
  const [a, b] = [show(of), show(of)];
  expect(of.questions).toHaveLength(1);
  of.questions[0]?.answer('first');
  await settled();
  expect(valueOf(of.key)).toBe('first');
  expect(a.redraw).toHaveBeenCalledOnce();
  expect(b.redraw).toHaveBeenCalledOnce();
  a.leave();
  b.leave();
});

test('the answer to an older question never takes the place of a newer one', async () => {
  const of = asking();
  const { leave } = show(of);
  tellReaders();
  await settled();
  expect(of.questions).toHaveLength(2);
  of.questions[1]?.answer('after the change');
  await settled();
  of.questions[0]?.answer('before the change');
  await settled();
  expect(valueOf(of.key)).toBe('after the change');
  leave();
});

test('a change here is read again by all who show something, once, and by nobody who asks not to', async () => {
  const [one, other, own] = [asking(), asking(), asking()];
  const shown = [show(one), show(other), show(own, false)];
  for (const { questions } of [one, other, own]) questions[0]?.answer('old');
  await settled();
  tellReaders();
  // What the page itself asks for after its change, and what follows from it, is one question.
  void readAgain(one.key, one.ask);
  await settled();
  expect([one, other, own].map(({ questions }) => questions.length)).toEqual([2, 2, 1]);
  expect(valueOf(one.key)).toBe('old');
  for (const { leave } of shown) leave();
  tellReaders();
  await settled();
  expect(one.questions).toHaveLength(2);
});

test('what may pass keeps the old data; what will not shows', async () => {
  const of = asking();
  const { leave } = show(of);
  of.questions[0]?.answer('old');
  await settled();
  for (const status of [0, 429, 500, 503]) {
    void readAgain(of.key, of.ask);
    of.questions.at(-1)?.fail(status);
    await settled();
    expect(valueOf(of.key), String(status)).toBe('old');
  }
  void readAgain(of.key, of.ask);
  of.questions.at(-1)?.fail(404);
  await settled();
  expect(valueOf(of.key)).toBe('failed');
  leave();
});

test('going back shows the last answer at once while it is asked again; of many, the latest forty', async () => {
  const of = asking();
  show(of).leave();
  of.questions[0]?.answer('seen');
  await settled();
  const back = show(of);
  expect(valueOf(of.key)).toBe('seen');
  expect(of.questions).toHaveLength(2);
  of.questions[1]?.answer('seen again');
  await settled();
  back.leave();
  for (let count = 0; count < 41; count += 1) {
    const next = asking();
    show(next).leave();
    next.questions[0]?.answer(count);
    await settled();
  }
  expect(valueOf(of.key)).toBe('loading');
});

test('who signs out leaves nothing to the next one, not even what was still on its way', async () => {
  const [left, on] = [asking(), asking()];
  show(left).leave();
  left.questions[0]?.answer('mine');
  const { leave } = show(on);
  await settled();
  forgetSeen();
  expect(valueOf(left.key)).toBe('loading');
  on.questions[0]?.answer('mine');
  await settled();
  expect(valueOf(on.key)).toBe('loading');
  on.questions[1]?.fail(401);
  await settled();
  expect(valueOf(on.key)).toBe('failed');
  leave();
});

test('a page that is looked at again after a while, or has a network again, is brought up to date', async () => {
  const of = asking();
  const { leave } = show(of);
  of.questions[0]?.answer('old');
  await settled();
  page.dispatchEvent(new Event('visibilitychange'));
  expect(of.questions).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(30_000);
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(of.questions).toHaveLength(1);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(of.questions).toHaveLength(2);
  of.questions[1]?.answer('new');
  await settled();
  window.dispatchEvent(new Event('online'));
  expect(of.questions).toHaveLength(3);
  leave();
});

/** Any history of questions, changes and answers in any order: what stands is of the newest question that was answered. */
property.prop([
  fc.array(
    fc.oneof(
      fc.constant('ask' as const),
      fc.constant('change' as const),
      fc.record({ answer: fc.nat(20), status: fc.constantFrom(200, 0, 500) }),
    ),
    { maxLength: 30 },
  ),
])('in any history, what stands is of the newest question that was answered', async (history) => {
  vi.useFakeTimers();
  const of = asking();
  const { leave } = show(of);
  let best = -1;
  const done = new Set<number>();
  for (const step of history) {
    if (step === 'ask') void readAgain(of.key, of.ask);
    else if (step === 'change') tellReaders();
    else {
      const at = step.answer % of.questions.length;
      if (done.has(at)) continue;
      done.add(at);
      if (step.status !== 200 && best === -1) continue;
      if (step.status === 200) of.questions[at]?.answer(at);
      else of.questions[at]?.fail(step.status);
      if (step.status === 200) best = Math.max(best, at);
    }
    await settled();
    expect(valueOf(of.key)).toBe(best === -1 ? 'loading' : best);
  }
  leave();
});
