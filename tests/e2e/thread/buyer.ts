import { randomInt } from 'node:crypto';
import type { Page } from 'playwright-core';
import { transactionIdOf } from '../../../functions/selling/payments/sandbox';
import { use, type Season } from './seller';
import { fill, idInAddress, press, type Walk } from './walk';

/** What a bill tells of an order, whether or not the shop was told of its payment. */
export type Sold = {
  orderId: string;
  transactionId: string;
  /** Fen. */
  amount: number;
  /** UTC. */
  paidAt: string;
};

const PRICE = 16_800;

const order = async ({ at, says }: Walk, page: Page, season: Season, quantity: number): Promise<void> => {
  await page.goto(`${at}/offers/${season.offerId}`);
  if (quantity === 2) await press(page, says.offer.another);
  else await fill(page, { quantity: String(quantity) });
  await page.getByRole('button', { name: says.offer.pay, exact: true }).dblclick();
  await page.waitForURL((url) => url.pathname === '/sandbox/pay');
};

const leave = async (page: Page, quantity: number, how: '支付' | '取消'): Promise<Sold> => {
  await page.getByRole('button', { name: how }).click();
  const orderId = await idInAddress(page, 'ord');
  await page.waitForURL((url) => url.pathname.includes('/orders/'));
  return {
    orderId,
    transactionId: transactionIdOf(orderId),
    amount: PRICE * quantity,
    paidAt: new Date().toISOString(),
  };
};

/** Orders without an account and pays at the sandbox provider. */
export const buy = async (walk: Walk, season: Season, quantity: number): Promise<Sold> => {
  const { page, context } = await walk.visitor();
  await order(walk, page, season, quantity);
  const sold = await leave(page, quantity, '支付');
  await page.locator('.order_step.order_reached', { hasText: walk.says.order.steps.due }).waitFor();
  await context.close();
  return sold;
};

/** Orders, and comes back from the provider without having paid: of the payment that follows the shop is not told. */
export const orderOnly = async (walk: Walk, season: Season, quantity: number): Promise<Sold> => {
  const { page, context } = await walk.visitor();
  await order(walk, page, season, quantity);
  const sold = await leave(page, quantity, '取消');
  await page.getByText(walk.says.order.notPaid).waitFor();
  await context.close();
  return sold;
};

/** Step 5: two fish without an account; what they give is told in figures before and after paying. */
export const buyTwoFish = async (walk: Walk, season: Season): Promise<{ page: Page; sold: Sold }> => {
  const { says, inWords, seen } = walk;
  const { page } = await walk.visitor();
  await page.goto(`${walk.at}/offers/${season.offerId}`);
  await press(page, says.offer.another);
  await page.getByText(says.offer.totalDonation('¥84.00')).waitFor();
  await seen(page, 'thread-5a-two-fish');
  await order(walk, page, season, 2);
  const sold = await leave(page, 2, '支付');
  await page.getByRole('heading', { level: 1, name: says.order.paidWell }).waitFor();
  const card = page.locator('.order_paid-card');
  for (const told of ['¥336.00', says.order.gave('¥84.00', inWords(use)), sold.orderId])
    await card.getByText(told, { exact: false }).first().waitFor();
  await press(page, says.order.copyLink);
  await page.getByText(says.share.copied).waitFor();
  await page.getByText(says.order.rate('¥42.00', walk.inWords({ zh: '条', en: 'fish' }))).waitFor();
  await page.locator('.order_step.order_reached', { hasText: says.order.steps.due }).waitFor();
  await seen(page, 'thread-5b-my-order');
  return { page, sold };
};

/** 28 digits as a provider gives them, of no order of ours. */
export const strangeNumber = (): string => `42${Array.from({ length: 26 }, () => randomInt(10)).join('')}`;
