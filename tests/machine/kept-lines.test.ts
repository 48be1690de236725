import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepLines } from '../../functions/machine/kept-lines';
import { secretsOf } from '../../functions/machine/settings';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kept-lines-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('lines are kept over a restart, also behind one that was cut off while it was written', async () => {
  const file = join(folder, 'outbox.jsonl');
  const reopened = () => keepLines<{ say: string }>(file);
  const first = await reopened();
  for (const say of ['一', 'two\n}']) await first.keep({ say });
  for (const torn of ['{"say":"cut', '{"say":{"like":"a whole one"}']) {
    appendFileSync(file, torn);
    const next = await reopened();
    expect(next.kept.map(({ say }) => say).slice(0, 2)).toEqual(['一', 'two\n}']);
    await next.keep({ say: 'after' });
  }
  expect((await reopened()).kept.map(({ say }) => say)).toEqual(['一', 'two\n}', 'after', 'after']);
});

test('as an older release kept them they are read too', async () => {
  const file = join(folder, 'outbox.jsonl');
  writeFileSync(file, '{"say":"one"}\n{"say":"two"}\n');
  expect((await keepLines(file)).kept).toEqual([{ say: 'one' }, { say: 'two' }]);
});

test('the machine’s keys are the same at each start; where there are none that anybody could sign with, new ones are made', () => {
  const made = secretsOf(folder);
  expect(secretsOf(folder)).toEqual(made);
  for (const broken of ['{}', 'null', '', '{"auth":"","sandbox":""}', `{"auth":"${made.auth}"}`]) {
    writeFileSync(join(folder, 'secrets.json'), broken);
    const anew = secretsOf(folder);
    expect(anew.auth.length * anew.sandbox.length).toBeGreaterThan(1_000);
    expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))).toEqual(anew);
  }
});
