import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEngine, type RunningEngine } from '../../functions/machine/engine/engine';
import { playedOn } from '../support/engines';
import {
  followStream,
  type Positions,
  type StreamAsked,
  type StreamFollower,
} from '../../functions/machine/stream/stream-reader';
import { tableDefinition } from '../../functions/platform/table/indexes';

const nameOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.['sk']?.S ?? '';
const sequence = (record: DynamoDBRecord | undefined): string => record?.dynamodb?.SequenceNumber ?? '';

describe.each(playedOn)('a stream of %s', (prefer) => {
  let engine: RunningEngine;
  let tables: DynamoDBClient;
  let documents: DynamoDBDocumentClient;
  let tableName: string;
  const followers: StreamFollower[] = [];

  beforeAll(async () => {
    engine = await startEngine({ ephemeral: true, prefer });
    tables = new DynamoDBClient({
      endpoint: engine.endpoint,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    documents = DynamoDBDocumentClient.from(tables);
  });
  afterAll(() => engine.stop());
  const makeTable = () => tables.send(new CreateTableCommand({ TableName: tableName, ...tableDefinition }));
  beforeEach(async () => {
    tableName = `stream-${randomBytes(6).toString('hex')}`;
    await makeTable();
  });
  afterEach(async () => {
    for (const follower of followers.splice(0)) await follower.stop();
  });

  const put = (sk: string, more: Record<string, unknown> = {}) =>
    documents.send(new PutCommand({ TableName: tableName, Item: { pk: 'p', sk, ...more } }));
  const putMany = async (from: number, to: number) => {
    for (let n = from; n < to; n += 1) await put(`row-${n}`);
  };
  const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `row-${from + n}`);

  /** A checkpoint as a file would keep it: text. */
  const newMemory = () => {
    let kept = '{}';
    return {
      load: async () => JSON.parse(kept) as Positions,
      save: async (positions: Positions) => void (kept = JSON.stringify(positions)),
      read: () => JSON.parse(kept) as Positions,
    };
  };
  type Asked = Partial<Omit<StreamAsked, 'endpoint' | 'client'>>;
  const follow = async (
    handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | undefined>,
    asked: Asked = {},
  ) => {
    const follower = await followStream({
      endpoint: engine.endpoint,
      tableName,
      handler,
      checkpoint: newMemory(),
      onPoison: (record) => {
        throw new Error(`nobody expected poison: ${nameOf(record)}`);
      },
      ...asked,
    });
    followers.push(follower);
    return follower;
  };
  const collecting = () => {
    const records: DynamoDBRecord[] = [];
    const handler = async ({ Records }: DynamoDBStreamEvent) => {
      records.push(...Records);
      return undefined;
    };
    return { records, handler, names: () => records.map(nameOf) };
  };

  test('records come in Lambda’s shape: made, changed, gone; binary as base64', async () => {
    const { records, handler } = collecting();
    const follower = await follow(handler);
    await put('a', {
      b: Buffer.from('box'),
      m: { l: [1, Buffer.from('x')] },
      s: new Set([Buffer.from('y')]),
    });
    await documents.send(
      new UpdateCommand({
        TableName: tableName,
        Key: { pk: 'p', sk: 'a' },
        UpdateExpression: 'SET b = :n',
        ExpressionAttributeValues: { ':n': 2 },
      }),
    );
    await documents.send(new DeleteCommand({ TableName: tableName, Key: { pk: 'p', sk: 'a' } }));
    await follower.drain();
    const Keys = { pk: { S: 'p' }, sk: { S: 'a' } };
    const first = {
      ...Keys,
      b: { B: 'Ym94' },
      m: { M: { l: { L: [{ N: '1' }, { B: 'eA==' }] } } },
      s: { BS: ['eQ=='] },
    };
    const second = { ...first, b: { N: '2' } };
    expect(
      records.map((record) => [record.eventName, record.dynamodb?.OldImage, record.dynamodb?.NewImage]),
    ).toEqual([
      ['INSERT', undefined, first],
      ['MODIFY', first, second],
      ['REMOVE', second, undefined],
    ]);
    expect(records[0]).toMatchObject({
      eventSource: 'aws:dynamodb',
      dynamodb: { Keys, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(records[0]?.eventSourceARN).toContain(tableName);
    const seconds = records[0]?.dynamodb?.ApproximateCreationDateTime ?? 0;
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(120);
  });

  test('drain waits for all that was written before it, each time, and is quick', async () => {
    const { handler, names } = collecting();
    const follower = await follow(handler, { lookEvery: 600_000 });
    for (let n = 0; n < 40; n += 1) {
      await put(`row-${n}`);
      await follower.drain();
      expect(names()).toEqual(rows(0, n + 1));
    }
  });

  test('drain waits for what the handler itself wrote, to the end of the chain', async () => {
    const { handler, names } = collecting();
    const follower = await follow(async (event) => {
      for (const record of event.Records) if (nameOf(record).length < 6) await put(`${nameOf(record)}+`);
      return handler(event);
    });
    await put('a');
    await follower.drain();
    expect(names()).toEqual(['a', 'a+', 'a++', 'a+++', 'a++++', 'a+++++']);
  });

  test('without being asked it sees what was written', async () => {
    const seen = new EventEmitter();
    const heard = once(seen, 'row');
    await follow(async ({ Records }) => {
      for (const record of Records) seen.emit('row', nameOf(record));
      return undefined;
    });
    await put('a');
    expect(await heard).toEqual(['a']);
  });

  test('at most 100 at once, in order', async () => {
    await putMany(0, 130);
    const sizes: number[] = [];
    const { handler, names } = collecting();
    const follower = await follow((event) => {
      sizes.push(event.Records.length);
      return handler(event);
    });
    await follower.drain();
    expect(names()).toEqual(rows(0, 130));
    expect(Math.max(...sizes)).toBe(100);
  });

  test('after a stop it goes on from the checkpoint: nothing lost, nothing twice', async () => {
    const checkpoint = newMemory();
    const first = collecting();
    const before = await follow(first.handler, { checkpoint });
    // Sequence numbers pass from two to three digits: compared as text they would lead astray.
    await putMany(0, 105);
    await before.drain();
    await before.stop();
    await expect(before.drain()).rejects.toThrow('stopped');
    expect(Object.values(checkpoint.read())).toEqual([sequence(first.records.at(-1))]);
    await putMany(105, 110);
    const second = collecting();
    await (await follow(second.handler, { checkpoint })).drain();
    expect(first.names()).toEqual(rows(0, 105));
    expect(second.names()).toEqual(rows(105, 110));
  });

  test('a stop in the middle of trying lets nothing be lost', async () => {
    await putMany(0, 5);
    const checkpoint = newMemory();
    const tried = new EventEmitter();
    const failed = once(tried, 'alone');
    const before = await follow(
      async ({ Records }) => {
        if (Records.length === 1 && nameOf(Records[0] ?? {}) === 'row-3') tried.emit('alone');
        const bad = Records.find((record) => nameOf(record) === 'row-3');
        return bad ? { batchItemFailures: [{ itemIdentifier: sequence(bad) }] } : undefined;
      },
      { checkpoint, attempts: 1_000_000, batchSize: 4 },
    );
    await failed;
    await before.stop();
    const { handler, names } = collecting();
    await (await follow(handler, { checkpoint })).drain();
    expect(names()).toEqual(['row-3', 'row-4']);
  });

  test('an error that names nobody halves the batch until the poison is alone; it is put aside and the rest goes on', async () => {
    await putMany(0, 10);
    const done: string[] = [];
    const poison: [string, unknown][] = [];
    let alone = 0;
    const checkpoint = newMemory();
    const follower = await follow(
      async ({ Records }) => {
        if (Records.length === 1 && nameOf(Records[0] ?? {}) === 'row-7') alone += 1;
        if (Records.some((record) => nameOf(record) === 'row-7')) throw new Error('cannot read this');
        done.push(...Records.map(nameOf));
        return undefined;
      },
      { attempts: 3, checkpoint, onPoison: (record, error) => void poison.push([nameOf(record), error]) },
    );
    await follower.drain();
    expect(poison).toEqual([['row-7', new Error('cannot read this')]]);
    expect(alone).toBe(3);
    expect(done).toEqual(rows(0, 10).filter((name) => name !== 'row-7'));
    await follower.stop();
    const after = collecting();
    await (await follow(after.handler, { checkpoint })).drain();
    expect(after.names()).toEqual([]);
  });

  test('a position that cannot be saved is told; what follows is still read', async () => {
    const troubles: string[] = [];
    let broken = true;
    const { handler, names } = collecting();
    const save = async () => {
      if (broken) throw new Error('the disk is full');
    };
    const follower = await follow(handler, {
      checkpoint: { load: async () => ({}), save },
      lookEvery: 600_000,
      onTrouble: (trouble) => {
        troubles.push(trouble);
        broken = false;
      },
    });
    await follower.drain();
    await put('a');
    await expect(follower.drain()).rejects.toThrow('the disk is full');
    await put('b');
    await follower.drain();
    expect(troubles).toEqual(['Error: the disk is full']);
    expect(names()).toEqual(['a', 'b']);
  });

  test('a table made anew under its old name is followed from its beginning', async () => {
    const checkpoint = newMemory();
    const before = collecting();
    const first = await follow(before.handler, { checkpoint });
    await putMany(0, 20);
    await first.drain();
    await first.stop();
    await tables.send(new DeleteTableCommand({ TableName: tableName }));
    await makeTable();
    await putMany(0, 3);
    const after = collecting();
    await (await follow(after.handler, { checkpoint })).drain();
    // dynoxide hands over what the old table left in its stream as well; twice is harmless, missing is not.
    expect(after.names().slice(-3)).toEqual(rows(0, 3));
    expect(Object.keys(checkpoint.read())).toHaveLength(1);
  });

  test('a table without a stream is told at once', async () => {
    const definition = { ...tableDefinition, StreamSpecification: { StreamEnabled: false } };
    tableName = `silent-${randomBytes(6).toString('hex')}`;
    await tables.send(new CreateTableCommand({ TableName: tableName, ...definition }));
    await expect(follow(async () => undefined)).rejects.toThrow(`the table ${tableName} has no stream`);
  });
});
