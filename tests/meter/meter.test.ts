import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEngine, type RunningEngine } from '../../functions/machine/engine/engine';
import { playedOn } from '../support/engines';
import { documentsOf, newTable, rowOf } from './bench-table';
import { startMeter, type Meter } from './meter';

describe.each(playedOn)('units counted before %s', (prefer) => {
  let engine: RunningEngine;
  let meter: Meter;
  let table: DynamoDBDocumentClient;
  let TableName: string;
  beforeAll(async () => {
    engine = await startEngine({ ephemeral: true, prefer });
    meter = await startMeter({ upstream: engine.endpoint });
    table = documentsOf(meter.endpoint);
  });
  afterAll(async () => {
    await meter.stop();
    await engine.stop();
  });
  beforeEach(async () => {
    TableName = await newTable(meter.endpoint);
  });

  /** [write units, those of the indexes among them, read units] of one or more calls. */
  const cost = async (run: () => Promise<unknown>): Promise<[number, number, number]> => {
    const { used } = await meter.during('one', run);
    return [used.wcu, used.indexWcu, used.rcu];
  };
  const key = (sk: string, pk = 'p') => ({ pk, sk });
  const put = (row: Record<string, unknown>) => table.send(new PutCommand({ TableName, Item: row }));
  const refused = (run: Promise<unknown>) =>
    expect(run).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  const listed = (sk: string, listSk: string) => ({ ...key(sk), listPk: 'l', listSk });

  test('PutItem: by the larger of the old item and the new one', async () => {
    expect(await cost(() => put(rowOf(1024, key('a'))))).toEqual([1, 0, 0]);
    expect(await cost(() => put(rowOf(1025, key('b'))))).toEqual([2, 0, 0]);
    expect(await cost(() => put(key('b')))).toEqual([2, 0, 0]);
    expect(await cost(() => put(key('b')))).toEqual([1, 0, 0]);
  });

  test('UpdateItem: a map that grows costs more from the very holder that takes the item over 1 KB', async () => {
    const update = (token: string) =>
      table.send(
        new UpdateCommand({
          TableName,
          Key: key('GATE'),
          UpdateExpression: 'SET holders.#t = :one ADD taken :one',
          ExpressionAttributeNames: { '#t': token },
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );
    // pk, p, sk, GATE, holders and the map's 3 bytes, taken and a number of one or two digits; each holder 12 + 2 + 1.
    const bytes = (holders: number) => 2 + 1 + 2 + 4 + 7 + 3 + 15 * holders + 5 + 2;
    await put({ ...key('GATE'), holders: {}, taken: 0 });
    for (let holders = 1; holders <= 70; holders += 1) {
      const [wcu] = await cost(() => update(`p${String(holders).padStart(11, '0')}`));
      expect(wcu).toBe(bytes(holders) > 1024 ? 2 : 1);
    }
    expect(bytes(66)).toBeLessThanOrEqual(1024);
    expect(bytes(67)).toBeGreaterThan(1024);
  });

  test('DeleteItem: by what was deleted, 1 where there was nothing', async () => {
    await put(rowOf(2500, key('a')));
    const remove = () => table.send(new DeleteCommand({ TableName, Key: key('a') }));
    expect(await cost(remove)).toEqual([3, 0, 0]);
    expect(await cost(remove)).toEqual([1, 0, 0]);
  });

  test('a failed condition costs by the larger of the item found and the one wished', async () => {
    await put(rowOf(900, key('a')));
    const ifAbsent = (bytes: number) =>
      table.send(
        new PutCommand({
          TableName,
          Item: rowOf(bytes, key('a')),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    expect(await cost(() => refused(ifAbsent(100)))).toEqual([1, 0, 0]);
    expect(await cost(() => refused(ifAbsent(2100)))).toEqual([3, 0, 0]);
    const grow = (bytes: number, sk = 'a') =>
      table.send(
        new UpdateCommand({
          TableName,
          Key: key(sk),
          UpdateExpression: 'SET #more = :more',
          ConditionExpression: '#pk = :never',
          ExpressionAttributeNames: { '#more': 'more', '#pk': 'pk' },
          ExpressionAttributeValues: { ':more': 'x'.repeat(bytes), ':never': 'never' },
        }),
      );
    expect(await cost(() => refused(grow(100)))).toEqual([1, 0, 0]);
    expect(await cost(() => refused(grow(121)))).toEqual([2, 0, 0]);
    expect(await cost(() => refused(grow(1100, 'absent')))).toEqual([2, 0, 0]);
    const inNothing = new UpdateCommand({
      TableName,
      Key: key('a'),
      UpdateExpression: 'SET nowhere.inside = :one',
      ConditionExpression: 'attribute_exists(nowhere)',
      ExpressionAttributeValues: { ':one': 1 },
    });
    expect(await cost(() => refused(table.send(inNothing)))).toEqual([1, 0, 0]);
    const { Item } = await table.send(new GetCommand({ TableName, Key: key('a') }));
    expect(Item).toEqual(rowOf(900, key('a')));
  });

  test('an index: what comes, changes, moves, stays as it was, leaves', async () => {
    expect(await cost(() => put(listed('a', '1')))).toEqual([2, 1, 0]);
    expect(await cost(() => put({ ...listed('a', '1'), n: 1 }))).toEqual([2, 1, 0]);
    expect(await cost(() => put({ ...listed('a', '1'), n: 1 }))).toEqual([1, 0, 0]);
    expect(await cost(() => put({ ...listed('a', '2'), n: 1 }))).toEqual([3, 2, 0]);
    expect(await cost(() => put({ ...listed('a', '2'), queuePk: 'q', queueSk: '1' }))).toEqual([3, 2, 0]);
    expect(await cost(() => put({ ...listed('a', '2'), queuePk: 'q' }))).toEqual([3, 2, 0]);
    expect(await cost(() => put(key('a')))).toEqual([2, 1, 0]);
    expect(await cost(() => put(key('a')))).toEqual([1, 0, 0]);
    expect(await cost(() => put(rowOf(1500, listed('b', '1'))))).toEqual([4, 2, 0]);
    expect(await cost(() => table.send(new DeleteCommand({ TableName, Key: key('b') })))).toEqual([4, 2, 0]);
  });

  test('BatchWriteItem: each item for itself', async () => {
    await put(rowOf(1500, key('old')));
    const RequestItems = {
      [TableName]: [
        { PutRequest: { Item: rowOf(1500, key('a')) } },
        { PutRequest: { Item: listed('b', '1') } },
        { DeleteRequest: { Key: key('old') } },
        { DeleteRequest: { Key: key('absent') } },
      ],
    };
    expect(await cost(() => table.send(new BatchWriteCommand({ RequestItems })))).toEqual([
      2 + 2 + 2 + 1,
      1,
      0,
    ]);
  });

  test('TransactWriteItems: twice for each item, the check too; its indexes once; a repeat by its token reads', async () => {
    await put(rowOf(1500, key('b')));
    await put(key('c'));
    const transaction = new TransactWriteCommand({
      ClientRequestToken: 'the-same-token',
      TransactItems: [
        { Put: { TableName, Item: listed('a', '1') } },
        {
          Update: {
            TableName,
            Key: key('b'),
            UpdateExpression: 'SET n = :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
        { Delete: { TableName, Key: key('c') } },
        { ConditionCheck: { TableName, Key: key('d'), ConditionExpression: 'attribute_not_exists(pk)' } },
      ],
    });
    expect(await cost(() => table.send(transaction))).toEqual([2 + 4 + 2 + 2 + 1, 1, 0]);
    expect(await cost(() => table.send(transaction))).toEqual([0, 0, 4 * 2]);
  });

  test('TransactWriteItems that a condition cancels costs as much, without its indexes', async () => {
    await put(rowOf(2100, key('b')));
    const transaction = new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: listed('a', '1') } },
        { ConditionCheck: { TableName, Key: key('b'), ConditionExpression: 'attribute_not_exists(pk)' } },
      ],
    });
    const attempt = () =>
      expect(table.send(transaction)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(await cost(attempt)).toEqual([2 + 2 * 3, 0, 0]);
  });

  test('what the engine refuses as nonsense costs nothing', async () => {
    const nonsense = new UpdateCommand({ TableName, Key: key('a'), UpdateExpression: 'SET SET' });
    const attempt = () => expect(table.send(nonsense)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await cost(attempt)).toEqual([0, 0, 0]);
  });

  test('reading single items: half, whole, or twice; an absent one too; a projection saves nothing', async () => {
    await put(rowOf(5000, key('a')));
    const get =
      (sk: string, more = {}) =>
      () =>
        table.send(new GetCommand({ TableName, Key: key(sk), ...more }));
    expect(await cost(get('a'))).toEqual([0, 0, 1]);
    expect(await cost(get('a', { ConsistentRead: true }))).toEqual([0, 0, 2]);
    expect(await cost(get('a', { ConsistentRead: true, ProjectionExpression: 'pk' }))).toEqual([0, 0, 2]);
    expect(await cost(get('absent'))).toEqual([0, 0, 0.5]);
    const Keys = [key('a'), key('absent')];
    const batch = (ConsistentRead: boolean) => () =>
      table.send(
        new BatchGetCommand({
          RequestItems: { [TableName]: { Keys, ConsistentRead, ProjectionExpression: 'sk' } },
        }),
      );
    expect(await cost(batch(false))).toEqual([0, 0, 1 + 0.5]);
    expect(await cost(batch(true))).toEqual([0, 0, 2 + 1]);
    const TransactItems = Keys.map((Key) => ({ Get: { TableName, Key } }));
    expect(await cost(() => table.send(new TransactGetCommand({ TransactItems })))).toEqual([0, 0, 4 + 2]);
  });

  test('a range sums the sizes and rounds once, whatever is filtered or hidden', async () => {
    for (let n = 0; n < 20; n += 1)
      await put(rowOf(400, { ...key(`row-${n}`), listPk: 'l', listSk: String(n) }));
    const ask = {
      TableName,
      KeyConditionExpression: '#pk = :p',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ExpressionAttributeValues: { ':p': 'p' },
    };
    const query =
      (more = {}) =>
      () =>
        table.send(new QueryCommand({ ...ask, ...more }));
    expect(await cost(query())).toEqual([0, 0, 1]);
    expect(await cost(query({ ConsistentRead: true }))).toEqual([0, 0, 2]);
    expect(await cost(query({ Limit: 10 }))).toEqual([0, 0, 0.5]);
    expect(await cost(query({ Select: 'COUNT' }))).toEqual([0, 0, 1]);
    expect(await cost(query({ ProjectionExpression: 'sk' }))).toEqual([0, 0, 1]);
    const filtered = {
      FilterExpression: '#pad = :never',
      ExpressionAttributeNames: { '#pk': 'pk', '#pad': 'pad' },
      ExpressionAttributeValues: { ':p': 'p', ':never': 'never' },
    };
    expect(await cost(query(filtered))).toEqual([0, 0, 1]);
    expect(await cost(query({ ExpressionAttributeValues: { ':p': 'nobody' } }))).toEqual([0, 0, 0.5]);
    const list = {
      IndexName: 'lists',
      ExpressionAttributeNames: { '#pk': 'listPk' },
      ExpressionAttributeValues: { ':p': 'l' },
    };
    expect(await cost(query(list))).toEqual([0, 0, 1]);
    expect(await cost(() => table.send(new ScanCommand({ TableName, Limit: 11 })))).toEqual([0, 0, 1]);
    const touched = Object.keys(meter.read().byKey);
    expect(touched).toEqual(expect.arrayContaining(['p|*', 'l|*', 'nobody|*', '*|*', 'p|row-7']));
  });

  test('many at once on one item: every one is counted by what it found', async () => {
    const add = (n: number) =>
      table.send(
        new UpdateCommand({
          TableName,
          Key: key('GATE'),
          UpdateExpression: 'SET #t = :text',
          ExpressionAttributeNames: { '#t': `t${String(n).padStart(2, '0')}` },
          ExpressionAttributeValues: { ':text': 'x'.repeat(47) },
        }),
      );
    const [wcu] = await cost(() => Promise.all(Array.from({ length: 50 }, (_, n) => add(n))));
    // 9 bytes of key, 50 each: the first 20 stay within 1 KB, the next 20 within 2, the last 10 within 3.
    expect(wcu).toBe(20 + 20 * 2 + 10 * 3);
  });
});
