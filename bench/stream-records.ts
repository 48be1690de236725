import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import sqlite from 'node-sqlite3-wasm';
import { startEngine, type RunningEngine } from '../functions/machine/engine/engine';
import { localClient } from '../functions/machine/local-client';
import { makeTable } from '../functions/machine/engine/make-table';
import type { Positions } from '../functions/machine/stream/stream-reader';
import { TABLE } from './stage';

/** An item as large as an order, which a stream record holds once. */
const ITEM = { pk: { S: 'bench' }, sk: { S: 'first' }, what: { S: '鱼'.repeat(250) } };

/** Copies the one record that is there, and numbers the copies as the engine would have. */
const COPY = `INSERT INTO _stream_records
    (table_name, event_name, keys_json, new_image, old_image, sequence_number, shard_id, created_at, user_identity)
  WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= :count)
  SELECT table_name, event_name, keys_json, new_image, old_image, CAST(n.i AS TEXT),
    shard_id, created_at, user_identity
  FROM _stream_records, n WHERE id = (SELECT MIN(id) FROM _stream_records)`;

const text = (row: Record<string, unknown> | null, name: string): string => {
  const value = row?.[name];
  if (typeof value !== 'string') throw new Error(`the engine's file has no ${name}`);
  return value;
};

/** Written into the file of an engine that does not run: a minute instead of an hour. */
const fill = (file: string, count: number): Positions => {
  const db = new sqlite.Database(file, { fileMustExist: true });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    if (count > 1) db.run(COPY, { ':count': count - 1 });
    const row = db.get(
      'SELECT stream_label, shard_id FROM _tables JOIN _stream_records USING (table_name) LIMIT 1',
    ) as Record<string, unknown> | null;
    return { [`${text(row, 'stream_label')}/${text(row, 'shard_id')}`]: String(Math.max(count, 1)) };
  } finally {
    db.close();
  }
};

type Filled = { engine: RunningEngine; followed: Positions; leave: () => void };

/** An engine whose stream holds so many records of today, at least one, all of them followed. */
export const engineWith = async (count: number): Promise<Filled> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shanchao-bench-'));
  const first = await startEngine({ dataDir });
  await makeTable(first.endpoint, TABLE);
  const client = new DynamoDBClient({ endpoint: first.endpoint, ...localClient() });
  await client.send(new PutItemCommand({ TableName: TABLE, Item: ITEM }));
  client.destroy();
  await first.stop();
  const followed = fill(join(dataDir, 'dynoxide.db'), count);
  const leave = () => rmSync(dataDir, { recursive: true, force: true });
  return { engine: await startEngine({ dataDir }), followed, leave };
};
