import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEngine, type EngineAsked, type RunningEngine } from '../../functions/machine/engine/engine';
import { tidyEngineFile } from '../../functions/machine/engine/engine-file';
import { enginesHere, here } from '../../functions/machine/engine/engine-kinds';
import { localClient } from '../../functions/machine/local-client';
import { followStream, type Positions } from '../../functions/machine/stream/stream-reader';
import { change, query } from './sqlite-file';

const HOUR = 3_600_000;
const TableName = 'fish';
const leftBehind: (() => unknown)[] = [];
const tidyUp = async () => {
  for (const tidy of leftBehind.splice(0).reverse()) await tidy();
};
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-file-test-'));
  leftBehind.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const put = (client: DynamoDBClient, pk: string) =>
  client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk } } }));
const clientOf = (engine: RunningEngine) =>
  new DynamoDBClient({ endpoint: engine.endpoint, ...localClient() });

const sequences = (file: string): number[] =>
  query(file, 'SELECT CAST(sequence_number AS INTEGER) FROM _stream_records ORDER BY 1').map(Number);
const indexes = (file: string): unknown[] =>
  query(file, "SELECT name FROM sqlite_schema WHERE name LIKE 'shanchao%' ORDER BY 1").flat();

const follow = (engine: RunningEngine, positions: Positions, handler: (name: string) => void) =>
  followStream({
    endpoint: engine.endpoint,
    tableName: TableName,
    handler: async ({ Records }) => {
      for (const record of Records) handler(record.dynamodb?.Keys?.['pk']?.S ?? '');
    },
    checkpoint: { load: async () => positions, save: async (now) => void Object.assign(positions, now) },
    onPoison: () => undefined,
  });

const isHere = enginesHere(here()).some(({ kind }) => kind === 'dynoxide');

