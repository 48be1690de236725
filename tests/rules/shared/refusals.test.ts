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

test('an instant and a day of the facts are written as pages write them, in the reader’s language', () => {
  const facts = {
    title: '放鱼',
    from: '2026-12-04T06:00:00.000Z',
    to: '2026-12-04T09:30:00.000Z',
  };
  expect(sentence(refusals['shift-overlaps'], facts, 'zh')).toBe(
    '您在 12月4日 周五 14:00 至 17:30 已报名“放鱼”，时间冲突。',
  );
  expect(sentence(refusals['shift-overlaps'], facts, 'en')).toBe(
    'You already hold 放鱼 from Fri 4 Dec, 14:00 to 17:30, at the same time.',
  );
  // Half past midnight in Hangzhou is the day before in UTC; another day is told with its day.
  const night = { ...facts, from: '2026-12-04T16:30:00.000Z', to: '2026-12-05T16:00:00.000Z' };
  expect(sentence(refusals['shift-overlaps'], night, 'en')).toContain(
    'from Sat 5 Dec, 00:30 to Sun 6 Dec, 00:00',
  );
  const days = { startsOn: '2026-09-01', endsOn: '2027-01-31', on: '2026-09-08', who: '王', at: night.to };
  // Of another year than now, the year is said, as on pages.
  const [then, later] = [new Date('2026-12-05T00:00:00Z'), new Date('2027-01-02T00:00:00Z')];
  expect(sentence(refusals['shift-overlaps'], facts, 'zh', then)).not.toContain('2026');
  expect(sentence(refusals['shift-overlaps'], facts, 'zh', later)).toContain('2026年12月');
  expect(sentence(refusals['shift-overlaps'], facts, 'en', later)).toContain('Dec 2026,');
  expect(sentence(refusals['agreement-does-not-cover'], days, 'zh')).toMatch(/2026年9月1日.*2027年1月31日/);
  expect(sentence(refusals['agreement-does-not-cover'], days, 'en')).toMatch(/1 Sep 2026.*31 Jan 2027/);
  expect(sentence(refusals['invoice-already-used'], days, 'zh')).toContain('已用于 2026年9月8日 的申请');
  expect(sentence(refusals['changed-meanwhile'], days, 'zh')).toContain('王已于 12月6日 周日 00:00 改过');
});
