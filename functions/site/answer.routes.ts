import type { Context, Hono } from 'hono';
import { Hono as NewHono } from 'hono';
import { drawnFor, renderPage, type Asked, type Picture, type Shown } from '../../web/pages.js';
import { clock } from '../platform/clock';
import { config } from '../platform/config';
import { PAGE_HEADERS } from '../platform/http/page-headers';
import { pageLanguage } from '../platform/http/page-language';
import { log } from '../platform/log';
import { refusals } from '../refusals';
import { Refusal, sentence } from '../shared/refusals';
import { passedOf } from './passed.routes';
import { picturesOf } from './picture-address';

/** A public page is the same for everybody who reads its language: the edge keeps it a minute, and gives it out once more while it asks anew. */
export const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';
/** What is somebody's own, and what is not as it should be, is kept by nobody. */
export const KEPT_BY_NOBODY = 'no-store';

export type PageEnv = { Variables: { now: Date } };

const askedOf = (c: Context<PageEnv>): Asked => ({
  language: pageLanguage(c),
  now: c.get('now'),
  publicUrl: config.publicUrl,
  path: c.req.path,
});

/** The pictures by which a page is passed on: drawn when they are asked for (share-pictures.routes.ts). */
const pictured = (asked: Asked, shown: Shown): readonly Picture[] => {
  const [passed, words] = [passedOf(shown, asked.language), drawnFor(asked, shown)];
  return passed && words ? picturesOf(asked.publicUrl, passed, words) : [];
};

/** A page as HTML, in the reader's language. @param status 404 and the like are kept by nobody */
export const pageAnswer = (c: Context<PageEnv>, shown: Shown, status: 200 | 404 | 500 | 503 = 200) => {
  const asked = askedOf(c);
  return c.html(renderPage(asked, shown, pictured(asked, shown)), status, {
    'cache-control': status === 200 ? PUBLIC : KEPT_BY_NOBODY,
    'content-language': asked.language,
    vary: 'Accept-Language, Cookie',
  });
};

export const notFoundPage = (c: Context<PageEnv>) => pageAnswer(c, { page: 'not-found' }, 404);

const UNEXPECTED = {
  'zh-CN': '系统出了问题，已记录。请稍后重试。',
  en: 'Something went wrong on our side and was recorded. Please try again later.',
};

/** What is refused is said as a page; everything else is a bug: recorded, and answered with a fixed sentence. */
const sayNoAsPage = (error: Error, c: Context<PageEnv>) => {
  if (error instanceof Refusal) {
    const kind = refusals[error.code];
    if (kind.status === 404) return notFoundPage(c);
    const says = sentence(kind, error.facts, pageLanguage(c) === 'en' ? 'en' : 'zh');
    return pageAnswer(c, { page: 'failed', says }, kind.status === 503 ? 503 : 500);
  }
  log.error('unexpected', error, { path: c.req.path });
  return pageAnswer(c, { page: 'failed', says: UNEXPECTED[pageLanguage(c)] }, 500);
};

/** Routes of pages: what every one is answered with, one time for the whole request, and how it says no. */
export const pageRoutes = (): Hono<PageEnv> => {
  const app = new NewHono<PageEnv>();
  app.use(async (c, next) => {
    c.set('now', clock());
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value);
    return next();
  });
  app.notFound(notFoundPage);
  app.onError(sayNoAsPage);
  return app;
};
