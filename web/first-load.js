import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gzip bytes of everything that a page of the public needs before it can be read and used, its HTML included: a promise of the product. */
export const MOST_BYTES = 25_000;
/** The same of a person's own page, which the app draws. */
export const MOST_BYTES_OF_APP = 40_000;

/** The files that a page's HTML names for who has a script running, as addresses: what is loaded first. */
export const filesNamedBy = (html) => {
  const scripted = html.replaceAll(/<noscript>.*?<\/noscript>/gs, '');
  const named = [...scripted.matchAll(/<(?:link|script)\b[^>]*?\b(?:href|src)="(\/[^"]+\.(?:js|css|svg))"/g)];
  return [...new Set(named.map(([, file]) => file))];
};

const STAFF = 'src/app/staff-area.tsx';

/** Every page that `routes.tsx` names, so that a new one cannot be forgotten. */
export const pagesIn = (routes) =>
  [...routes.matchAll(/import\('\.{1,2}\/([^']+)'\)/g)].map(([, path]) => path);

/** A chunk with all that it imports, without what it fetches later. */
const closureOf = (manifest, key, found = new Set()) => {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no ${key}.`);
  if (found.has(key)) return found;
  found.add(key);
  for (const more of chunk.imports ?? []) closureOf(manifest, more, found);
  return found;
};

const filesOf = (manifest, keys) =>
  new Set(
    [...keys].flatMap((key) => [
      manifest[key].file,
      ...(manifest[key].css ?? []),
      ...(manifest[key].assets ?? []),
    ]),
  );

/** Where `routes.tsx` finds a page, as the manifest names it. */
const keyOf = (manifest, page) => {
  const key = Object.keys(manifest).find((one) => [`src/${page}.tsx`, `src/app/${page}.tsx`].includes(one));
  if (!key) throw new Error(`The build has no page ${page}.`);
  return key;
};

/**
 * What each page of the app that is for everybody loads first: the HTML, the script before the first paint, the icon, the frame, the page, and the
 * words of one language; CSS and everything imported included.
 * @param dist the folder that Vite wrote, with its manifest
 * @param routes the text of `src/app/routes.tsx`
 */
export const firstLoads = (dist, routes) => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const isPublic = (page) => keyOf(manifest, page) !== STAFF;
  return pagesIn(routes)
    .filter(isPublic)
    .flatMap((page) =>
      ['zh-CN', 'en'].map((language) => {
        const keys = new Set();
        for (const key of ['index.html', keyOf(manifest, page), `src/messages/${language}.ts`])
          closureOf(manifest, key, keys);
        const files = ['index.html', 'before-paint.js', 'mark.svg', ...filesOf(manifest, keys)];
        return { page, language, keys: [...keys], files: files.map((file) => join(dist, file)) };
      }),
    );
};

/** The files that only staff fetch. */
export const staffFiles = (dist) => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const lazy = manifest[STAFF].dynamicImports ?? [];
  const staffWords = Object.keys(manifest).filter((key) =>
    /^src\/messages\/(account|desk|events|history|matches|money|orders|selling|statements)\//.test(key),
  );
  const own = [STAFF, ...lazy.filter((key) => key.startsWith('src/features/')), ...staffWords];
  return own.map((key) => join(dist, manifest[key].file));
};
