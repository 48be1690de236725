import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../web/src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
const read = (file: string): string => readFileSync(join(SRC, file), 'utf8');

const withoutComments = (sheet: string): string => sheet.replace(/\/\*[\s\S]*?\*\//g, '');
const named = (sheet: string): string[] =>
  [...withoutComments(sheet).matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map(([, name = '']) => name);
/** Names of a sheet's own: what it says of others stands in `:global(…)`. */
const ownNames = (sheet: string): Set<string> =>
  new Set(named(withoutComments(sheet).replace(/:global\([^)]*\)/g, '')));

const modules = files.filter((file) => file.endsWith('.module.css'));
const sheets = files.filter((file) => file.endsWith('.css') && !modules.includes(file));
const noScript = readFileSync(resolve(SRC, '../public/no-script.css'), 'utf8');
const everywhere = new Set([...sheets.map(read), noScript].flatMap(named));
const own = new Map(modules.map((file) => [file, ownNames(read(file))]));
const parts = files.filter((file) => file.endsWith('.tsx'));

type Use = { part: string; sheet: string; name: string | undefined };

/** Each `orderCss['step']` of a part; without a name where it is found while drawing. */
const usesOf = (part: string): Use[] => {
  const text = read(part);
  const imports = [...text.matchAll(/^import (\w+Css) from '([^']+\.module\.css)'/gm)];
  return imports.flatMap(([, alias = '', from = '']) => {
    const sheet = relative(SRC, resolve(SRC, dirname(part), from));
    return [...text.matchAll(new RegExp(`\\b${alias}\\[(?:'([^']+)')?`, 'g'))].map(([, name]) => ({
      part,
      sheet,
      name,
    }));
  });
};
const uses = parts.flatMap(usesOf);

/** Plain names of `class="…"` and of `classes('…')`. */
const plainNames = (text: string): string[] =>
  [...text.replace(/\w+Css\[[^\]]*\]/g, '').matchAll(/\bclass="([^"]*)"|\bclasses\(([^)]*)\)/g)].flatMap(
    ([, plain, mixed = '']) =>
      plain === undefined
        ? [...mixed.matchAll(/'([^']*)'/g)].flatMap(([, words = '']) => words.split(/\s+/))
        : plain.split(/\s+/),
  );

describe('the styles', () => {
  test('of a part stand in its own sheet, and every name that is drawn has one', () => {
    expect(uses.length).toBeGreaterThan(150);
    const missing = uses.filter(
      ({ sheet, name }) => name !== undefined && own.get(sheet)?.has(name) !== true,
    );
    expect(missing).toEqual([]);
  });

  test('that a sheet writes are drawn by somebody', () => {
    const drawn = (sheet: string, name: string): boolean =>
      uses.some((use) => use.sheet === sheet && (use.name ?? name) === name);
    const idle = modules.flatMap((sheet) =>
      [...(own.get(sheet) ?? [])].filter((name) => !drawn(sheet, name)).map((name) => `${sheet}: ${name}`),
    );
    expect(idle).toEqual([]);
  });

  test('that are named plainly are those of all pages', () => {
    const unknown = parts.flatMap((part) =>
      plainNames(read(part))
        .filter((name) => name !== '' && !everywhere.has(name))
        .map((name) => `${part}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  test('are called by their sheet: no two sheets have one name', () => {
    const names = modules.map((file) => basename(file));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
