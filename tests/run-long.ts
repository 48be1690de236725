/**
 * The long run: towns of thousands, rushes of two thousand, long histories, everything of the table a second time on DynamoDB
 * Local, and every deployment (tests/support/long.ts). `npm run test:long` always plays it and notes for which code of the
 * table it passed; with `--if-changed`, as CI asks, it is played where that code is another than noted.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const NOTE = 'tests/long-run.json';
const OF_THE_TABLE = /\.(table|item)\.ts$|^platform\/.*\.ts$/;
// `table*`: the second engine too, where it can run.
const PROJECTS = ['table*', 'cost', 'stacks'];

const fingerprint = (): string => {
  const sum = createHash('sha256');
  const files = readdirSync('functions', { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  for (const file of files.filter((each) => OF_THE_TABLE.test(each)).toSorted())
    sum.update(`${file}\n`).update(readFileSync(`functions/${file}`));
  return sum.digest('hex');
};
const noted = (): unknown =>
  existsSync(NOTE) ? (JSON.parse(readFileSync(NOTE, 'utf8')) as { passedWith?: unknown }).passedWith : '';

const now = fingerprint();
if (process.argv.includes('--if-changed') && noted() === now) {
  console.log('The code of the table is that with which the long run passed.');
} else {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...PROJECTS.flatMap((name) => ['--project', name])],
    {
      stdio: 'inherit',
      env: { ...process.env, LONG: '1' },
    },
  );
  if (status === 0) writeFileSync(NOTE, `${JSON.stringify({ passedWith: now }, undefined, 2)}\n`);
  process.exitCode = status ?? 1;
}
