import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startEngine, type EngineAsked, type RunningEngine } from '../../functions/machine/engine/engine';
import { enginesHere, here } from '../../functions/machine/engine/engine-kinds';
import { EngineProblem } from '../../functions/machine/engine/engine-problems';
import { change, query } from './sqlite-file';

const leftBehind: (() => unknown)[] = [];
afterEach(async () => {
  for (const tidy of leftBehind.splice(0).reverse()) await tidy();
});
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-file-test-'));
  leftBehind.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const start = async (asked: EngineAsked): Promise<RunningEngine> => {
  const engine = await startEngine(asked);
  leftBehind.push(() => engine.stop());
  return engine;
};
const made = async () => {
  const folder = newFolder();
  await (await start({ dataDir: folder })).stop();
  return { folder, file: join(folder, 'dynoxide.db') };
};
const dynoxide = enginesHere(here()).find(({ kind }) => kind === 'dynoxide');

describe.runIf(dynoxide)('a file that cannot be the engine’s', () => {
  /** One sentence in each language; the file is what it was. */
  const expectTold = async (folder: string, name: string, words: RegExp) => {
    const file = join(folder, 'dynoxide.db');
    const before = statSync(file);
    const problem = await start({ dataDir: folder }).catch((error: unknown) => error);
    if (!(problem instanceof EngineProblem)) throw new Error(`no problem was told: ${String(problem)}`);
    expect(problem.name).toBe(name);
    expect(problem.says.en).toMatch(words);
    expect(problem.says.zh).toContain(file);
    expect(problem.message).not.toMatch(/\n/);
    const after = statSync(file);
    expect([after.size, after.mtimeMs, after.ino]).toEqual([before.size, before.mtimeMs, before.ino]);
    expect(existsSync(join(folder, 'engine.json'))).toBe(false);
  };

  test('a torn file is told', async () => {
    const { folder, file } = await made();
    truncateSync(file, 3 * 4096 + 100);
    await expectTold(folder, 'FileUnreadable', /cannot be read/);
  });

  test('a table that is damaged in its midst is told', async () => {
    const { folder, file } = await made();
    const opened = openSync(file, 'r+');
    for (let page = 3; page < statSync(file).size / 4096; page += 1)
      writeSync(opened, Buffer.alloc(4096, 0x41), 0, 4096, page * 4096);
    closeSync(opened);
    await expectTold(folder, 'FileUnreadable', /cannot be read/);
  });

  test('a table that was emptied is not begun anew: something in it was done', async () => {
    const { folder, file } = await made();
    truncateSync(file, 0);
    const acknowledged = async () => ({ 'label/shard': '7' });
    const problem = await start({ dataDir: folder, acknowledged }).catch((error: unknown) => error);
    expect(problem).toMatchObject({ name: 'FileEmptied' });
    expect(statSync(file).size).toBe(0);
  });

  test('a file that is no database is told', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'dynoxide.db'), '会计的笔记\n'.repeat(500));
    await expectTold(folder, 'FileUnreadable', /cannot be read/);
  });

  test('a database of somebody else is told', async () => {
    const folder = newFolder();
    change(join(folder, 'dynoxide.db'), 'CREATE TABLE songs (title TEXT)');
    await expectTold(folder, 'ForeignFile', /was not written by the database engine/);
  });

  test('a folder in the file’s place is told', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'dynoxide.db'));
    const problem = await start({ dataDir: folder }).catch((error: unknown) => error);
    expect(problem).toMatchObject({ name: 'FileUnreadable' });
  });

  test('an empty file, left by a start that was cut off, becomes a table', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'dynoxide.db'), '');
    await (await start({ dataDir: folder })).stop();
    const names = "SELECT name FROM sqlite_schema WHERE name LIKE 'shanchao%' ORDER BY 1";
    expect(query(join(folder, 'dynoxide.db'), names).flat()).toEqual(['shanchao_next', 'shanchao_shard']);
  });

  test.runIf(process.platform === 'linux')(
    'a file that an engine started by hand has open is left alone',
    async () => {
      const { folder, file } = await made();
      const [program = '', ...args] =
        dynoxide?.command({ address: { host: '127.0.0.1', port: 0 }, folder, store: file, key: undefined }) ??
        [];
      const stranger = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      leftBehind.push(() => stranger.kill('SIGKILL'));
      await Promise.race([once(stranger.stdout, 'data'), once(stranger.stderr, 'data')]);
      await expectTold(folder, 'FileInUse', new RegExp(`in use by process ${stranger.pid}`));
    },
  );
});
