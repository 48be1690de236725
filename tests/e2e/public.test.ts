import { expect, test } from 'vitest';
import { openHouse } from './house/house';
import { assertWellMade, desk, looks, phone, settled, turnTo, type InLook } from './thread/looks';
import { picture } from './thread/picture';
import { beginWalk } from './thread/walk';

// The organisation whose season stands at `/`.
const house = openHouse('chunan', { withSeason: true });

type Listed = { items: { campaignId: string; offerId: string; eventId: string }[] };
const first = async (what: string) => {
  const reply = await fetch(`${house.url}/api/organisations/${house.organisationId}/${what}`);
  const [item] = ((await reply.json()) as Listed).items;
  if (!item) throw new Error(`the seeds hold no ${what}`);
  return item;
};

test.each(looks)(
  'every public page, $name: its title, its language, no sideways scroll, nothing that axe finds',
  async ({ name, look }) => {
    const walk = beginWalk(house, look);
    const { page } = await walk.visitor();
    const ahead = await first(`events?from=${encodeURIComponent(new Date().toISOString())}`);
    const [campaign, offer] = [await first('campaigns'), await first('offers')];
    const paths = {
      home: '/',
      campaign: `${walk.at}/campaigns/${campaign.campaignId}`,
      event: `${walk.at}/events/${ahead.eventId}`,
      offer: `${walk.at}/offers/${offer.offerId}`,
      'sign-in': '/sign-in',
    };
    for (const [what, path] of Object.entries(paths)) {
      await page.goto(path);
      await assertWellMade(page, look, what);
      await picture(page, `${what}-${name}`);
    }
    await walk.end();
  },
);

/** The demo's desks, beside the pages that the thread passes; loaded in one look, some in each, and seen in both. */
const desks: [who: string, name: string, loadedIn: InLook, paths: string[]][] = [
  [
    'finance',
    '徐会计',
    phone,
    ['to-do', 'statements', 'dues', 'funds', 'agreements', 'campaigns', 'merchants'],
  ],
  ['organiser', '江小组', desk, ['today', 'events']],
  ['merchant', '方老板', phone, ['shop']],
  ['auditor', '邵审计', desk, ['to-do', 'dues', 'members']],
  ['admin', '郑主任', phone, ['all']],
];

test.each(desks)('the desk of %s, as the demo finds it', async (who, name, loadedIn, paths) => {
  const walk = beginWalk(house, loadedIn);
  const [here = '', ...others] = paths;
  const { page } = await walk.demoPerson(name, `/${here}`);
  await walk.seen(page, `${who}-${here}`);
  for (const path of others) {
    await page.goto(`${walk.at}/desk/${path}`);
    await walk.seen(page, `${who}-${path}`);
  }
  expect(page.url()).toContain(paths.at(-1));
  await walk.end();
});

/** What makes a line the longest: English words, the narrowest phone, large letters. Whoever is signed in has more in the header. */
test.each(['', '林小潮', '徐会计'])(
  'on the narrowest phone nothing scrolls sideways, in English and in large letters: %s',
  async (who) => {
    const walk = beginWalk(house, phone);
    const { page } = await (who === '' ? walk.visitor() : walk.demoPerson(who, '/to-do'));
    await page.goto('/');
    await turnTo(page, desk);
    const tooWide: string[] = [];
    for (const path of ['/', '/me', `${walk.at}/desk/to-do`])
      for (const width of [360, 390])
        for (const text of ['normal', 'large']) {
          await page.goto(path);
          await page.setViewportSize({ width, height: 800 });
          await page.evaluate((size) => (document.documentElement.dataset['text'] = size), text);
          await settled(page);
          const by = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (by > 0) tooWide.push(`${path} at ${width}, ${text}: by ${by}`);
        }
    expect(tooWide).toEqual([]);
    await walk.end();
  },
);
