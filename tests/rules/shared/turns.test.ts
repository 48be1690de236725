import { describe, expect, test } from 'vitest';
import { gathered, inTurn, seenOf } from '../../../functions/platform/turns';

const later = <T>() => {
  let [done, failed] = [(_: T): void => undefined, (_: Error): void => undefined];
  const promise = new Promise<T>((give, fail) => ([done, failed] = [give, fail]));
  return { promise, done, failed };
};

describe('many who ask for one thing each', () => {
  test('are gathered while an answer is on the way, and get theirs in the order in which they came', async () => {
    const numbers = gathered<number>();
    const asked: { key: string; count: number; reply: ReturnType<typeof later<number[]>> }[] = [];
    const next = (key: string) =>
      numbers(key, (count) => {
        const reply = later<number[]>();
        asked.push({ key, count, reply });
        return reply.promise;
      });
    const [first, second, third, other] = [next('a'), next('a'), next('a'), next('b')];
    expect(asked.map(({ key, count }) => [key, count])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    asked[0]?.reply.done([1]);
    asked[1]?.reply.done([7]);
    expect(await Promise.all([first, other])).toEqual([1, 7]);
    const fourth = next('a');
    expect(asked[2]?.count).toBe(2);
    asked[2]?.reply.done([2, 3]);
    expect(await Promise.all([second, third])).toEqual([2, 3]);
    asked[3]?.reply.done([4]);
    expect(await fourth).toBe(4);
    expect(asked).toHaveLength(4);
  });

  test('fail together where theirs fails, and those who came after are asked for all the same', async () => {
    const numbers = gathered<number>();
    const replies: ReturnType<typeof later<number[]>>[] = [];
    const next = () =>
      numbers('a', () => {
        const reply = later<number[]>();
        replies.push(reply);
        return reply.promise;
      });
    const [first, second] = [next(), next()];
    replies[0]?.failed(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    replies[1]?.done([1]);
    expect(await second).toBe(1);
    const again = next();
    replies[2]?.done([2]);
    expect(await again).toBe(2);
  });
});

test('work is told how many run with it', async () => {
  const turns = inTurn(2);
  const [one, two] = [later<void>(), later<void>()];
  const told: number[] = [];
  const work = (until: Promise<void>) =>
    turns('a', async (running) => {
      told.push(running);
      await until;
    });
  const all = [work(one.promise), work(two.promise), work(Promise.resolve())];
  expect(told).toEqual([1, 2]);
  one.done();
  await all[2];
  two.done();
  await Promise.all(all);
  await work(Promise.resolve());
  expect(told).toEqual([1, 2, 2, 1]);
});

test('what was seen is kept for the latest so many', () => {
  const seen = seenOf<number>(2);
  for (const [at, key] of ['a', 'b', 'a', 'c'].entries()) seen.note(key, at);
  expect(['a', 'b', 'c'].map(seen.of)).toEqual([2, undefined, 3]);
  seen.forget('a');
  expect(seen.of('a')).toBeUndefined();
});
