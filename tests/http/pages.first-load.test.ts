import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { filesNamedBy, MOST_BYTES } from '../../web/first-load.js';
import { daysAgo, fishSeason } from '../support/fish-season';
import { staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { DIST, openSite, type Site } from '../support/site';

let site: Site;
let paths: Record<string, string>;
beforeAll(async () => {
  site = await openSite();
  const here = await fishSeason('chunan');
  const organiser = await staffOf(here.o, ['organiser']);
  // As much as a season shows at once: twenty events, of which one has several shifts.
  const shifts = [
    { places: 30 },
    { hours: [4, 6] as [number, number] },
    { hours: [6, 9] as [number, number] },
  ];
  const { eventId } = await releaseEvent(here.o, organiser, shifts);
  for (let day = 1; day < 20; day += 1) await releaseEvent(here.o, organiser, [{}], { days: day });
  await here.sell(2, daysAgo(1));
  await settle();
  paths = {
    home: '/',
    event: `/chunan/events/${eventId}`,
    campaign: `/chunan/campaigns/${here.campaignId}`,
    offer: `/chunan/offers/${here.offerId}`,
    events: '/chunan/events',
    spendings: `/chunan/campaigns/${here.campaignId}/spendings`,
  };
});

const gzipOf = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

test.each(['home', 'event', 'campaign', 'offer', 'events', 'spendings'])(
  'the first load of %s is at most 25,000 bytes of gzip in all, its HTML included, in each language',
  async (name) => {
    for (const language of ['zh-CN', 'en']) {
      const { html } = await site.page(`${paths[name]}?lang=${language}`);
      const files = filesNamedBy(html);
      // Before the paint, the mark, styles, the frame, its words, and the page's own.
      expect(files.length).toBeGreaterThanOrEqual(6);
      const all = files.reduce((sum, file) => sum + gzipOf(readFileSync(join(DIST, file))), gzipOf(html));
      expect(all, `${name} ${language}`).toBeLessThanOrEqual(MOST_BYTES);
    }
  },
);

test('what is fetched at once is named in the HTML: no script waits for another to be read', async () => {
  const { html } = await site.page(paths['offer'] ?? '');
  const files = filesNamedBy(html);
  for (const file of files.filter((one) => one.endsWith('.js') && one.startsWith('/assets/'))) {
    const imported = [
      ...readFileSync(join(DIST, file), 'utf8').matchAll(/(?:from|^import)\s*["']\.\/([^"']+)["']/gm),
    ];
    for (const [, named] of imported) expect(files, file).toContain(`/assets/${named}`);
  }
});
