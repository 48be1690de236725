import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOCS, documents, questions } from './documents';

const { accessPatterns, asksNothing, exported } = await questions();
const listed = Object.values(accessPatterns).flat();
const asking = exported.filter(({ value }) => !asksNothing.includes(value));

describe('functions/access-patterns.ts', () => {
  test('lists every function that asks the table, once', () => {
    const missing = asking.filter(({ value }) => !listed.some(({ by }) => by === value));
    expect(missing.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
    expect(new Set(listed.map(({ by }) => by)).size).toBe(listed.length);
  });

  test('lists nothing that nobody asks', () => {
    const asked = asking.map(({ value }) => value);
    expect(listed.filter(({ by }) => !asked.includes(by)).map(({ ask }) => ask)).toEqual([]);
    const all = exported.map(({ value }) => value);
    expect(asksNothing.filter((one) => !all.includes(one))).toEqual([]);
  });

  test('says of each what is asked, by which key and at what cost', () => {
    for (const { ask, pk, sk, cost } of listed)
      for (const cell of [ask, pk, sk, cost]) expect(cell, ask).not.toBe('');
  });

  test('has every question executed by tests/table, against the engine', () => {
    const folder = resolve(import.meta.dirname, '../table');
    const tests = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const isAsked = (file: string, name: string) =>
      tests.some((text) =>
        [...text.matchAll(/import \{([^}]*)\} from '\.\.\/\.\.\/(functions\/[^']+)'/g)].some(
          ([, names = '', from = '']) =>
            `${from}.ts` === file &&
            names.split(',').some((one) => one.trim().split(' as ')[0] === name) &&
            text.split(new RegExp(`\\b${importedAs(names, name)}\\b`)).length > 2,
        ),
      );
    expect(
      asking.filter(({ file, name }) => !isAsked(file, name)).map(({ file, name }) => `${file}: ${name}`),
    ).toEqual([]);
  });
});

const importedAs = (names: string, name: string): string =>
  names
    .split(',')
    .map((one) => one.trim().split(' as '))
    .find(([original]) => original === name)
    ?.at(-1) ?? name;

test.each(Object.entries(documents))('docs/%s is as `npm run docs` prints it', async (name, text) => {
  expect(readFileSync(join(DOCS, name), 'utf8')).toBe(await text());
});