describe.runIf(isHere)('the file of the engine', () => {
  /** Thirty records, the first twenty of them done. */
  let pattern: string;
  let done: Positions;
  let positionOf: (last: number) => Positions;
  beforeAll(async () => {
    pattern = mkdtempSync(join(tmpdir(), 'engine-file-pattern-'));
    const engine = await startEngine({ dataDir: pattern });
    const client = clientOf(engine);
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
    const positions: Positions = {};
    const following = await follow(engine, positions, () => undefined);
    for (let n = 1; n <= 30; n += 1) await put(client, `fish-${n}`);
    await following.drain();
    await following.stop();
    await engine.stop();
    positionOf = (last) =>
      Object.fromEntries(
        Object.entries(positions).map(([name, text]) => [name, String(last).padStart(text.length, '0')]),
      );
    done = positionOf(20);
  });
  afterAll(() => rmSync(pattern, { recursive: true, force: true }));
  afterEach(tidyUp);

  const copy = (): { folder: string; file: string } => {
    const folder = newFolder();
    const file = join(folder, 'dynoxide.db');
    copyFileSync(join(pattern, 'dynoxide.db'), file);
    return { folder, file };
  };
  const tomorrow = () => Date.now() + 25 * HOUR;
  const start = async (asked: EngineAsked): Promise<RunningEngine> => {
    const engine = await startEngine(asked);
    leftBehind.push(() => engine.stop());
    return engine;
  };
  const isOld = (file: string) =>
    change(file, `UPDATE _stream_records SET created_at = created_at - ${25 * 3600}`);
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

  test('has both indexes after the first start, and they are used', () => {
    const { file } = copy();
    expect(indexes(file)).toEqual(['shanchao_next', 'shanchao_shard']);
    const planOf = (sql: string) => String(query(file, `EXPLAIN QUERY PLAN ${sql}`).flat().at(-1));
    expect(
      planOf(
        "SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = 'fish'",
      ),
    ).toContain('shanchao_next');
    expect(
      planOf(
        "SELECT * FROM _stream_records WHERE table_name = 'fish' AND shard_id = 's' AND sequence_number > '7'",
      ),
    ).toContain('shanchao_shard');
  });

  test('a file of the first release is indexed before the engine starts', async () => {
    const { folder, file } = copy();
    change(file, 'DROP INDEX shanchao_next; DROP INDEX shanchao_shard');
    await (await start({ dataDir: folder })).stop();
    expect(indexes(file)).toEqual(['shanchao_next', 'shanchao_shard']);
  });

  test('what is done and older than a day goes; what is neither stays', async () => {
    const { file } = copy();
    expect(await tidyEngineFile(file, done, Date.now() + 23 * HOUR)).toEqual({ indexed: true, dropped: 0 });
    expect(await tidyEngineFile(file, {}, tomorrow())).toEqual({ indexed: true, dropped: 0 });
    expect(await tidyEngineFile(file, { 'another/shard': '30' }, tomorrow())).toMatchObject({
      dropped: 0,
    });
    expect(sequences(file)).toEqual(numbers(1, 30));
    expect(await tidyEngineFile(file, done, tomorrow())).toEqual({ indexed: true, dropped: 20 });
    expect(sequences(file)).toEqual(numbers(21, 30));
  });

  test('a position that is no number drops nothing', async () => {
    const { file } = copy();
    const odd = Object.fromEntries(Object.keys(done).map((name) => [name, '99 OR 1=1']));
    expect(await tidyEngineFile(file, odd, tomorrow())).toEqual({ indexed: true, dropped: 0 });
  });

  test('the last record stays, so that numbers go on and the reader finds what comes next', async () => {
    const { folder, file } = copy();
    isOld(file);
    const all = positionOf(30);
    const engine = await start({ dataDir: folder, acknowledged: async () => all });
    const seen: string[] = [];
    const following = await follow(engine, all, (name) => seen.push(name));
    await put(clientOf(engine), 'fish-31');
    await following.drain();
    expect(seen).toEqual(['fish-31']);
    await following.stop();
    await engine.stop();
    expect(sequences(file)).toEqual([30, 31]);
  });

  test('the engine that runs for days is tidied under the same address, and its reader goes on', async () => {
    const { folder, file } = copy();
    isOld(file);
    let reached: Positions = {};
    const engine = await start({ dataDir: folder, acknowledged: async () => reached });
    const client = clientOf(engine);
    await put(client, 'before');
    let ended = false;
    void engine.ended.then(() => (ended = true));
    reached = done;
    const address = engine.endpoint;
    expect(await engine.tidy()).toBe(20);
    expect(await Promise.all([engine.tidy(), engine.tidy()])).toEqual([0, 0]);
    await put(client, 'after');
    expect([engine.endpoint, ended]).toEqual([address, false]);
    const seen: string[] = [];
    const following = await follow(engine, { ...done }, (name) => seen.push(name));
    await following.drain();
    expect(seen).toEqual([...numbers(21, 30).map((n) => `fish-${n}`), 'before', 'after']);
    await following.stop();
    await engine.stop();
    expect(ended).toBe(true);
    expect(existsSync(join(folder, 'engine.json'))).toBe(false);
  });

  test('killed in the midst of dropping: the file is whole, and the next start goes on', async () => {
    const { folder, file } = copy();
    const [row = []] = query(
      file,
      'SELECT table_name, shard_id, keys_json, new_image FROM _stream_records LIMIT 1',
    );
    change(
      file,
      `INSERT INTO _stream_records(table_name, event_name, keys_json, new_image, sequence_number, shard_id, created_at)
       WITH RECURSIVE n(i) AS (SELECT 31 UNION ALL SELECT i + 1 FROM n WHERE i < 100030)
       SELECT ${row
         .map((cell) => `'${String(cell)}'`)
         .slice(0, 1)
         .join()}, 'INSERT', '${String(row[2])}', '${String(row[3])}',
         printf('%021d', i), '${String(row[1])}', 0 FROM n`,
    );
    const program = join(import.meta.dirname, 'tidy-file.ts');
    const reached = positionOf(100_000);
    const tidying = spawn(process.execPath, ['--import', 'tsx', program, file, JSON.stringify(reached)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(tidying.stdout, 'data');
    tidying.kill('SIGKILL');
    await once(tidying, 'exit');
    expect(existsSync(`${file}.lock`)).toBe(true);
    const engine = await start({ dataDir: folder });
    await put(clientOf(engine), 'after');
    await engine.stop();
    const left = sequences(file);
    expect(query(file, 'PRAGMA integrity_check').flat()).toEqual(['ok']);
    // Some went, in whole steps and from the oldest on; what was not done, and what came after, is there.
    const gone = 100_031 - left.length;
    expect(gone).toBeGreaterThan(0);
    expect(gone).toBeLessThan(100_000);
    expect(gone % 2_000).toBe(0);
    expect(left.slice(-31)).toEqual(numbers(100_001, 100_031));
    expect(await tidyEngineFile(file, reached, tomorrow())).toEqual({
      indexed: true,
      dropped: 100_000 - gone,
    });
  });
});
