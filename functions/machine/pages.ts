import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { isFromHere } from './this-machine';

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
  const forAnybody = readFileSync(join(dist, 'index.html'), 'utf8').replace(
    /(name="shanchao-home" content=")[^"]*/,
    (before, name: string) => (home ? name + home : before),
  );
  // Tells the page that it may ask this machine for its demo people and letters: nobody else may.
  const forThisMachine = forAnybody.replace('<head>', '<head><meta name="shanchao-local" content="1">');
  const page = (c: Context) => c.html(isFromHere(c) ? forThisMachine : forAnybody);
  const site = new Hono();
  site.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    c.header('cache-control', c.res.ok && c.req.path.startsWith('/assets/') ? YEAR : 'no-cache');
  });
  site.get('/', page);
  site.get('/index.html', page);
  site.use(serveStatic({ root: dist }));
  // A tab from before an update asks for parts that are gone: it must hear so, and not get the page for a script.
  site.get('/assets/*', (c) => c.text('', 404, { 'cache-control': 'no-store' }));
  site.get('*', page);
  return site;
};
