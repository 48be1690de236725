import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser';
import { startProduct, type Product } from '../support/product';
import { openShift, title } from './open-shift';
import { assertWellMade, beginWalk, looks, picture, press } from './thread/walk';

const PEOPLE = [
  { name: '陈大海', email: 'chen@people.example' },
  { name: '林晓', email: 'lin@people.example' },
  { name: '王敏', email: 'wang@people.example' },
] as const;

describe.each(looks)('at the door, $name', (look) => {
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

  test('nobody is nameless: who has told no name tells it before the first place; one hand checks in one after the other', async () => {
    const walk = beginWalk(browser, product, look);
    const { shift, mine, word } = walk.says;
    const says = walk.staff.checkIn;
    const { page } = await walk.demoPerson('江小组', '/events');
    const { eventId, shiftId } = await openShift(page);
    for (const [at, { name, email }] of PEOPLE.entries()) {
      const { page: own } = await walk.newcomer(email, `/chunan/events/${eventId}`);
      const row = own.locator('li.shift', { hasText: walk.inWords(title) });
      await press(row, shift.take);
      const dialog = own.getByRole('dialog');
      await dialog.getByRole('heading', { name: shift.nameFirst }).waitFor();
      if (at === 0) {
        await assertWellMade(own, look.language, 'name-first');
        await picture(own, `name-first-${look.name}`);
        // Nothing is taken by who thinks better of it.
        await press(dialog, word.cancel);
        await dialog.waitFor({ state: 'detached' });
        await own.reload();
        await press(row, shift.take);
      }
      await dialog.getByLabel(mine.name).fill(name);
      await press(dialog, shift.nameThenOn);
      await row.getByText(shift.holding).waitFor();
      expect(await own.getByRole('dialog').count()).toBe(0);
    }

    const door = `/chunan/desk/events/${eventId}/shifts/${shiftId}/check-in`;
    await expect
      .poll(async () => {
        await page.goto(door);
        await page.locator('h1').waitFor();
        return page.locator('.person-card').count();
      })
      .toBe(PEOPLE.length);
    // What was done is seen in its row, with the way back, and said to a screen reader: nothing lies over the next one.
    for (const { name } of PEOPLE) {
      await page.getByRole('button', { name: says.comeOf(name) }).click({ timeout: 4_000 });
      await page.getByRole('button', { name: says.undoOf(name) }).waitFor();
      expect(await page.locator('.toast').count()).toBe(0);
      expect(await page.locator('.toast-place').innerText()).toContain(name);
    }
    await picture(page, `door-${look.name}`);
    for (const { name } of PEOPLE) await page.getByRole('button', { name: says.goOf(name) }).waitFor();
    await walk.end();
  });
});
