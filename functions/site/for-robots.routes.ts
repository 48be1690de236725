import type { Hono } from 'hono';
import { findOrganisation, findOrganisations } from '../people/organisations/find-organisations.action';
import { findCampaigns } from '../selling/campaigns/find-campaigns.action';
import { findOffers } from '../selling/offers/find-offers.action';
import { config } from '../platform/config';
import { OrganisationId } from '../shared/ids';
import { findEvents } from '../volunteering/events/find-events.action';
import { notFoundPage, type PageEnv } from './answer.routes';
import { ANYBODY, idIn, startOfToday } from './reads.routes';

/** Looked at a few times a day by few: an hour at the edge. */
const FOR_AN_HOUR = 'public, max-age=0, s-maxage=3600';
const ROWS_A_PAGE = 50;
/** Of each list: a map names what is looked for now, not all that ever was, and costs the same however much there is. */
const MOST_PAGES = 20;

type Page<Row> = { items: readonly Row[]; next?: string | undefined };

const readAll = async <Row>(
  page: (ask: { limit: number; cursor?: string }) => Promise<Page<Row>>,
): Promise<Row[]> => {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let read = 0; read < MOST_PAGES; read += 1) {
    const { items, next } = await page({ limit: ROWS_A_PAGE, ...(cursor !== undefined && { cursor }) });
    rows.push(...items);
    cursor = next;
    if (cursor === undefined) break;
  }
  return rows;
};

const xml = (root: string, item: string, paths: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...paths.map((path) => `<${item}><loc>${config.publicUrl}${path}</loc></${item}>`),
    `</${root}>`,
    '',
  ].join('\n');

/** What an organisation has published: its season, its campaigns, what is on sale, and the events that are still to come. */
const pathsOf = async (organisationId: OrganisationId, now: Date): Promise<string[]> => {
  await findOrganisation(ANYBODY, { organisationId });
  const from = startOfToday(now);
  const [campaigns, offers, events] = await Promise.all([
    readAll((ask) => findCampaigns(ANYBODY, { organisationId, ...ask })),
    readAll((ask) => findOffers(ANYBODY, { organisationId, ...ask })),
    readAll((ask) => findEvents(ANYBODY, { organisationId, drafts: false, from, ...ask })),
  ]);
  return [
    `/${organisationId}`,
    ...['campaigns', 'offers', 'events'].map((list) => `/${organisationId}/${list}`),
    ...campaigns.flatMap(({ campaignId }) =>
      ['', '/spendings', '/hand-overs'].map((list) => `/${organisationId}/campaigns/${campaignId}${list}`),
    ),
    ...offers.map(({ offerId }) => `/${organisationId}/offers/${offerId}`),
    ...events.map(({ eventId }) => `/${organisationId}/events/${eventId}`),
  ];
};

/** What is somebody's own is not to be looked through. */
const ROBOTS = ['/api/', '/sign-in', '/me$', '/*/desk', '/*/orders/', '/dev/', '/sandbox/'];

const asXml = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': FOR_AN_HOUR };

/** For search engines: where they may look, and what there is, an index of a map for each organisation. */
export const forRobots = (app: Hono<PageEnv>): Hono<PageEnv> =>
  app
    .get('/robots.txt', (c) =>
      c.text(
        [
          'User-agent: *',
          ...ROBOTS.map((path) => `Disallow: ${path}`),
          `Sitemap: ${config.publicUrl}/sitemap.xml`,
          '',
        ].join('\n'),
        200,
        { 'cache-control': FOR_AN_HOUR },
      ),
    )
    .get('/sitemap.xml', async (c) => {
      const all = await readAll((ask) => findOrganisations(ANYBODY, ask));
      const maps = all.map(({ organisationId }) => `/sitemap/${organisationId}.xml`);
      return c.body(xml('sitemapindex', 'sitemap', maps), 200, asXml);
    })
    .get('/sitemap/:file', async (c) => {
      const [, named] = /^(.+)\.xml$/.exec(c.req.param('file')) ?? [];
      if (named === undefined) return notFoundPage(c);
      const paths = await pathsOf(idIn(OrganisationId, named), c.get('now'));
      return c.body(xml('urlset', 'url', paths), 200, asXml);
    });
