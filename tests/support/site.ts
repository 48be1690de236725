import { join, resolve } from 'node:path';
import type { Hono } from 'hono';
import { buildPages } from '../../functions/machine/build-pages';

const WEB = resolve(import.meta.dirname, '../../web');
export const DIST = join(WEB, 'dist');

export type Site = { page: (path: string, headers?: Record<string, string>) => Promise<Answered> };
export type Answered = { status: number; headers: Headers; html: string };

/** The pages as the deployed function and one machine answer them, in process; built where they are older than their sources. */
export const openSite = async (home = 'chunan'): Promise<Site> => {
  await buildPages(WEB);
  const { siteRoutes } = await import('../../functions/site/site.routes');
  const app = siteRoutes({ home }) as unknown as Hono;
  return {
    page: async (path, headers = {}) => {
      const reply = await app.request(`http://shanchao.test${path}`, { headers });
      return { status: reply.status, headers: reply.headers, html: await reply.text() };
    },
  };
};

/** The content of a meta tag, by its property or name. */
export const metaOf = (html: string, name: string): string | undefined =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];

/** What stands between a page's title tags. */
export const titleOf = (html: string): string | undefined => /<title>([^<]*)<\/title>/.exec(html)?.[1];
