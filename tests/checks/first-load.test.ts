import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstLoads, MOST_BYTES_OF_APP, pagesIn, staffFiles } from '../../web/first-load.js';

const WEB = resolve(import.meta.dirname, '../../web');
const SRC = join(WEB, 'src');
const routes = readFileSync(join(SRC, 'app/routes.tsx'), 'utf8');
const islands = ['home', 'event', 'campaign', 'offer', 'plain'].map((name) => `islands/${name}`);
const STAFF_WORDS =
  /from '[./]+\/messages\/(account|desk|events|history|matches|money|orders|selling|statements)'/;
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

const IMPORT = /^(?:import|export) (?!type )[^;]*?'(\.[^']+)';/gms;

/** Every file that a page draws in at once: its imports and theirs, without types and without what is fetched later. */
const drawnInBy = (file: string, found = new Set<string>()): Set<string> => {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, named = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const next = fileOf(file, named);
    if (next && /\.tsx?$/.test(next)) drawnInBy(next, found);
    else if (next) found.add(next);
  }
  return found;
};

describe('the first load of a page that the app draws for anybody', () => {
  it('is at most 40 KB of gzip in all, in each language', () => {
    const loads = firstLoads(dist, routes);
    const bytes = Object.fromEntries(
      loads.map(({ page, language, files }) => [
        `${page} ${language}`,
        files.reduce((sum, file) => sum + gzipOf(file), 0),
      ]),
    );
    expect(Object.keys(bytes).length).toBe((pagesIn(routes).length - 1) * 2);
    for (const [page, size] of Object.entries(bytes))
      expect(size, page).toBeLessThanOrEqual(MOST_BYTES_OF_APP);
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
      /^(components\/(table|file-input)\.tsx|lib\/send-file\.ts|app\/staff-.*|features\/desk\/.*|messages\/(account|desk|events|history|matches|money|orders|selling|statements)\/.*)$/;
    const pages = pagesIn(routes).filter((page) => page !== 'staff-area');
    for (const page of ['main', ...islands, ...pages]) {
      const file =
        page === 'main' || page.startsWith('islands/')
          ? join(SRC, `${page}.tsx`)
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

describe('a page of the public', () => {
  const stylesOf = (file: string): string[] =>
    [...drawnInBy(join(SRC, file))].filter((one) => one.endsWith('.css')).map((one) => relative(SRC, one));

  it.each([
    ['home', 'features/organisations/home.page.tsx'],
    ['event', 'features/events/event.page.tsx'],
    ['campaign', 'features/campaigns/campaign.page.tsx'],
    ['offer', 'features/offers/offer.page.tsx'],
    ['list', 'features/organisations/list.page.tsx'],
  ])('%s loads every style sheet that what the server draws asks for', (name, page) => {
    const asked = [...stylesOf(page), ...stylesOf('pages/document.tsx')];
    expect(asked.length).toBeGreaterThan(2);
    const loaded = stylesOf(`islands/${name}.tsx`);
    expect(asked.filter((sheet) => !loaded.includes(sheet))).toEqual([]);
  });
});
