import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { deliver, type Delivery } from '../../functions/machine/stream/stream-delivery';

const record = (n: number): DynamoDBRecord => ({ dynamodb: { SequenceNumber: String(n) } });
const numberOf = (one: DynamoDBRecord | undefined): number => Number(one?.dynamodb?.SequenceNumber);
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
const named = (...all: number[]) => ({ batchItemFailures: all.map((n) => ({ itemIdentifier: String(n) })) });

/** Delivers ten records; what the handler was given, what was passed, what was put aside. */
const deliverTen = async (
  handle: (batch: number[]) => ReturnType<typeof named> | undefined,
  more: Partial<Delivery> = {},
) => {
  const batches: number[][] = [];
  const passed: number[] = [];
  const poison: number[] = [];
  await deliver(
    numbers(0, 10).map(record),
    {
      handler: async ({ Records }) => {
        batches.push(Records.map(numberOf));
        return handle(Records.map(numberOf));
      },
      onPoison: (one) => void poison.push(numberOf(one)),
      attempts: 3,
      signal: new AbortController().signal,
      ...more,
    },
    async (last) => void passed.push(numberOf(last)),
  );
  return { batches, passed, poison };
};

test('all well: one batch, passed to its end', async () => {
  expect(await deliverTen(() => named())).toEqual({ batches: [numbers(0, 10)], passed: [9], poison: [] });
});

test('a failure that is named: what came before is passed, the rest comes again; of several names the first counts', async () => {
  let failures = 2;
  const outcome = await deliverTen((batch) => {
    if (!batch.includes(2) || failures === 0) return undefined;
    failures -= 1;
    return named(9, 2);
  });
  expect(outcome).toEqual({
    batches: [numbers(0, 10), numbers(2, 10), numbers(2, 10)],
    passed: [1, 9],
    poison: [],
  });
});

test('an error that names nobody halves the batch, which is no attempt', async () => {
  let failures = 4;
  const outcome = await deliverTen(
    () => {
      if (failures === 0) return undefined;
      failures -= 1;
      throw new Error('somewhere');
    },
    { attempts: 2 },
  );
  expect(outcome.batches).toEqual([
    numbers(0, 10),
    numbers(0, 5),
    numbers(0, 3),
    numbers(0, 2),
    [0],
    [1],
    [2],
    [3, 4],
    numbers(5, 10),
  ]);
  expect([outcome.passed, outcome.poison]).toEqual([[0, 1, 2, 4, 9], []]);
});

test('the poison is found, tried so often, put aside, and the rest goes on in order', async () => {
  const outcome = await deliverTen((batch) => {
    if (batch.includes(7)) throw new Error('cannot read this');
    return undefined;
  });
  expect(outcome.poison).toEqual([7]);
  expect(outcome.batches.filter((batch) => batch.length === 1 && batch[0] === 7)).toHaveLength(3);
  expect(outcome.batches.filter((batch) => !batch.includes(7)).flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9]);
  expect(outcome.passed.at(-1)).toBe(9);
  expect(outcome.passed).toEqual([...outcome.passed].sort((a, b) => a - b));
});

test('a named record that never succeeds is put aside after so many attempts, each record with attempts of its own', async () => {
  const outcome = await deliverTen((batch) => {
    const bad = batch.find((n) => n === 1 || n === 2);
    return bad === undefined ? undefined : named(bad);
  });
  expect(outcome.poison).toEqual([1, 2]);
  expect(outcome.batches).toEqual([
    numbers(0, 10),
    numbers(1, 10),
    numbers(1, 10),
    numbers(2, 10),
    numbers(2, 10),
    numbers(2, 10),
    numbers(3, 10),
  ]);
  expect(outcome.passed).toEqual([0, 1, 2, 9]);
});

test('a name that is none of theirs fails the whole batch', async () => {
  let once = true;
  const outcome = await deliverTen(() => {
    if (!once) return undefined;
    once = false;
    return named(4, 99);
  });
  expect(outcome).toMatchObject({ batches: [numbers(0, 10), numbers(0, 5), numbers(5, 10)], passed: [4, 9] });
});

test('poison whose last place refuses it is not dropped', async () => {
  let refusals = 2;
  const put: number[] = [];
  const outcome = await deliverTen((batch) => (batch.includes(0) ? named(0) : undefined), {
    attempts: 1,
    onPoison: (one) => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('the dead-letter place is closed');
      put.push(numberOf(one));
    },
  });
  expect(put).toEqual([0]);
  expect(outcome.batches).toEqual([numbers(0, 10), numbers(0, 10), numbers(0, 10), numbers(1, 10)]);
  expect(outcome.passed).toEqual([0, 9]);
});

test('a stop between two attempts ends it; nothing that failed is passed', async () => {
  const stopping = new AbortController();
  const tried = deliverTen(
    (batch) => {
      if (batch[0] === 5) stopping.abort();
      return named(5);
    },
    { signal: stopping.signal, attempts: 1_000 },
  );
  await expect(tried).rejects.toMatchObject({ name: 'AbortError' });
});
