import { beforeAll, describe, expect, test } from 'vitest';
import { asked } from '../support/ask';
import { fishSeason, type FishSeason, daysAgo } from '../support/fish-season';
import { staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { metaOf, openSite, titleOf, type Site } from '../support/site';

let site: Site;
let here: FishSeason;
let paths: Record<'home' | 'event' | 'campaign' | 'offer', string>;
beforeAll(async () => {
  site = await openSite();
  here = await fishSeason('chunan');
  const organiser = await staffOf(here.o, ['organiser'], { name: '江小组' });
  const { eventId } = await releaseEvent(here.o, organiser, [
    { places: 3 },
    { places: 2, waitlist: true, hours: [5, 7] },
  ]);
  await here.sell(2, daysAgo(1));
  await settle();
  paths = {
    home: '/',
    event: `/chunan/events/${eventId}`,
    campaign: `/chunan/campaigns/${here.campaignId}`,
    offer: `/chunan/offers/${here.offerId}`,
  };
});

const ZH = { 'accept-language': 'zh-CN,zh;q=0.9' };
const EN = { 'accept-language': 'en-GB,en;q=0.9' };
const names = ['home', 'event', 'campaign', 'offer'] as const;

describe('a page says of itself what it is, in the reader’s language', () => {
  test.each([
    ['home', 'chunan 慈善总会 · 善潮', 'chunan charity federation · Shanchao'],
    ['event', '千岛湖放鱼 · 善潮', 'Fish release · Shanchao'],
    ['campaign', '我在千岛湖有条鱼 · 善潮', '我在千岛湖有条鱼 · Shanchao'],
    ['offer', '有机鱼 · 善潮', '有机鱼 · Shanchao'],
  ] as const)('%s', async (name, zh, en) => {
    const pages = { zh: await site.page(paths[name], ZH), en: await site.page(paths[name], EN) };
    expect([titleOf(pages.zh.html), titleOf(pages.en.html)]).toEqual([zh, en]);
    for (const { html } of Object.values(pages)) {
      expect(metaOf(html, 'og:title')).toBe(titleOf(html)?.split(' · ')[0]);
      expect(metaOf(html, 'og:description')).toBe(metaOf(html, 'description'));
      expect(metaOf(html, 'description')?.length).toBeGreaterThan(10);
      expect(metaOf(html, 'twitter:card')).toBe('summary_large_image');
    }
  });

  test('an event’s sentence has when, where and what; an offer’s the price and what it gives', async () => {
    const event = metaOf((await site.page(paths.event, ZH)).html, 'description');
    expect(event).toMatch(/^\d+月\d+日 周. 09:00 · 中心湖区码头 · 把鱼放回湖里。$/);
    const offer = metaOf((await site.page(paths.offer, ZH)).html, 'description');
    expect(offer).toBe('¥168.00 每条 · 每条 ¥42.00 用于保温送餐箱 · 千岛湖渔家');
  });

  test('one address is canonical in each language, and each page names the other', async () => {
    const { html } = await site.page(`${paths.event}?lang=en&utm_source=chat`);
    const at = `http://shanchao.test${paths.event}`;
    expect(html).toContain(`<link rel="canonical" href="${at}?lang=en"/>`);
    expect(html).toContain(`<link rel="alternate" hreflang="zh-CN" href="${at}"/>`);
    expect(html).toContain(`<link rel="alternate" hreflang="en" href="${at}?lang=en"/>`);
    expect(metaOf(html, 'og:url')).toBe(`${at}?lang=en`);
    expect(metaOf(html, 'og:locale')).toBe('en_GB');
  });
});

describe('the language', () => {
  const languageOf = async (query: string, headers: Record<string, string>): Promise<string | undefined> =>
    /<html lang="([^"]+)"/.exec((await site.page(paths.home + query, headers)).html)?.[1];

  test('is that of the address, else of the cookie, else of the browser, else Chinese', async () => {
    expect(await languageOf('?lang=zh-CN', { ...EN, cookie: 'lang=en' })).toBe('zh-CN');
    expect(await languageOf('', { ...ZH, cookie: 'lang=en' })).toBe('en');
    expect(await languageOf('?lang=fr', EN)).toBe('en');
    expect(await languageOf('', {})).toBe('zh-CN');
  });

  test('is what the front says, which keeps pages by it', async () => {
    expect(await languageOf('', { ...ZH, 'x-page-language': 'en' })).toBe('en');
  });
});

