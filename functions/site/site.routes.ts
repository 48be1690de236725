import type { Context, Hono } from 'hono';
import { shell } from '../../web/pages.js';
import { KEPT_BY_NOBODY, pageRoutes, type PageEnv } from './answer.routes';
import { forRobots } from './for-robots.routes';
import { listPages } from './lists.routes';
import { publicPages } from './public-pages.routes';

/** The addresses of what is somebody's own: the app draws them, and asks the API for what they hold. */
const OF_THE_APP = ['/sign-in', '/me', '/:o/desk', '/:o/desk/*', '/:o/orders/:orderId'];

export type Site = {
  /** Whose season stands at `/`. */
  home: string;
  /** What one machine writes into the app's page. */
  inShell?: (shell: string, c: Context) => string;
};

/** Everything that is neither the API nor a file: the public's pages as HTML, the app's page, and a real 404. */
export const siteRoutes = ({ home, inShell = (page) => page }: Site): Hono<PageEnv> => {
  const app = pageRoutes();
  app.on('GET', OF_THE_APP, (c) => c.html(inShell(shell, c), 200, { 'cache-control': KEPT_BY_NOBODY }));
  return publicPages(listPages(forRobots(app)), home);
};
