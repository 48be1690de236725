import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesNamedBy, firstLoads, MOST_BYTES, MOST_BYTES_OF_APP } from '../web/first-load.js';
import { startProduct } from '../tests/support/product';
import { print } from './figures';
import { publicPages } from './public-pages';

const WEB = join(import.meta.dirname, '../web');
const gzipOf = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

// What `npm start` answers, with the demo's season; it builds the pages where they are old.
const product = await startProduct(['--ephemeral']);
const textOf = async (path: string): Promise<string> => (await fetch(product.url + path)).text();
const loadOf = async (path: string): Promise<number> => {
  const html = await textOf(path);
  const files = await Promise.all(filesNamedBy(html).map(textOf));
  return [html, ...files].reduce((sum, text) => sum + gzipOf(text), 0);
};
const rows: (string | number)[][] = [];
for (const [name, path] of Object.entries(await publicPages(product.url)))
  rows.push([name, await loadOf(`${path}?lang=zh-CN`), await loadOf(`${path}?lang=en`)]);
await product.stop();

await print({
  title: 'The first load of each public page',
  says: `Bytes of gzip in all: the HTML, script, styles, icon and the words of one language. Promised: at most ${MOST_BYTES.toLocaleString('en')}.`,
  head: ['page', '中文', 'English'],
  rows,
});

const routes = readFileSync(join(WEB, 'src/app/routes.tsx'), 'utf8');
const pages = new Map<string, Record<string, number>>();
for (const { page, language, files } of firstLoads(join(WEB, 'dist'), routes)) {
  const bytes = files.reduce((sum, file) => sum + gzipOf(readFileSync(file)), 0);
  pages.set(page, { ...pages.get(page), [language]: bytes });
}

await print({
  title: 'The first load of a person’s own pages',
  says: `The same of the pages that the app draws. Promised: at most ${MOST_BYTES_OF_APP.toLocaleString('en')}.`,
  head: ['page', '中文', 'English'],
  rows: [...pages].map(([page, bytes]) => [page, bytes['zh-CN'] ?? 0, bytes['en'] ?? 0]),
});
