import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accessPatterns, askers } from './access-patterns';
import { DOCS, documents } from './documents';

const all = askers();
const listed = [...accessPatterns().values()].flat();

describe('the questions of the table', () => {
  test('stand beside every function that asks it', () => {
    expect(all.length).toBeGreaterThan(170);
    const silent = all.filter(({ says }) => says === undefined);
    expect(silent.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  test('say of each what is asked, by which key and at what cost', () => {
    for (const { ask, pk, sk, cost } of listed)
      for (const cell of [ask, pk, sk, cost]) expect(cell, ask).not.toBe('');
  });

  test('are each executed by tests/table, against the engine', () => {
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
      listed.filter(({ file, name }) => !isAsked(file, name)).map(({ file, name }) => `${file}: ${name}`),
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
