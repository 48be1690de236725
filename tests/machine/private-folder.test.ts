import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enginesHere, here } from '../../functions/machine/engine/engine-kinds';
import { makeFolder } from '../../functions/machine/private-folder';
import { startProduct, type Product } from '../support/product';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('a folder', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'private-folder-test-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is made for its owner alone, and what an older release left in it becomes so', () => {
    const made = join(folder, 'made');
    makeFolder(made);
    expect(modeOf(made)).toBe('700');
    mkdirSync(join(made, 'files', 'chunan'), { recursive: true });
    for (const file of ['files/chunan/fil_1', 'outbox.jsonl', 'format.json']) {
      writeFileSync(join(made, file), 'x');
      chmodSync(join(made, file), 0o644);
    }
    for (const each of ['files/chunan', 'files', '.']) chmodSync(join(made, each), 0o755);
    makeFolder(made);
    expect(['.', 'files', 'files/chunan'].map((each) => modeOf(join(made, each)))).toEqual([
      '700',
      '700',
      '700',
    ]);
    expect(
      ['files/chunan/fil_1', 'outbox.jsonl', 'format.json'].map((each) => modeOf(join(made, each))),
    ).toEqual(['600', '600', '600']);
  });

  test('that holds other things too stays as it is, and so does what a link leads to', () => {
    const others = join(folder, 'others');
    mkdirSync(others);
    writeFileSync(join(others, 'letter.txt'), 'x');
    writeFileSync(join(others, 'outbox.jsonl'), 'x');
    symlinkSync(join(others, 'letter.txt'), join(others, 'sandbox.jsonl'));
    chmodSync(join(others, 'letter.txt'), 0o644);
    chmodSync(others, 0o755);
    makeFolder(others);
    expect([
      modeOf(others),
      modeOf(join(others, 'letter.txt')),
      modeOf(join(others, 'outbox.jsonl')),
    ]).toEqual(['755', '644', '600']);
  });
});

const kinds = enginesHere(here()).map(({ kind }) => kind);
describe.each(kinds)('of a running product beside %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'private-folder-test-'));
  const data = join(folder, 'data');
  let product: Product;
  beforeAll(async () => {
    mkdirSync(data, { mode: 0o755 });
    // What stands there decides which engine runs.
    if (kind === 'dynamodb-local') mkdirSync(join(data, 'table', 'dynamodb-local'), { recursive: true });
    chmodSync(folder, 0o755);
    product = await startProduct([
      '--data',
      data,
      '--empty',
      '--found',
      'xihu',
      '--name',
      '西湖',
      '--admin',
      'a@b.example',
    ]);
  });
  afterAll(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('each folder is 0700 and each file 0600', () => {
    const entries = readdirSync(data, { recursive: true, withFileTypes: true });
    expect(entries.length).toBeGreaterThan(4);
    expect(modeOf(data)).toBe('700');
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      expect([path, modeOf(path)]).toEqual([path, entry.isDirectory() ? '700' : '600']);
    }
  });

  test.runIf(process.getuid?.() === 0)('another user of the machine reads none of it', () => {
    const NOBODY = 65_534;
    for (const path of ['.', 'secrets.json', 'outbox.jsonl', 'format.json', 'table', 'table/engine.json']) {
      const read = `const fs = require('node:fs'); const p = process.argv[1]; fs.statSync(p).isDirectory() ? fs.readdirSync(p) : fs.readFileSync(p)`;
      const { status, stderr } = spawnSync(process.execPath, ['-e', read, join(data, path)], {
        uid: NOBODY,
        gid: NOBODY,
        encoding: 'utf8',
        cwd: '/',
      });
      expect([path, status]).toEqual([path, 1]);
      expect(stderr).toContain('EACCES');
    }
  });
});
