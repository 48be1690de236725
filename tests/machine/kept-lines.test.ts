import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { CannotStart } from '../../functions/machine/cannot-start';
import { keepLines } from '../../functions/machine/kept-lines';
import { checkpointIn } from '../../functions/machine/stream/checkpoint';
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

/** What is told on the terminal meanwhile. */
const whileTold = async (work: () => unknown): Promise<string> => {
  const said: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return said.join('');
};

const SAYS = z.looseObject({ say: z.string() });
test.each([
  ['cut off at its end', '{"say":"cut'],
  ['cut off at its beginning', 'ay":"cut"}'],
  ['zeros of a power cut', '\0\0\0\0'],
  ['a number', '5'],
  ['nothing', 'null'],
  ['a list', '[{"say":"a"}]'],
  ['a text', '"say"'],
  ['of another shape', '{"said":"a"}'],
  ['two in one', '{"say":"a"}{"say":"b"}'],
])('a line that is %s is set aside with a word, wherever it stands', async (_, torn) => {
  const [one, two, three] = ['{"say":"1"}', '{"say":"2"}', '{"say":"3"}'];
  const places = [
    [torn, one, two, three],
    [one, torn, two, three],
    [one, two, three, torn],
  ];
  for (const [place, lines] of places.entries()) {
    const file = join(folder, `${place}.jsonl`);
    writeFileSync(file, lines.join('\n'));
    const read = async () => (await keepLines<{ say: string }>(file, SAYS)).kept.map(({ say }) => say);
    const said = await whileTold(async () => expect(await read()).toEqual(['1', '2', '3']));
    expect(said).toMatch(/1 行残缺.*1 torn line\(s\)/);
    expect(readFileSync(`${file}.torn`, 'utf8')).toBe(`${torn}\n`);
    // It is told once.
    expect(await whileTold(async () => expect(await read()).toEqual(['1', '2', '3']))).toBe('');
  }
});

test('a line behind the zeros of a power cut is read', async () => {
  const file = join(folder, 'zeros.jsonl');
  writeFileSync(file, '{"say":"1"}\n\0\0\0{"say":"2"}\n');
  expect((await keepLines<{ say: string }>(file)).kept).toEqual([{ say: '1' }, { say: '2' }]);
});

test('a file that cannot be read stops the start: nothing is taken for nothing', async () => {
  mkdirSync(join(folder, 'outbox.jsonl'));
  await expect(keepLines(join(folder, 'outbox.jsonl'))).rejects.toThrow(CannotStart);
});

test('what could not be kept is not told as kept', async () => {
  const { kept, keep } = await keepLines(join(folder, 'none', 'outbox.jsonl'));
  await expect(keep({ say: 'lost' })).rejects.toThrow();
  expect(kept).toEqual([]);
});

test.each(['', '{"books/1":', '[]', '{"a":1}', '{"a":"x"}', '\0\0'])(
  'a note of how far the stream was followed that is damaged (%j) is set aside: all is followed again',
  async (torn) => {
    const file = join(folder, 'stream.json');
    writeFileSync(file, torn);
    const note = checkpointIn(file);
    expect(await whileTold(async () => expect(await note.load()).toEqual({}))).toMatch(/已损坏.*is damaged/);
    expect(readFileSync(`${file}.torn`, 'utf8')).toBe(torn);
    await note.save({ 'label/shard': '7' });
    expect(await checkpointIn(file).load()).toEqual({ 'label/shard': '7' });
  },
);

test('the machine’s keys are the same at each start', () => {
  const made = secretsOf(folder);
  expect(secretsOf(folder)).toEqual(made);
});

test.each([
  '{}',
  'null',
  '',
  '{"auth":"","sandbox":""}',
  `{"auth":"${'a'.repeat(43)}"}`,
  '{"auth":"aaaa',
  '\0\0',
])('keys that are damaged (%s) stop the start with what to do, and are not replaced', (broken) => {
  const file = join(folder, 'secrets.json');
  writeFileSync(file, broken);
  expect(() => secretsOf(folder)).toThrow(
    /放回它的备份.*删除它再启动.*put a copy of it back.*delete it and start again/,
  );
  expect(() => secretsOf(folder)).toThrow(CannotStart);
  expect(readFileSync(file, 'utf8')).toBe(broken);
  // As it says: without the file, new ones are made.
  rmSync(file);
  const anew = secretsOf(folder);
  expect(anew.auth.length * anew.sandbox.length).toBeGreaterThan(1_000);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(anew);
});
