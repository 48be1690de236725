import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { windowOf } from '../support/browser';
import { openHouse } from './house/house';
import { desk, phone, settled, turnTo } from './thread/looks';
import { beginWalk, press, type Walk } from './thread/walk';

const house = openHouse('pages', { withSeason: true });

type Listed = { items: { campaignId: string; offerId: string; eventId: string }[] };
const first = async (what: string) => {
  const reply = await fetch(`${house.url}/api/organisations/${house.organisationId}/${what}`);
  const [item] = ((await reply.json()) as Listed).items;
  if (!item) throw new Error(`the seeds hold no ${what}`);
  return item;
};
const pathsOf = async (at: string) => ({
  home: at,
  event: `${at}/events/${(await first(`events?from=${encodeURIComponent(new Date().toISOString())}`)).eventId}`,
  campaign: `${at}/campaigns/${(await first('campaigns')).campaignId}`,
  offer: `${at}/offers/${(await first('offers')).offerId}`,
});

const isSeen = (page: Page, what: string): Promise<boolean> => page.locator(what).first().isVisible();

test.each([phone, desk])('without a script the four pages are read whole, %#', async ({ look, says }) => {
  const context = await house.browser.newContext({
    baseURL: house.url,
    javaScriptEnabled: false,
    viewport: windowOf(look.width === 390 ? 360 : look.width),
    colorScheme: look.scheme,
    locale: look.language,
  });
  const page = await context.newPage();
  const paths = await pathsOf(`/${house.organisationId}`);
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path);
    expect(await page.locator('html').getAttribute('lang'), name).toBe(look.language);
    expect(await isSeen(page, 'h1'), name).toBe(true);
    expect(await page.locator('.bone, [aria-busy="true"]').count(), name).toBe(0);
    // What only a script can do is not offered; the other language is a link.
    expect(await isSeen(page, '.needs-script'), name).toBe(false);
    expect(await page.locator('.header_switches a').getAttribute('href'), name).toMatch(
      /^\?lang=(en|zh-CN)$/,
    );
    const isWithin = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    expect(isWithin, `${name}: no sideways scroll`).toBe(true);
  }

  await page.goto(paths.event);
  expect(await page.locator('.notice').innerText()).toBe(says.noScript.signUp);
  expect(await page.locator('li.shift-row_shift').count()).toBeGreaterThan(0);
  await page.goto(paths.offer);
  expect(await page.locator('.notice').innerText()).toBe(says.noScript.buy);
  expect((await page.locator('.bar.bar_tall').boundingBox())?.height).toBeGreaterThan(30);
  await page.goto(paths.campaign);
  const stage = page.locator('.river_stage', { hasText: says.campaign.due }).first();
  await stage.locator('summary').click();
  await stage.getByText(says.campaign.dueSays).waitFor();
  await context.close();
});

const openOffer = async (walk: Walk) => {
  const { page, context } = await walk.visitor();
  await page.goto((await pathsOf(walk.at)).offer);
  return { page, context };
};

/** What leaves least room: the narrowest phone, an English unit, large letters. */
test('both buttons beside the quantity are as wide as a thumb, and the unit is one word on one line', async () => {
  const walk = beginWalk(house, desk);
  const { page } = await openOffer(walk);
  await page.setViewportSize({ width: 360, height: 800 });
  for (const text of ['normal', 'large']) {
    await page.evaluate((size) => (document.documentElement.dataset['text'] = size), text);
    await settled(page);
    const boxes = await page
      .locator('.offer_stepper > *')
      .evaluateAll((all) =>
        all.map((each) => each.getBoundingClientRect()).map(({ width, height }) => ({ width, height })),
      );
    const [fewer, field, another, unit] = boxes;
    expect(Math.min(fewer?.width ?? 0, another?.width ?? 0), text).toBeGreaterThanOrEqual(44);
    expect(field?.width, text).toBeGreaterThan(60);
    expect(unit?.height, text).toBeLessThan(44);
  }
  await walk.end();
});

