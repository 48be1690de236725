import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser';
import { startProduct, type Product } from '../support/product';
import { assertWellMade, beginWalk, looks, picture } from './thread/walk';

let browser: Browser;
let product: Product;
beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

type Listed = { items: { campaignId: string; offerId: string; eventId: string }[] };
const first = async (what: string) => {
  const reply = await fetch(`${product.url}/api/organisations/chunan/${what}`);
  const [item] = ((await reply.json()) as Listed).items;
  if (!item) throw new Error(`the seeds hold no ${what}`);
  return item;
};

/** The demo's desks, beside the pages that the thread passes. */
const desks: [who: string, name: string, paths: string[]][] = [
  ['finance', '徐会计', ['to-do', 'statements', 'dues', 'funds', 'agreements', 'campaigns', 'merchants']],
  ['organiser', '江小组', ['today', 'events']],
  ['merchant', '方老板', ['shop']],
  ['auditor', '邵审计', ['to-do', 'dues', 'members']],
  ['admin', '郑主任', ['all']],
];

describe.each(looks)('$name', (look) => {
  test('every public page: its title, its language, no sideways scroll, nothing that axe finds', async () => {
    const walk = beginWalk(browser, product, look);
    const { page } = await walk.visitor();
    const ahead = await first(`events?from=${encodeURIComponent(new Date().toISOString())}`);
    const [campaign, offer] = [await first('campaigns'), await first('offers')];
    const paths = {
      home: '/',
      campaign: `/chunan/campaigns/${campaign.campaignId}`,
      event: `/chunan/events/${ahead.eventId}`,
      offer: `/chunan/offers/${offer.offerId}`,
      'sign-in': '/sign-in',
    };
    for (const [what, path] of Object.entries(paths)) {
      await page.goto(path);
      await assertWellMade(page, look.language, what);
      await picture(page, `${what}-${look.name}`);
    }
    await walk.end();
  });

  test.each(desks)('the desk of %s, as the demo finds it', async (who, name, paths) => {
    const walk = beginWalk(browser, product, look);
    const [here = '', ...others] = paths;
    const { page } = await walk.demoPerson(name, `/${here}`);
    for (const path of [here, ...others]) {
      await page.goto(`/chunan/desk/${path}`);
      await assertWellMade(page, look.language, `${who} ${path}`);
      await picture(page, `${who}-${path}-${look.name}`);
    }
    expect(page.url()).toContain(paths.at(-1));
    await walk.end();
  });
});
