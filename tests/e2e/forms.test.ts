import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from './house/house';
import { desk } from './thread/looks';
import { beginWalk, fill, idInAddress, press, settled, titled } from './thread/walk';

const typed = {
  'name.zh': '冬日送暖',
  'purpose.zh': '为山区老人购买棉被',
  'fund.name.zh': '冬日送暖专项基金',
  startsOn: '2026-12-10',
  endsOn: '2026-12-01',
};

const house = openHouse('forms', { withSeason: true });

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.tagName);
const valueOf = (page: Page, name: string): Promise<string> => page.locator(`[name="${name}"]`).inputValue();
const wrongAt = (page: Page, name: string) =>
  page.locator('.form_field', { has: page.locator(`[name="${name}"]`) }).locator('.form_wrong');

test('in a form of the desk what is wrong stands at its field, which gets the focus; above the fields it says where to look', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('徐会计', '/campaigns/new');
  await press(page, walk.staff.campaigns.create);
  await expect.poll(() => focused(page)).toBe('name.zh');
  const says = page.getByRole('alert');
  await walk.inBothLooks(page, async () => {
    const [above, first] = [await says.boundingBox(), await page.locator('[name="name.zh"]').boundingBox()];
    expect(above?.y).toBeLessThan(first?.y ?? 0);
  });

  await fill(page, typed);
  await press(page, walk.staff.campaigns.create);
  await wrongAt(page, 'endsOn').waitFor();
  await expect.poll(() => focused(page)).toBe('endsOn');
  await walk.seen(page, 'a-campaign-that-ends-before-it-starts', () => wrongAt(page, 'endsOn').waitFor());
  await walk.end();
});

test('what was typed comes back after a reload, until it is cleared, sent, or the person leaves', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('徐会计', '/campaigns/new');
  await fill(page, typed);
  await page.reload();
  await page.getByText(walk.staff.field.restored).waitFor();
  await walk.seen(page, 'restored', async ({ staff }) => {
    await page.getByText(staff.field.restored).waitFor();
    expect(await valueOf(page, 'purpose.zh')).toBe(typed['purpose.zh']);
  });
  await press(page, walk.staff.field.clear);
  await expect.poll(() => valueOf(page, 'purpose.zh').catch(() => 'loading')).toBe('');

  await fill(page, { ...typed, endsOn: '2027-01-31' });
  await page.reload();
  await page.getByText(walk.staff.field.restored).waitFor();
  await press(page, walk.staff.campaigns.create);
  await idInAddress(page, 'cmp');
  await walk.inBothLooks(page, ({ inWords }) =>
    page
      .getByText(inWords({ zh: '2026年12月10日 至 2027年1月31日', en: '10 Dec 2026 to 31 Jan 2027' }))
      .waitFor(),
  );
  await page.goto(`${walk.at}/desk/campaigns/new`);
  await settled(page);
  expect(await valueOf(page, 'name.zh')).toBe('');

  await fill(page, typed);
  await page.goto('/me');
  await press(page, walk.says.mine.signOut);
  await page.getByText(walk.says.mine.signedOut).waitFor();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await walk.end();
});

test.each([
  ['徐会计', '/desk/to-do'],
  ['邵审计', '/desk/to-do'],
  ['郑主任', '/desk/to-do'],
  ['江小组', '/desk/today'],
  ['方老板', '/desk/shop'],
  ['林小潮', '/me'],
])('%s signs in and comes to %s, with the header in words', async (name, ends) => {
  const walk = beginWalk(house);
  const path = ends === '/me' ? ends : walk.at + ends;
  const { page } = await walk.visitor();
  await page.goto('/');
  await page.getByRole('link', { name: walk.says.frame.signIn }).click();
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.pathname === path);
  await settled(page);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  const works = path !== '/me';
  expect(await page.locator('.header').getByText(walk.says.frame.desk).isVisible()).toBe(works);
  await page.locator('.header_brand').getByText(walk.says.site.name).waitFor();
  await walk.end();
});

test('who only reads the books finds them first on a phone', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('邵审计', '/to-do');
  const tabs = page.locator('.staff-menu li:visible');
  const { toDo, statements, dues, funds, all } = walk.staff.desk;
  await expect.poll(() => tabs.allInnerTexts()).toEqual([toDo, statements, dues, funds, all]);
  await walk.end();
});

test('an address that leads nowhere says so, with a way home and nothing to try again', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.visitor();
  for (const path of [
    '/nothing',
    `${walk.at}/offers/ofr_cut`,
    `${walk.at}/events/evt_cut`,
    `${walk.at}/campaigns/cmp_cut`,
  ]) {
    await page.goto(path);
    await walk.inBothLooks(page, async ({ says: { notFound, site, problem } }) => {
      await page.getByRole('heading', { level: 1, name: notFound.title }).waitFor();
      await titled(page, `${notFound.title} · ${site.name}`);
      expect(await page.getByRole('button', { name: problem.again }).count(), path).toBe(0);
      await page.getByRole('link', { name: notFound.home }).waitFor();
    });
  }
  await page.goto(`${walk.at}/desk`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await walk.inBothLooks(page, ({ staff, says }) => titled(page, `${staff.desk.title} · ${says.site.name}`));
  await page.goto(`${walk.at}/orders/ord_01k5m9m8t9m8t9m8t9m8t9m8t9`);
  await walk.inBothLooks(page, async ({ says }) => {
    await page.getByText(says.order.noKey).waitFor();
    expect(await page.locator('.notice').count()).toBe(1);
  });
  await walk.end();
});

test('no quantity is not turned into another: it is said, and nothing is ordered', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.visitor();
  const reply = await page.request.get(`/api/organisations/${walk.organisationId}/offers`);
  const { items } = (await reply.json()) as { items: { offerId: string }[] };
  const path = `${walk.at}/offers/${items[0]?.offerId}`;
  await page.goto(path);
  const orders: string[] = [];
  page.on('request', (request) => void (request.method() === 'POST' && orders.push(request.url())));
  const quantity = page.locator('[name="quantity"]');
  for (const typed of ['0', '120', '1.5', '两']) {
    await quantity.fill('1');
    await expect.poll(() => page.getByText(walk.says.offer.notQuantity(99)).count()).toBe(0);
    await quantity.fill(typed);
    await page.getByText(walk.says.offer.notQuantity(99)).waitFor();
  }
  await quantity.fill('１２');
  expect(await quantity.inputValue(), 'full width is read').toBe('12');
  await page.getByText(walk.says.offer.totalDonation('¥504.00')).waitFor();
  await quantity.fill('0');
  await press(page, walk.says.offer.pay);
  await expect.poll(() => focused(page)).toBe('quantity');
  expect(new URL(page.url()).pathname).toBe(path);
  expect(orders).toEqual([]);
  await walk.seen(page, 'no-quantity');
  await walk.end();
});

test('a dialog of a card stands in the middle of the window', async () => {
  const walk = beginWalk(house, desk);
  const { page } = await walk.demoPerson('徐会计', '/to-do');
  await page.locator('.to-do > li [data-main]').first().click();
  const box = await page.getByRole('dialog').boundingBox();
  const { height } = page.viewportSize() ?? { height: 0 };
  expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - height / 2)).toBeLessThan(2);
  await walk.end();
});
