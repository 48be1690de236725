import { beforeAll, describe, expect, test } from 'vitest';
import { asked } from '../support/ask';
import { fishSeason, type FishSeason } from '../support/fish-season';
import { staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { openSite, type Site } from '../support/site';

let site: Site;
let here: FishSeason;
let eventId: string;
let draftId: string;
beforeAll(async () => {
  site = await openSite();
  here = await fishSeason('chunan');
  const organiser = await staffOf(here.o, ['organiser']);
  ({ eventId } = await releaseEvent(here.o, organiser, [{}]));
  ({ eventId: draftId } = await releaseEvent(here.o, organiser, [{}], { publish: false }));
});

const fetched = async (path: string) => {
  const { sharePictures } = await import('../../functions/site/share-pictures.routes');
  const reply = await sharePictures().request(`http://shanchao.test${path}`);
  return { status: reply.status, headers: reply.headers, png: Buffer.from(await reply.arrayBuffer()) };
};

/** Of a PNG's head (ISO/IEC 15948, 11.2.2). */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];
const picturesIn = (html: string): string[] =>
  [...html.matchAll(/property="og:image" content="http:\/\/shanchao\.test([^"]+)"/g)].map(
    ([, path = '']) => path,
  );

describe('the pictures that a page names', () => {
  test.each([
    ['home', () => '/'],
    ['event', () => `/chunan/events/${eventId}`],
    ['campaign', () => `/chunan/campaigns/${here.campaignId}`],
    ['offer', () => `/chunan/offers/${here.offerId}`],
  ])('%s: one of 1200 × 630 and a square one, in each language, kept for a week', async (_, path) => {
    for (const language of ['zh-CN', 'en']) {
      const { html } = await site.page(`${path()}?lang=${language}`);
      const [wide = '', square = '', ...others] = picturesIn(html);
      expect(others).toEqual([]);
      for (const [picture, size] of [
        [wide, [1200, 630]],
        [square, [800, 800]],
      ] as const) {
        expect(picture).toContain(`/share/${language}/chunan/`);
        const { status, headers, png } = await fetched(picture);
        expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
        expect(headers.get('cache-control')).toBe('public, max-age=86400, s-maxage=604800, immutable');
        expect(sizeOf(png)).toEqual(size);
      }
    }
  });

  test('another thing, another language and another fact have another picture', async () => {
    const wideOf = async (path: string) => picturesIn((await site.page(path)).html)[0] ?? '';
    const event = await wideOf(`/chunan/events/${eventId}`);
    const english = await wideOf(`/chunan/events/${eventId}?lang=en`);
    const offer = await wideOf(`/chunan/offers/${here.offerId}`);
    const drawn = await Promise.all([event, english, offer].map(async (path) => (await fetched(path)).png));
    expect(new Set(drawn.map((png) => png.toString('base64'))).size).toBe(3);
  });
});

test('an address that tells of what is no more leads to what is, and is kept a minute', async () => {
  const older = await fetched(`/share/zh-CN/chunan/events/${eventId}/wide-000000000000.png`);
  expect([older.status, older.headers.get('cache-control')]).toEqual([302, 'public, max-age=0, s-maxage=60']);
  const [today] = picturesIn((await site.page(`/chunan/events/${eventId}`)).html);
  expect(older.headers.get('location')).toBe(today);
});

test('of what is not public, of another organisation’s, and of no address there is no picture', async () => {
  await asked(404, 'GET', `/organisations/chunan/events/${draftId}`);
  for (const path of [
    `/share/zh-CN/chunan/events/${draftId}/wide-000000000000.png`,
    `/share/zh-CN/xihu/events/${eventId}/wide-000000000000.png`,
    `/share/fr/chunan/events/${eventId}/wide-000000000000.png`,
    `/share/zh-CN/chunan/events/${eventId}/huge-000000000000.png`,
    `/share/zh-CN/chunan/people/${eventId}/wide-000000000000.png`,
    `/share/zh-CN/chunan/home/xihu/wide-000000000000.png`,
    '/share/zh-CN/chunan',
  ]) {
    const { status, headers } = await fetched(path);
    expect([status, headers.get('cache-control')], path).toEqual([404, 'no-store']);
  }
});
