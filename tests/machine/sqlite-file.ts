import sqlite from 'node-sqlite3-wasm';

/** The rows that a question to an engine's file gives, while the engine does not run. */
export const query = (file: string, sql: string): unknown[][] => {
  const db = new sqlite.Database(file);
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    return db.all(sql).map((row) => Object.values(row) as unknown[]);
  } finally {
    db.close();
  }
};
export const change = (file: string, sql: string): void => {
  const db = new sqlite.Database(file);
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec(sql);
  db.close();
};