describe('what can be read stands in the HTML', () => {
  test('home: the season in figures, what comes, the campaigns, what to do', async () => {
    const { html } = await site.page(paths.home, ZH);
    expect(html).toContain('千岛湖放鱼');
    expect(html).toContain('每卖出一条鱼,捐 42 元买保温箱。');
    expect(html).toContain('¥84<small>.00</small>');
    expect(html).toContain(`href="${paths.campaign}#offers"`);
  });

  test('event: shifts with their places, and where one signs in', async () => {
    const { html } = await site.page(paths.event, ZH);
    expect(html).toContain('余 3 个名额');
    expect(html).toContain(`href="/sign-in?next=${encodeURIComponent(paths.event)}"`);
    expect(html).toMatch(/<noscript><div class="notice wait">.*?报名需要浏览器允许运行脚本/);
  });

  test('campaign: the river, its parts opened without a script, and the agreement', async () => {
    const { html } = await site.page(paths.campaign, ZH);
    expect(html.match(/<details name="river">/g)).toHaveLength(5);
    expect(html).toContain('¥84<small>.00</small>');
    expect(html).toContain('每条捐 ¥42.00');
  });

  test('offer: what the price is made of, and that buying needs a script', async () => {
    const { html } = await site.page(paths.offer, ZH);
    expect(html).toContain('aria-label="商品 ¥126.00，捐赠 ¥42.00"');
    expect(html).toMatch(/<noscript><div class="notice wait">.*?下单和支付需要浏览器允许运行脚本/);
  });
});

describe('what a page is answered with', () => {
  test.each(names)(
    '%s: kept a minute at the edge, not by the browser; the policy as everywhere',
    async (name) => {
      const { status, headers } = await site.page(paths[name], ZH);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=UTF-8');
      expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=60');
      expect(headers.get('vary')).toBe('Accept-Language, Cookie');
      expect(headers.get('content-language')).toBe('zh-CN');
      expect(headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'");
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.has('set-cookie')).toBe(false);
    },
  );

  test.each(names)('%s: nothing inline, so that the policy needs no exception', async (name) => {
    for (const headers of [ZH, EN]) {
      const { html } = await site.page(paths[name], headers);
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes = '']) => attributes);
      for (const script of scripts) expect(script).toMatch(/\bsrc="\/|type="application\/json"/);
    }
  });

  test('the same for whoever asks: nobody’s name, sign-in or draft is in it', async () => {
    const cookie = here.finance.cookie;
    for (const name of names)
      expect((await site.page(paths[name], { ...ZH, cookie })).html, name).toBe(
        (await site.page(paths[name], ZH)).html,
      );
  });

  test('HEAD is answered, and what a page does not know how to do is not', async () => {
    const { siteRoutes } = await import('../../functions/site/site.routes');
    const app = siteRoutes({ home: 'chunan' });
    const head = await app.request(paths.home, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await app.request(paths.home, { method: 'POST' })).status).toBe(404);
  });
});

describe('the page of the app', () => {
  test.each(['/sign-in', '/me', '/chunan/desk', '/chunan/desk/funds', '/chunan/orders/ord_01?key=secret'])(
    'stands at %s, and is kept by nobody',
    async (path) => {
      const { status, headers, html } = await site.page(path, ZH);
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(html).toContain('<div id="app"></div>');
      expect(html).not.toContain('secret');
    },
  );
});

test('where the organisation that is meant for / is not here, the only one is gone to, or one chooses', async () => {
  const other = await openSite('nobody');
  const only = await other.page('/', ZH);
  expect([only.status, only.headers.get('location')]).toEqual([302, '/chunan']);
  await asked(200, 'GET', '/organisations');
  await fishSeason('xihu');
  const several = await other.page('/', ZH);
  expect(several.status).toBe(200);
  for (const id of ['chunan', 'xihu']) expect(several.html).toContain(`href="/${id}"`);
  expect((await site.page(paths.home, ZH)).html).toContain('href="/xihu"');
});

test('robots are told where they may look, and what is published', async () => {
  const robots = await site.page('/robots.txt');
  expect(robots.html).toContain('Sitemap: http://shanchao.test/sitemap.xml');
  for (const closed of ['/api/', '/me$', '/sign-in', '/*/orders/', '/*/desk'])
    expect(robots.html).toContain(`Disallow: ${closed}\n`);
  const index = await site.page('/sitemap.xml');
  expect(index.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  expect(index.html).toContain('<loc>http://shanchao.test/sitemap/chunan.xml</loc>');
  const map = await site.page('/sitemap/chunan.xml');
  for (const path of ['/chunan', paths.event, paths.campaign, paths.offer])
    expect(map.html).toContain(`<loc>http://shanchao.test${path}</loc>`);
  expect((await site.page('/sitemap/nobody.xml')).status).toBe(404);
});
