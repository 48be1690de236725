import { ExecuteStatementCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient, ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import { GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEngine, type RunningEngine } from '../../functions/machine/engine/engine';
import { clientOf, documentsOf, newTable } from './bench-table';
import { startMeter, type Meter } from './meter';

let engine: RunningEngine;
let meter: Meter;
let TableName: string;
beforeAll(async () => {
  engine = await startEngine({ ephemeral: true });
});
afterAll(() => engine.stop());
beforeEach(async () => {
  meter = await startMeter({ upstream: engine.endpoint });
  TableName = await newTable(engine.endpoint);
});
afterEach(() => meter.stop());

const key = (sk: string) => ({ pk: 'p', sk });
const putVia = (endpoint: string, sk: string, maxAttempts = 1) =>
  documentsOf(endpoint, maxAttempts).send(new PutCommand({ TableName, Item: key(sk) }));
/** Whether it stands in the engine, asked behind the meter's back. */
const isThere = async (sk: string): Promise<boolean> =>
  (await documentsOf(engine.endpoint).send(new GetCommand({ TableName, Key: key(sk), ConsistentRead: true })))
    .Item !== undefined;
const nameOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );

describe('what is told', () => {
  test('by operation, by table and operation, by key; calls, failures and bytes', async () => {
    const other = await newTable(engine.endpoint);
    await putVia(meter.endpoint, 'a');
    await putVia(meter.endpoint, 'a');
    const table = documentsOf(meter.endpoint);
    await nameOf(
      table.send(
        new PutCommand({ TableName, Item: key('a'), ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );
    await table.send(
      new TransactWriteCommand({
        TransactItems: [TableName, other].map((name) => ({ Put: { TableName: name, Item: key('b') } })),
      }),
    );
    const { total, byOperation, byTable, byKey } = meter.read();
    expect(total).toMatchObject({ calls: 4, failed: 1, wcu: 3 + 4, rcu: 0, indexWcu: 0 });
    expect(byOperation['PutItem']).toMatchObject({ calls: 3, failed: 1, wcu: 3 });
    expect(byOperation['TransactWriteItems']).toMatchObject({ calls: 1, failed: 0, wcu: 4 });
    expect(byTable[TableName]?.['TransactWriteItems']).toMatchObject({ calls: 1, wcu: 2 });
    expect(byTable[other]?.['TransactWriteItems']).toMatchObject({ calls: 1, wcu: 2 });
    expect(byKey).toEqual({ 'p|a': { calls: 3, wcu: 3, rcu: 0 }, 'p|b': { calls: 2, wcu: 4, rcu: 0 } });
    expect(byOperation['PutItem']?.bytesIn).toBeGreaterThan(3 * 60);
    expect(total.bytesOut).toBeGreaterThan(8);
    meter.reset();
    expect(meter.read()).toMatchObject({
      total: { calls: 0, wcu: 0, bytesIn: 0 },
      byOperation: {},
      byKey: {},
    });
  });

  test('what is used during something, and added up under its name', async () => {
    await putVia(meter.endpoint, 'before');
    const first = await meter.during('sign-up', async () => {
      await putVia(meter.endpoint, 'a');
      return 'the answer';
    });
    expect(first).toMatchObject({ result: 'the answer', used: { calls: 1, wcu: 1 } });
    expect(Object.keys(first.used.byOperation)).toEqual(['PutItem']);
    await putVia(meter.endpoint, 'between');
    await meter.during('sign-up', () => putVia(meter.endpoint, 'b'));
    expect(meter.read().during['sign-up']).toMatchObject({
      calls: 2,
      wcu: 2,
      byOperation: { PutItem: { calls: 2 } },
    });
    await expect(meter.during('outer', () => meter.during('inner', async () => undefined))).rejects.toThrow(
      '"outer" is being measured',
    );
    expect((await meter.during('after a failure', async () => 1)).result).toBe(1);
  });

  test('calls to the stream and calls that only describe cost nothing and are told apart', async () => {
    const streams = new DynamoDBStreamsClient({
      endpoint: meter.endpoint,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    expect((await streams.send(new ListStreamsCommand({ TableName }))).Streams).toHaveLength(1);
    await clientOf(meter.endpoint).send(new ListTablesCommand({}));
    expect(meter.read()).toMatchObject({
      total: { calls: 0 },
      streamCalls: { ListStreams: 1 },
      otherCalls: { ListTables: 1 },
    });
  });

  test('what it cannot count it refuses', async () => {
    const statement = new ExecuteStatementCommand({ Statement: `SELECT * FROM "${TableName}"` });
    await expect(clientOf(meter.endpoint).send(statement)).rejects.toThrow(
      'the meter cannot count ExecuteStatement',
    );
  });

  test('a table that is not there is the engine’s to refuse', async () => {
    const get = new GetCommand({ TableName: 'absent', Key: key('a') });
    expect(await nameOf(documentsOf(meter.endpoint).send(get))).toBe('ResourceNotFoundException');
    expect(meter.read().total).toMatchObject({ calls: 1, failed: 1, rcu: 0 });
  });

  test('it leaves no table of its own behind', async () => {
    const tables = async () =>
      (await clientOf(engine.endpoint).send(new ListTablesCommand({}))).TableNames?.filter((name) =>
        name.includes('scratch'),
      );
    const update = {
      UpdateExpression: 'SET n = :one',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':one': 1 },
    };
    await nameOf(
      documentsOf(meter.endpoint).send(new UpdateCommand({ TableName, Key: key('a'), ...update })),
    );
    expect(await tables()).toHaveLength(1);
    await meter.stop();
    expect(await tables()).toEqual([]);
  });
});

describe('faults', () => {
  test('a lost reply: done and counted, and the caller does not know', async () => {
    meter.setFaults({ rate: 1, seed: 1, kinds: ['lost-reply'] });
    expect(await nameOf(putVia(meter.endpoint, 'a'))).not.toBe('done');
    expect(await isThere('a')).toBe(true);
    expect(meter.read()).toMatchObject({ total: { calls: 1, wcu: 1 }, faults: { 'lost-reply': 1 } });
  });

  test.each([
    ['error-500', 'InternalServerError'],
    ['throttle', 'ProvisionedThroughputExceededException'],
  ] as const)('%s: not done, not charged', async (kind, name) => {
    meter.setFaults({ rate: 1, seed: 1, kinds: [kind] });
    expect(await nameOf(putVia(meter.endpoint, 'a'))).toBe(name);
    expect(await isThere('a')).toBe(false);
    expect(meter.read()).toMatchObject({ total: { calls: 1, failed: 1, wcu: 0 }, faults: { [kind]: 1 } });
  });

  test('a transaction that met another one: cancelled with the reason', async () => {
    meter.setFaults({ rate: 1, seed: 1, kinds: ['transaction-conflict'] });
    const TransactItems = ['a', 'b'].map((sk) => ({ Put: { TableName, Item: key(sk) } }));
    await expect(
      documentsOf(meter.endpoint).send(new TransactWriteCommand({ TransactItems })),
    ).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    });
    expect(await isThere('a')).toBe(false);
    expect(await nameOf(putVia(meter.endpoint, 'a'))).toBe('done');
  });

  test('the client’s own retries get through, and a transaction whose reply was lost is not done twice', async () => {
    meter.setFaults({ rate: 0.5, seed: 3, kinds: ['lost-reply'] });
    await putVia(engine.endpoint, 'n');
    const table = documentsOf(meter.endpoint, 20);
    for (let n = 1; n <= 20; n += 1) {
      const add = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': 1 } };
      await table.send(
        new TransactWriteCommand({ TransactItems: [{ Update: { TableName, Key: key('n'), ...add } }] }),
      );
    }
    const { Item } = await documentsOf(engine.endpoint).send(new GetCommand({ TableName, Key: key('n') }));
    expect(Item?.['n']).toBe(20);
    const { total, faults } = meter.read();
    expect(faults['lost-reply']).toBeGreaterThan(3);
    expect(total).toMatchObject({
      calls: 20 + (faults['lost-reply'] ?? 0),
      wcu: 40,
      rcu: 2 * (faults['lost-reply'] ?? 0),
    });
  });

  test('the same seed fails the same calls, though they come at once and in any order', async () => {
    const outcomes = async (names: readonly string[]): Promise<Record<string, string>> => {
      meter.setFaults({ rate: 0.4, seed: 11 });
      return Object.fromEntries(
        await Promise.all(names.map(async (sk) => [sk, await nameOf(putVia(meter.endpoint, sk))] as const)),
      );
    };
    const names = Array.from({ length: 30 }, (_, n) => `row-${n}`);
    const first = await outcomes(names);
    expect(new Set(Object.values(first)).size).toBeGreaterThan(2);
    expect(await outcomes([...names].reverse())).toEqual(first);
    meter.setFaults();
    expect(new Set(await Promise.all(names.map((sk) => nameOf(putVia(meter.endpoint, sk)))))).toEqual(
      new Set(['done']),
    );
  });
});
