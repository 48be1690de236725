import { expect, test } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { refusals } from '../../../functions/refusals';
import { sentence, type RefusalCode } from '../../../functions/shared/refusals';

const codes = Object.keys(refusals) as RefusalCode[];

test.each(codes)('%s says in both languages what happened, with the same facts', (code) => {
  const { says, zh } = refusals[code];
  const facts = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  expect(facts(zh)).toEqual(facts(says));
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(says).not.toMatch(/\p{Script=Han}|!/u);
  expect(zh).not.toMatch(/[!！]/);
  // Chinese sentences have Chinese punctuation.
  expect(zh).not.toMatch(/\p{Script=Han}[,;:?(]|[,;:?)]\p{Script=Han}/u);
});

const sources = readdirSync('functions', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && file !== 'refusals.ts')
  .map((file) => ({ file, text: readFileSync(`functions/${file}`, 'utf8') }));
const isCatalogue = ({ file }: { file: string }): boolean => /(\.|-)refusals\.ts$/.test(file);

test('no code is said by two nouns', () => {
  const said = sources
    .filter(isCatalogue)
    .flatMap(({ text }) => [...text.matchAll(/^ {2}'?([a-z][a-z0-9-]*)'?: \{/gm)].map(([, code]) => code));
  expect(said.sort()).toEqual([...codes].sort());
});

test('every code is thrown by somebody', () => {
  const code = sources
    .filter((source) => !isCatalogue(source))
    .map(({ text }) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
    .join('\n');
  expect(codes.filter((one) => !code.includes(`'${one}'`))).toEqual([]);
});

test('facts are filled in; what is not known stays visible', () => {
  expect(sentence(refusals['shift-overlaps'], { title: '放鱼', from: 'a', to: 'b' }, 'en')).toContain(
    '放鱼 from a to b',
  );
  expect(sentence(refusals['shift-overlaps'], {}, 'zh')).toContain('{title}');
});
