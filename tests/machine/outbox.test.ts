import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openOutbox } from '../../functions/machine/outbox';

const folder = mkdtempSync(join(tmpdir(), 'outbox-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a letter that is sent again under its key, as after a kill, is there once; another is another', async () => {
  const file = join(folder, 'outbox.jsonl');
  const letter = (key: string) => ({
    from: 'us',
    to: 'lin@team.example',
    subject: '取消',
    text: '台风',
    key,
  });
  const outbox = await openOutbox(file);
  for (const key of ['one', 'two', 'one']) await outbox.keep(letter(key));
  const next = await openOutbox(file);
  await next.keep(letter('two'));
  await next.keep(letter('three'));
  expect([outbox.kept.length, next.kept.map(({ key }) => key)]).toEqual([2, ['one', 'two', 'three']]);
});
