import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser';
import { startProduct, type Product } from '../support/product';
import { openShift, post, title } from './open-shift';
import { assertWellMade, beginWalk, looks, press, readUntil, settled, type Walk } from './thread/walk';

const campaignName = { zh: '冬日送暖', en: 'Warm winter' };
const fundName = { zh: '冬日送暖专项基金', en: 'Warm winter fund' };
const thing = { zh: '棉被', en: 'Quilts' };
const days = { startsOn: '2026-01-01', endsOn: '2027-12-31' };

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

/** Of the demo: the merchant that 方老板 speaks for. */
const merchantIdOf = async (page: Page): Promise<string> => {
  const reply = await page.request.get('/api/organisations/chunan/agreements');
  const { items } = (await reply.json()) as { items: { merchantId: string }[] };
  return items[0]?.merchantId ?? '';
};

/** A campaign in draft, an agreement that nobody signed, and an offer under it. @param page a treasurer's */
const draftAll = async (page: Page) => {
  const { campaignId = '' } = await post(page, '/campaigns', {
    name: campaignName,
    purpose: thing,
    ...days,
    fund: { name: fundName },
  });
  const { agreementId = '' } = await post(page, '/agreements', {
    merchantId: await merchantIdOf(page),
    campaignId,
    rule: { kind: 'fixed', perItem: 4_200 },
    unit: { zh: '床' },
    ...days,
    use: thing,
    deliveredBy: '每月 10 日前汇入',
  });
  await post(page, '/offers', { campaignId, agreementId, name: thing, price: 16_800, unit: { zh: '床' } });
  return { campaignId, agreementId };
};

/** The row of the new offer, once the list has it. */
const rowOf = async (walk: Walk, page: Page) => {
  await page.goto('/chunan/desk/offers');
  await readUntil(page, walk.inWords(thing));
  return page.locator('.offer-line', { hasText: walk.inWords(thing) });
};

test.each(looks)('what must come before a sale stands beside its button, $name', async (look) => {
  const walk = beginWalk(browser, product, look);
  const { page } = await walk.demoPerson('徐会计', '/offers');
  const says = walk.staff.offers;
  const { campaignId, agreementId } = await draftAll(page);
  const row = (await rowOf(walk, page)).filter({ hasText: says.unsigned }).first();
  await row.getByText(says.unsigned).waitFor();
  expect(await row.getByRole('button').getAttribute('aria-disabled')).toBe('true');
  await assertWellMade(page, look.language, 'not to be sold yet');
  await row.getByRole('link', { name: says.readAgreement }).click();
  await page.waitForURL(`**/agreements/${agreementId}`);
  for (const named of [campaignName, fundName])
    await page.locator('.paper').getByText(walk.inWords(named), { exact: true }).waitFor();

  const { page: shop } = await walk.demoPerson('方老板', '/shop');
  await shop.locator('.card').getByText(walk.inWords(campaignName)).first().waitFor();
  await post(shop, `/agreements/${agreementId}/sign`, { signedBy: '方大伟' });
  await page.goto(`/chunan/desk/campaigns/${campaignId}`);
  await page.getByText(says.unpublished).waitFor();
  await press(page, walk.staff.campaigns.publish);
  await press(page.getByRole('dialog'), walk.staff.campaigns.publish);
  const open = page.getByRole('button', { name: `${says.openNow} ${walk.inWords(thing)}` });
  await expect.poll(() => open.getAttribute('aria-disabled')).toBeNull();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');

  // The new fund is the newest and empty: spending opens where something was spent.
  await page.goto('/chunan/desk/spending');
  await settled(page);
  const here = page.locator('.views [aria-current="true"]');
  expect(await here.innerText()).not.toBe(walk.inWords(campaignName));
  await page.locator('main li').getByText('¥').first().waitFor();
  await walk.end();
});

test.each(looks)('the next shift names its place, and is none once it is served, $name', async (look) => {
  const walk = beginWalk(browser, product, look);
  const { page } = await walk.demoPerson('江小组', '/events');
  const { shiftId } = await openShift(page);
  const email = `lu-${look.name}@people.example`;
  const { page: own, context } = await walk.newcomer(email, '/me');
  await own.locator('[name="name"]').fill('陆一鸣');
  await press(own, walk.says.mine.saveName);
  await own.getByRole('heading', { level: 1, name: walk.says.mine.hello('陆一鸣') }).waitFor();
  await post(own, `/shifts/${shiftId}/sign-ups`, {});
  await readUntil(own, walk.says.mine.next);
  // The event is called as its place: the place alone is a line of its own.
  await own.locator('.next-shift > p', { hasText: new RegExp(`^${walk.inWords(title)}$`) }).waitFor();
  await assertWellMade(own, look.language, 'the next shift');

  const { personId } = (await (await context.request.get('/api/me')).json()) as { personId: string };
  await post(page, `/shifts/${shiftId}/sign-ups/${personId}/check-in`, {});
  await post(page, `/shifts/${shiftId}/sign-ups/${personId}/check-out`, {});
  const { duration, total } = walk.says.mine;
  await readUntil(own, total(duration(0), 1));
  expect(await own.locator('.next-shift').count()).toBe(0);
  await walk.end();
});
