import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const newest = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

/** Builds the web pages where they are missing or older than their sources. */
export const buildPages = async (web: string): Promise<void> => {
  const page = join(web, 'dist', 'index.html');
  const sources = Math.max(
    ...['src', 'public'].map((folder) => newest(join(web, folder))),
    ...['index.html', 'vite.config.ts'].map((file) => statSync(join(web, file)).mtimeMs),
  );
  if (existsSync(page) && statSync(page).mtimeMs >= sources) return;
  const { build } = await import('vite');
  await build({ root: web, configFile: join(web, 'vite.config.ts'), logLevel: 'error' });
};

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
const YEAR = 'public, max-age=31536000, immutable';

/** The static site as CloudFront serves it: hashed files for a year, every other address the one page. */
export const pages = (web: string, home?: string) => {
  const dist = join(web, 'dist');
  // Tells the page that it may ask this machine for its demo people, and whose season it shows first.
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
    .replace('<head>', '<head><meta name="shanchao-local" content="1">')
    .replace(/(name="shanchao-home" content=")[^"]*/, (before, name: string) =>
      home ? name + home : before,
    );
  const site = new Hono();
  site.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    c.header('cache-control', c.res.ok && c.req.path.startsWith('/assets/') ? YEAR : 'no-cache');
  });
  site.get('/', (c) => c.html(page));
  site.get('/index.html', (c) => c.html(page));
  site.use(serveStatic({ root: dist }));
  // A tab from before an update asks for parts that are gone: it must hear so, and not get the page for a script.
  site.get('/assets/*', (c) => c.text('', 404, { 'cache-control': 'no-store' }));
  site.get('*', (c) => c.html(page));
  return site;
};
