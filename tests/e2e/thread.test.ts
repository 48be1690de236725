import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { openBrowser } from '../support/browser';
import { startProduct, type Product } from '../support/product';
import { buy, buyTwoFish, orderOnly } from './thread/buyer';
import { announceTheRelease, checkInAndOut } from './thread/organiser';
import { followMyOrder, followTheMoney } from './thread/public';
import { reconcileTheBill, takeTheRemittance } from './thread/reconciler';
import { openTheSale } from './thread/seller';
import { spendOnBoxes } from './thread/spender';
import { fillTheShift, second, seesTheRecord } from './thread/volunteers';
import { beginWalk, looks } from './thread/walk';

describe.each(looks)('the whole thread, $name', (look) => {
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

  test('a fish sold, a shift filled, a bill reconciled: nine steps, each by whose it is, through the pages alone', async () => {
    const walk = beginWalk(browser, product, look);
    const season = await openTheSale(walk);
    const { eventId, page: organiser } = await announceTheRelease(walk);
    const volunteer = await fillTheShift(walk, eventId);
    await checkInAndOut(walk, organiser, second.name);
    await seesTheRecord(walk, volunteer);
    const { page: buyer, sold: mine } = await buyTwoFish(walk, season);
    const tooLittle = await buy(walk, season, 1);
    const givenBack = await buy(walk, season, 1);
    const untold = await orderOnly(walk, season, 20);
    const finance = await reconcileTheBill(walk, { mine, tooLittle, givenBack, untold });
    await takeTheRemittance(walk, finance);
    await spendOnBoxes(walk, finance);
    await followTheMoney(walk, season);
    await followMyOrder(walk, buyer);
    await walk.end();
  });
});
