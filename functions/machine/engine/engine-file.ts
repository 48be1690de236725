import { existsSync, rmSync, statSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import sqlite from 'node-sqlite3-wasm';
import * as z from 'zod';
import { isDiskFull } from '../../platform/store-trouble';
import { diskFull } from '../cannot-start';
import { FileEmptied, FileInUse, FileUnreadable, ForeignFile } from './engine-problems';
import { holderOf } from './file-holder';

/** By stream label and shard, `label/shard`: the last sequence number that is done. Decimal digits. */
export type Acknowledged = Readonly<Record<string, string>>;

export type Tidied = {
  /** False where the engine has not yet made its tables: start it once, end it, and come again. */
  indexed: boolean;
  /** Stream records that were dropped. */
  dropped: number;
};

type Database = InstanceType<typeof sqlite.Database>;

/**
 * The engine asks its stream table for the highest number of a table at every write, and for a shard's next records at every
 * look, and has an index for neither: it searched through all of them (docs/decisions/0201).
 */
const INDEXES = [
  'CREATE INDEX IF NOT EXISTS shanchao_next ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
  'CREATE INDEX IF NOT EXISTS shanchao_shard ON _stream_records(table_name, shard_id, sequence_number)',
];
/** As long as the service keeps them. */
const KEPT_SECONDS = 24 * 60 * 60;
/** Rows of one transaction: about 25 ms, so that whoever else runs in this process is not held up. */
const BATCH = 2_000;

const OF_STREAM = 'SELECT table_name FROM _tables WHERE stream_label = :label';
const Row = z.object({ table_name: z.string() });

/** The highest number of a table stays: without it the engine would begin again at 1, behind its readers. */
const DROP = `DELETE FROM _stream_records WHERE id IN (
  SELECT id FROM _stream_records
  WHERE table_name = :table AND shard_id = :shard AND created_at < :before
    AND CAST(sequence_number AS INTEGER) <= CAST(:done AS INTEGER)
    AND CAST(sequence_number AS INTEGER) <
      (SELECT CAST(sequence_number AS INTEGER) FROM _stream_records WHERE table_name = :table
       ORDER BY CAST(sequence_number AS INTEGER) DESC LIMIT 1)
  LIMIT ${BATCH})`;

const dropDone = async (db: Database, acknowledged: Acknowledged, before: number): Promise<number> => {
  let dropped = 0;
  for (const [name, done] of Object.entries(acknowledged)) {
    const [label = '', shard = ''] = name.split('/');
    if (!/^\d+$/.test(done)) continue;
    for (const { table_name: table } of z.array(Row).parse(db.all(OF_STREAM, { ':label': label }))) {
      const values = { ':table': table, ':shard': shard, ':before': before, ':done': done };
      for (let changes = BATCH; changes === BATCH; await breathe()) {
        ({ changes } = db.run(DROP, values));
        dropped += changes;
      }
    }
  }
  return dropped;
};

/** Bytes up to which a file is looked through, in half a second; damage in a larger one is told when it is met. */
const LOOKED_THROUGH = 200_000_000;

const assertWhole = (db: Database, file: string): void => {
  if (statSync(file).size > LOOKED_THROUGH) return;
  const [found] = db.all('PRAGMA quick_check(1)');
  const says = String(Object.values(found ?? {})[0]);
  if (says !== 'ok') throw new FileUnreadable(file, new Error(says.split('\n').at(-1)));
};

/** Which kind of file it is: the engine's, one that holds nothing yet, or somebody else's. */
const natureOf = (db: Database): 'engine' | 'empty' | 'foreign' => {
  const names = new Set(db.all('SELECT name FROM sqlite_schema').map(({ name }) => name));
  if (names.has('_stream_records') && names.has('_tables')) return 'engine';
  return names.size === 0 ? 'empty' : 'foreign';
};

const opened = (file: string): Database => {
  const db = new sqlite.Database(file, { fileMustExist: true });
  // Alone, it needs no shared memory, which WebAssembly has not; nobody else is there (the folder is held).
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  return db;
};

/**
 * Makes the engine's own SQLite file quick and keeps it from growing for ever: two indexes, and no stream records that are
 * done and older than 24 hours. While the engine does not run, and by whoever holds the folder. Each step is a transaction
 * of the file: killed in the midst of it, the file is what it was before that step, and the next start goes on.
 * @param now milliseconds since 1970
 * @throws FileInUse, FileUnreadable, ForeignFile, FileEmptied; the file is then as it was
 */
export const tidyEngineFile = async (file: string, done: Acknowledged, now: number): Promise<Tidied> => {
  if (!existsSync(file)) return { indexed: false, dropped: 0 };
  const holder = holderOf(file);
  if (holder !== undefined) throw new FileInUse(file, holder);
  // The lock of a process that was killed while it was here; whoever holds the folder is the only one to make it.
  rmSync(`${file}.lock`, { recursive: true, force: true });
  let db: Database | undefined;
  try {
    db = opened(file);
    const nature = natureOf(db);
    if (nature === 'foreign') throw new ForeignFile(file);
    if (nature === 'empty') {
      // Something of it was done, so something was in it.
      if (Object.keys(done).length > 0) throw new FileEmptied(file);
      return { indexed: false, dropped: 0 };
    }
    assertWhole(db, file);
    for (const index of INDEXES) db.exec(index);
    return { indexed: true, dropped: await dropDone(db, done, Math.floor(now / 1000) - KEPT_SECONDS) };
  } catch (error) {
    if (isDiskFull(error)) throw diskFull(file, error);
    if (error instanceof sqlite.SQLite3Error) throw new FileUnreadable(file, error);
    throw error;
  } finally {
    if (db?.isOpen) db.close();
  }
};
