import { expect, test } from 'vitest';
import { openHouse } from './house/house';
import { beginWalk, readUntil, settled } from './thread/walk';

const house = openHouse('desk-orders', { withSeason: true });

test('finance finds an order by what a buyer knows of it, and saves what is found', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('徐会计', '/orders');
  const says = walk.staff.orders;
  await readUntil(page, says.title);
  const rows = page.locator('tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBeGreaterThan(1);
  const first = (await rows.first().locator('.statements_id').textContent()) ?? '';
  expect(first).toMatch(/^ord_/);

  await page.keyboard.press('/');
  await page.keyboard.type(first.toUpperCase());
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  expect(await rows.first().locator('.statements_id').textContent()).toBe(first);
  const saving = page.waitForEvent('download');
  await page.locator('a[download]').click();
  expect((await saving).suggestedFilename()).toMatch(/\.csv$/);
  const file = await (await page.request.get((await saving).url())).body();
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(file.toString()).toContain(first);
  expect(file.toString().trim().split('\r\n')).toHaveLength(2);

  await rows.first().locator('a').first().click();
  await readUntil(page, says.page.money);
  await readUntil(page, says.page.contact);
  await walk.seen(page, 'desk-order');

  await page.goto(`${walk.at}/desk/orders?q=${encodeURIComponent('方老板')}`);
  await readUntil(page, says.notUnderstood('方老板'));
  await settled(page);
  await walk.seen(page, 'desk-orders');
});

test('one box searches the desk: names and numbers, each in its group', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('徐会计', '/dues');
  const says = walk.staff.search;
  const box = page.getByRole('searchbox', { name: says.label });
  await box.waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('千岛湖');
  await page.keyboard.press('Enter');
  await readUntil(page, says.groups.campaigns);
  expect(await page.getByRole('link', { name: /千岛湖/ }).count()).toBeGreaterThan(0);
  await walk.seen(page, 'desk-search');
  await page.goto(`${walk.at}/desk/search?q=${encodeURIComponent('没有这样的人')}`);
  await readUntil(page, says.none('没有这样的人'));
});
