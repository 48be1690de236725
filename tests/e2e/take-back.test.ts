import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { openBrowser } from '../support/browser';
import { startProduct, type Product } from '../support/product';
import { openShift, post, title } from './open-shift';
import { agree, assertWellMade, beginWalk, looks, press, readUntil } from './thread/walk';

describe.each(looks)('somebody was checked in by mistake, $name', (look) => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  test('the check-out is taken back and the check-in too, each after a question; then they are not here', async () => {
    const walk = beginWalk(browser, product, look);
    const says = walk.staff.checkIn;
    const { page } = await walk.demoPerson('江小组', '/events');
    const { eventId, shiftId } = await openShift(page);
    const { page: mine } = await walk.newcomer('chen@people.example', '/me');
    await mine.locator('[name="name"]').fill('陈大海');
    await press(mine, walk.says.mine.saveName);
    await mine.getByRole('heading', { level: 1, name: walk.says.mine.hello('陈大海') }).waitFor();
    await post(mine, `/shifts/${shiftId}/sign-ups`, {});
    await readUntil(mine, walk.inWords(title));
    // The next shift leads to its event's own page.
    await mine.locator('.next-shift').getByRole('link').click();
    await mine.waitForURL(`**/chunan/events/${eventId}`);

    await page.goto(`/chunan/desk/events/${eventId}/shifts/${shiftId}/check-in`);
    await press(page, says.comeOf('陈大海'));
    // Sent a few seconds later: from then on it is noted, and taken back by another button.
    await page.getByRole('button', { name: says.takeBackInOf('陈大海') }).waitFor();
    await press(page, says.goOf('陈大海'));
    await press(page.getByRole('dialog'), says.go);
    await press(page, says.takeBackOutOf('陈大海'));
    await agree(page, says.takeBackOut);
    await page.locator('.person-card.here', { hasText: '陈大海' }).waitFor();
    await assertWellMade(page, look.language, 'take-back');
    await press(page, says.takeBackInOf('陈大海'));
    await agree(page, says.takeBackIn);
    await page.locator('.person-card.not-here', { hasText: '陈大海' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: says.comeOf('陈大海') }).waitFor();
    await walk.end();
  });
});