test('who leaves the line is told that they left the line, and gave up no place', async () => {
  const walk = beginWalk(house);
  const { shift, mine } = walk.says;
  const { page } = await walk.newcomer('waits@pages.example.org', (await pathsOf(walk.at)).event);
  const row = page.locator('li.shift-row_shift', { hasText: shift.wait });
  const title = await row.locator('h3').innerText();
  await press(row, shift.wait);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(mine.name).fill('候补的人');
  await press(dialog, shift.nameThenOn);
  const waiting = page.locator('li.shift-row_shift', { hasText: shift.leaveQueue });
  await press(waiting, shift.leaveQueue);
  await press(page.getByRole('dialog'), shift.leaveQueue);
  await page.getByText(shift.leftQueue(title)).waitFor();
  expect(await page.getByText(shift.gaveUp(title)).count()).toBe(0);
  await walk.end();
});

test('an amount beside a day of a merchant’s orders is called what it is, and its date is read whole', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('方老板', '/shop');
  const days = page.locator('section[aria-labelledby="sales"] summary');
  await days.first().waitFor();
  for (const day of await days.allInnerTexts()) expect(day).toContain(`${walk.staff.shop.given} ¥`);

  // On the narrowest phone, in large letters, no date breaks within its day or its weekday.
  await page.setViewportSize({ width: 360, height: 800 });
  await page.evaluate(() => (document.documentElement.dataset['text'] = 'large'));
  await settled(page);
  const broken = await page.locator('main time').evaluateAll((all) =>
    all.flatMap(({ firstChild: text }) =>
      [...(text?.textContent ?? '').matchAll(/\S+/g)].flatMap((part) => {
        const range = document.createRange();
        range.setStart(text as Text, part.index);
        range.setEnd(text as Text, part.index + part[0].length);
        return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1 ? part : [];
      }),
    ),
  );
  expect(broken).toEqual([]);
  await walk.end();
});

test('the other language is turned to where the page stands: nothing that was typed is lost, and it is kept', async () => {
  const walk = beginWalk(house);
  const { page } = await openOffer(walk);
  await press(page, walk.says.offer.another);
  await page.locator('[name="email"]').fill('buyer@example.org');
  let loads = 0;
  page.on('load', () => (loads += 1));
  await turnTo(page, desk);
  await page.getByText(desk.says.offer.totalDonation('¥84.00')).waitFor();
  expect(await page.locator('[name="quantity"]').inputValue()).toBe('2');
  expect(await page.locator('[name="email"]').inputValue()).toBe('buyer@example.org');
  expect(await page.locator('main').innerText()).not.toContain(walk.says.offer.backToCampaign);
  expect(await page.title()).toContain(desk.says.site.name);
  expect(loads).toBe(0);
  await page.reload();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await walk.end();
});

test('what is pressed answers: the share card and its copy, larger letters, other colours', async () => {
  const walk = beginWalk(house);
  const { page, context } = await openOffer(walk);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(page, walk.says.share.action);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: walk.says.share.qr }).waitFor();
  await press(dialog, walk.says.share.copy);
  await page.getByRole('status').getByText(walk.says.share.copied).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

  await press(page, walk.says.frame.largeOn);
  expect(await page.locator('html').getAttribute('data-text')).toBe('large');
  await press(page, walk.says.frame.theme.system);
  await press(page, walk.says.frame.theme.light);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  // Kept for the next page, of the app and of the public alike.
  for (const path of ['/sign-in', '/']) {
    await page.goto(path);
    await settled(page);
    expect(await page.locator('html').getAttribute('data-theme'), path).toBe('dark');
  }
  await walk.end();
});

test('a visitor’s page asks the API for nothing; whoever signed in here is known', async () => {
  const walk = beginWalk(house);
  const asked: string[] = [];
  const { page } = await walk.visitor();
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url());
  });
  const { event } = await pathsOf(walk.at);
  await page.goto(event, { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
  const { page: own } = await walk.newcomer('known@pages.example.org', event);
  await own.getByRole('link', { name: walk.says.frame.mine }).waitFor();
  await own
    .locator('li.shift-row_shift')
    .getByRole('button', { name: walk.says.shift.take })
    .first()
    .waitFor();
  await walk.end();
});
