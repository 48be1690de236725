import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPages } from '../functions/machine/pages';
import { firstLoads, MOST_BYTES_OF_APP } from '../web/first-load.js';
import { print } from './figures';

const WEB = join(import.meta.dirname, '../web');
await buildPages(WEB);
const routes = readFileSync(join(WEB, 'src/app/routes.tsx'), 'utf8');
const gzipOf = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

const pages = new Map<string, Record<string, number>>();
for (const { page, language, files } of firstLoads(join(WEB, 'dist'), routes))
  pages.set(page, { ...pages.get(page), [language]: files.reduce((sum, file) => sum + gzipOf(file), 0) });

await print({
  title: 'The first load of a person’s own pages',
  says: `Bytes of gzip in all: the page itself, script, styles, icon and the words of one language. Promised: at most ${MOST_BYTES_OF_APP.toLocaleString('en')}.`,
  head: ['page', '中文', 'English'],
  rows: [...pages].map(([page, bytes]) => [page, bytes['zh-CN'] ?? 0, bytes['en'] ?? 0]),
});
