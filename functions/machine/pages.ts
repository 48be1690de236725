import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import { PAGE_HEADERS } from '../platform/http/page-headers';
import { isFromHere } from './this-machine';

/** A name with a dot is a file, there or not. */
const IS_FILE = /\.[^/]+$/;
const YEAR = 'public, max-age=31536000, immutable';

/** Whose season stands first; and to whom asks from here, that the page may ask for this machine's demo people and letters. */
const ofThisMachine =
  (home: string) =>
  (shell: string, c: Context): string => {
    const page = shell.replace(
      /(name="shanchao-home" content=")[^"]*/,
      (_before, name: string) => name + home,
    );
    return isFromHere(c) ? page.replace('<head>', '<head><meta name="shanchao-local" content="1">') : page;
  };

/**
 * The site as the cloud serves it: hashed files for a year, other files asked for again each time, pages drawn for each
 * request. Loaded after the pages are built. @param home whose season stands at `/`
 */
export const pages = async (web: string, home: string): Promise<Hono> => {
  const { siteRoutes } = await import('../site/site.routes');
  const drawn = siteRoutes({ home, inShell: ofThisMachine(home) });
  const site = new Hono();
  site.use(compress());
  site.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value);
    if (!c.res.headers.has('cache-control'))
      c.header('cache-control', c.res.ok && c.req.path.startsWith('/assets/') ? YEAR : 'no-cache');
  });
  // The app's page stands at its own addresses.
  site.get('/index.html', (c) => c.redirect('/'));
  const { sharePictures } = await import('../site/share-pictures.routes');
  const pictures = sharePictures();
  site.get('/share/*', (c) => pictures.fetch(c.req.raw, c.env));
  const files = serveStatic({ root: join(web, 'dist') });
  site.use((c, next) => (IS_FILE.test(c.req.path) ? files(c, next) : next()));
  // A tab from before an update asks for parts that are gone: it must hear so, and not get a page for a script.
  site.get('/assets/*', (c) => c.text('', 404));
  site.all('*', (c) => drawn.fetch(c.req.raw, c.env));
  return site;
};
