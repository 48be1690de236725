import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import release from '../../package.json' with { type: 'json' };
import { claimFormat, FORMAT } from '../../functions/machine/folder-format';
import { CannotStart } from '../../functions/machine/cannot-start';
import { secretsOf } from '../../functions/machine/settings';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'format-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const note = () => join(folder, 'format.json');
const read = (): unknown => JSON.parse(readFileSync(note(), 'utf8'));
const problem = (): string => {
  try {
    claimFormat(folder, true);
    return 'nothing';
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    return error.message;
  }
};

test('a folder of before there were numbers, and any older one, is taken over', () => {
  mkdirSync(join(folder, 'table'));
  expect(claimFormat(folder, true)).toEqual({ isNew: false, demo: undefined });
  expect(read()).toEqual({ format: FORMAT, release: release.version });
  writeFileSync(note(), JSON.stringify({ format: 0, release: '0.0.9' }));
  claimFormat(folder, true);
  claimFormat(folder, true);
  expect(read()).toEqual({ format: FORMAT, release: release.version });
});

test.each([true, false])('a new folder keeps what it was begun with: the demo, %s', (withDemo) => {
  expect(claimFormat(folder, withDemo)).toEqual({ isNew: true, demo: withDemo });
  expect(claimFormat(folder, !withDemo)).toEqual({ isNew: false, demo: withDemo });
  writeFileSync(note(), JSON.stringify({ format: FORMAT, release: '0.1.9', demo: withDemo }));
  expect(claimFormat(folder, !withDemo)).toEqual({ isNew: false, demo: withDemo });
  expect(read()).toEqual({ format: FORMAT, release: release.version, demo: withDemo });
});

test('a folder of a newer release is refused in one sentence of each language, and left as it is', () => {
  const newer = JSON.stringify({ format: FORMAT + 1, release: '7.0.0' });
  writeFileSync(note(), newer);
  const said = problem();
  expect(said).toMatch(/由较新的版本 7\.0\.0 写成.*请升级程序/);
  expect(said).toMatch(/written by the newer release 7\.0\.0 .*update the program/);
  expect(said).toContain(folder);
  expect(readFileSync(note(), 'utf8')).toBe(newer);
});

test.each(['', '{"format":', '{"format":"1"}', '[]'])('a note that cannot be read (%s) is told', (text) => {
  writeFileSync(note(), text);
  expect(problem()).toMatch(/无法读取.*cannot be read/);
  expect(readFileSync(note(), 'utf8')).toBe(text);
});

test('where the disk is full, or nothing may be written, that is said in one sentence of each language', () => {
  // As good as a full disk: what is written first cannot be.
  mkdirSync(`${note()}.new`);
  expect(problem()).toMatch(/无法写入 .*format\.json（EISDIR）.* cannot be written \(EISDIR\)/);
  rmdirSync(`${note()}.new`);
  expect(problem()).toBe('nothing');
  mkdirSync(join(folder, 'secrets.json.new'));
  expect(() => secretsOf(folder)).toThrow(CannotStart);
});
