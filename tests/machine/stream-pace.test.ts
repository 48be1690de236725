import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEngine, type RunningEngine } from '../../functions/machine/engine/engine';
import { writesTo } from '../../functions/machine/engine/engine-writes';
import { localClient } from '../../functions/machine/local-client';
import { newPace } from '../../functions/machine/stream/stream-pace';
import { followStream } from '../../functions/machine/stream/stream-reader';
import { tableDefinition } from '../../functions/platform/table/indexes';

const TableName = 'woken';
const NEVER = 3_600_000;
let engine: RunningEngine;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await startEngine({ ephemeral: true });
  client = new DynamoDBClient({ endpoint: engine.endpoint, ...localClient() });
  await client.send(new CreateTableCommand({ TableName, ...tableDefinition }));
});
afterAll(async () => {
  client.destroy();
  await engine.stop();
});

const key = (sk: string) => ({ pk: { S: 'p' }, sk: { S: sk } });
const put = (sk: string) => client.send(new PutItemCommand({ TableName, Item: key(sk) }));

test('who follows is woken by what this process writes, however long it would have slept', async () => {
  let seen: (name: string) => void = () => undefined;
  const next = () => new Promise<string>((tell) => (seen = tell));
  const following = await followStream({
    endpoint: engine.endpoint,
    tableName: TableName,
    handler: async ({ Records }) => {
      for (const record of Records) seen(record.dynamodb?.Keys?.['sk']?.S ?? '');
    },
    checkpoint: { load: async () => ({}), save: async () => undefined },
    onPoison: () => undefined,
    lookEvery: NEVER,
    wake: writesTo(engine.endpoint),
  });
  await following.drain();
  for (const name of ['carp', 'bream', 'perch']) {
    const told = next();
    await put(name);
    expect(await told).toBe(name);
  }
  await following.stop();
});

test('told of writes to this engine alone: of no read, of no other engine, and of nothing after the end', async () => {
  let told = 0;
  const end = writesTo(engine.endpoint)(() => (told += 1));
  const ofAnother = writesTo('http://127.0.0.1:1')(() => (told += 100));
  await client.send(new GetItemCommand({ TableName, Key: key('carp') }));
  expect(told).toBe(0);
  await put('roach');
  expect(told).toBe(1);
  end();
  ofAnother();
  await put('roach');
  expect(told).toBe(1);
});

const timeOf = async (work: () => Promise<void>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};
const noWake = () => () => undefined;

test('where nothing happens looks come further apart, to a limit; where something did, soon again', async () => {
  const pace = newPace({ lookEvery: 20, lookSeldom: 80, wake: noWake });
  const sleeps = async (count: number) => {
    for (let n = 0; n < count; n += 1) await pace.sleep();
  };
  // A timer may ring up to a millisecond early.
  expect(await timeOf(() => sleeps(4))).toBeGreaterThan(20 + 40 + 80 + 80 - 4);
  // Without the limit: 80 × 1,023 milliseconds.
  expect(await timeOf(() => sleeps(10))).toBeLessThan(20_000);
  pace.found();
  expect(await timeOf(() => sleeps(2))).toBeGreaterThan(20 + 40 - 2);
  pace.end();
});

test('a write rings a sleeper, and one that sleeps soon after', async () => {
  let written: () => void = () => undefined;
  const pace = newPace({
    lookEvery: NEVER,
    wake: (ring) => {
      written = ring;
      return () => undefined;
    },
  });
  const sleeping = pace.sleep();
  written();
  await sleeping;
  pace.beginLook();
  // While it looks: the look may have been too early to find it.
  written();
  await pace.sleep();
  pace.end();
});
