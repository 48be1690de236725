import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstLoads, MOST_BYTES, pagesIn, staffFiles } from '../../web/first-load.js';

const WEB = resolve(import.meta.dirname, '../../web');
const SRC = join(WEB, 'src');
const routes = readFileSync(join(SRC, 'app/routes.tsx'), 'utf8');
const STAFF_WORDS = /import \{[^}]*\bts\b[^}]*\} from '[./]+\/messages'/;
let dist = '';

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'shanchao-web-'));
  await build({ configFile: join(WEB, 'vite.config.ts'), build: { outDir: dist }, logLevel: 'error' });
});
afterAll(() => rmSync(dist, { recursive: true }));

const gzipOf = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** A file of ours that an import names, wherever its extension is left out. */
const fileOf = (from: string, named: string): string | undefined =>
  [`${named}.ts`, `${named}.tsx`, named]
    .map((name) => resolve(dirname(from), name))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());

/** Every file that a page draws in at once: its imports and theirs, without types and without what is fetched later. */
const drawnInBy = (file: string, found = new Set<string>()): Set<string> => {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, named = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*?'(\.[^']+)';/gms,
  )) {
    const next = fileOf(file, named);
    if (next && /\.tsx?$/.test(next)) drawnInBy(next, found);
  }
  return found;
};

describe('the first load of a public page', () => {
  it('is at most 40 KB of gzip in all, in each language', () => {
    const loads = firstLoads(dist, routes);
    const bytes = Object.fromEntries(
      loads.map(({ page, language, files }) => [
        `${page} ${language}`,
        files.reduce((sum, file) => sum + gzipOf(file), 0),
      ]),
    );
    expect(Object.keys(bytes).length).toBe((pagesIn(routes).length - 1) * 2);
    for (const [page, size] of Object.entries(bytes)) expect(size, page).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('draws in no file that only staff need', () => {
    const forStaff = staffFiles(dist);
    expect(forStaff.length).toBeGreaterThanOrEqual(3);
    for (const { page, files } of firstLoads(dist, routes))
      expect(
        files.filter((file) => forStaff.includes(file)),
        page,
      ).toEqual([]);
  });

  it('imports neither the words nor the components of the desk', () => {
    const forStaff =
      /^(components\/(table|file-input)\.tsx|lib\/send-file\.ts|app\/staff-.*|features\/desk\/.*|messages\/.*\/staff.*)$/;
    const pages = pagesIn(routes).filter((page) => page !== 'staff-area');
    for (const page of ['main', ...pages]) {
      const file =
        page === 'main'
          ? join(SRC, 'main.tsx')
          : fileOf(join(SRC, 'app/routes.tsx'), page.startsWith('features') ? `../${page}` : `./${page}`);
      const drawnIn = [...drawnInBy(file ?? '')].map((one) => relative(SRC, one));
      expect(drawnIn.length, page).toBeGreaterThan(2);
      const speakingStaff = drawnIn.filter((one) => STAFF_WORDS.test(readFileSync(join(SRC, one), 'utf8')));
      expect(speakingStaff, page).toEqual([]);
      expect(
        drawnIn.filter((one) => forStaff.test(one)),
        page,
      ).toEqual([]);
    }
  });

  it('needs no exception from the content security policy', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
    const sheets = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(0);
    for (const sheet of sheets)
      expect(readFileSync(join(dist, 'assets', sheet), 'utf8'), sheet).not.toMatch(
        /url\(["']?(data:|https?:)|@import/,
      );
  });
});
