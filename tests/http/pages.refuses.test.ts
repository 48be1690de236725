import { beforeAll, describe, expect, test, vi } from 'vitest';
import * as events from '../../functions/volunteering/events/find-events.action';
import { asked } from '../support/ask';
import { campaignBody, charity, type Charity } from '../support/fish-sale';
import { inDays, releaseEvent } from '../support/release-event';
import { openSite, titleOf, type Site } from '../support/site';

let site: Site;
let here: Charity;
let elsewhere: Charity;
beforeAll(async () => {
  site = await openSite();
  here = await charity('chunan');
  elsewhere = await charity('xihu');
});

const EN = { 'accept-language': 'en' };

const isNowhere = async (path: string, headers: Record<string, string> = {}): Promise<void> => {
  for (const [language, title] of [
    ['zh-CN', '没有这个页面 · 善潮'],
    ['en', 'Page not found · Shanchao'],
  ] as const) {
    const page = await site.page(path, { ...headers, 'accept-language': language });
    expect([page.status, titleOf(page.html)], path).toEqual([404, title]);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(page.html).toContain('<meta name="robots" content="noindex"/>');
    expect(page.html).not.toContain('og:title');
  }
};

test('a draft is a real 404, for staff as for everybody', async () => {
  const draft = await asked<{ campaignId: string }>(201, 'POST', `${here.at}/campaigns`, campaignBody(), {
    as: here.finance,
  });
  const { eventId } = await releaseEvent(here.o, here.organiser, [{}], { publish: false });
  for (const path of [`/chunan/campaigns/${draft.campaignId}`, `/chunan/events/${eventId}`]) {
    await isNowhere(path);
    await isNowhere(path, { cookie: here.admin.cookie });
  }
});

test('another organisation’s thing, an address that was cut, and one that never was', async () => {
  const { eventId } = await releaseEvent(here.o, here.organiser, [{}]);
  expect((await site.page(`/chunan/events/${eventId}`)).status).toBe(200);
  expect(elsewhere.o).toBe('xihu');
  for (const path of [
    `/xihu/events/${eventId}`,
    `/chunan/events/${eventId.slice(0, -1)}`,
    '/chunan/offers/ofr_cut',
    '/nobody',
    '/Chunan',
    '/chunan/no/such/page',
    '/%E6%B7%B3%E5%AE%89',
    '/chunan/events/%00',
  ])
    await isNowhere(path);
});

describe('what people write is only ever read', () => {
  const evil = `</script><script>alert("1")</script><img src=x onerror='a'>`;

  test('in text, in attributes and in the data of islands', async () => {
    const event = await asked<{ eventId: string }>(
      201,
      'POST',
      `${here.at}/events`,
      {
        title: { zh: evil.slice(0, 60), en: evil.slice(0, 60) },
        description: { zh: evil },
        place: { zh: evil.slice(0, 40) },
        startsAt: inDays(7, 0),
        endsAt: inDays(7, 10),
      },
      { as: here.organiser },
    );
    const shift = {
      title: { zh: evil.slice(0, 40) },
      startsAt: inDays(7, 1),
      endsAt: inDays(7, 2),
      places: 1,
      waitlist: false,
    };
    await asked(201, 'POST', `${here.at}/events/${event.eventId}/shifts`, shift, { as: here.organiser });
    await asked(200, 'POST', `${here.at}/events/${event.eventId}/publish`, undefined, { as: here.organiser });
    for (const path of [`/chunan/events/${event.eventId}`, '/chunan']) {
      const { status, html } = await site.page(path, EN);
      expect(status).toBe(200);
      expect(html).not.toMatch(/<script>alert|<img src=x/);
      expect(html).toContain('&lt;script>alert(&quot;1&quot;)');
    }
    const { html } = await site.page(`/chunan/events/${event.eventId}`, EN);
    const data = /<script type="application\/json" id="page-data">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(data).not.toContain('<');
    expect((JSON.parse(data) as { event: { title: { zh: string } } }).event.title.zh).toBe(evil.slice(0, 60));
  });
});

describe('what goes wrong', () => {
  test('a fault is recorded, and told in a fixed sentence with nothing of it, kept by nobody', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = vi.spyOn(events, 'findEvents').mockRejectedValue(new Error('the inside of it'));
    const page = await site.page('/chunan', EN);
    broken.mockRestore();
    expect(page.status).toBe(500);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.html).toContain('Something went wrong on our side');
    expect(page.html).not.toContain('the inside of it');
    expect(told.mock.calls.flat().join()).toContain('the inside of it');
    told.mockRestore();
  });
});
