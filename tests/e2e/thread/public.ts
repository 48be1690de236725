import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { REMITTED_SAYS } from './reconciler';
import type { Season } from './seller';
import { SPENT_SAYS, unit, village } from './spender';
import { readUntil, type Walk } from './walk';

const figureOf = async (page: Page, label: string): Promise<string> => {
  const stage = page.locator('.river_stage', {
    has: page.locator('.river_stage-label', { hasText: new RegExp(`^${label}$`) }),
  });
  return (await stage.locator('.river_stage-figure').innerText()).replaceAll(/\s/g, '');
};

/** Step 9: anybody reads the whole way of the money on the campaign's page. */
export const followTheMoney = async (walk: Walk, season: Season): Promise<void> => {
  const { says, inWords, seen } = walk;
  const { page } = await walk.visitor();
  await page.goto(`${walk.at}/campaigns/${season.campaignId}`);
  await readUntil(page, inWords(village));
  expect({
    sold: await figureOf(page, says.campaign.sold),
    due: await figureOf(page, says.campaign.due),
    paidOver: await figureOf(page, says.campaign.paidOver),
    spent: await figureOf(page, says.campaign.spent),
    handedOver: await figureOf(page, says.campaign.handedOver),
  }).toEqual({
    sold: `23${inWords({ zh: '条', en: 'fish' })}`,
    due: REMITTED_SAYS,
    paidOver: REMITTED_SAYS,
    spent: SPENT_SAYS,
    handedOver: `12${inWords(unit)}`,
  });
  await seen(page, 'thread-9a-campaign');
};

/** Step 9, the buyer's own: where the ¥84 of two fish stands. */
export const followMyOrder = async (walk: Walk, page: Page): Promise<void> => {
  const { says, inWords } = walk;
  await readUntil(page, inWords(village));
  const reached = await page.locator('.order_step.order_reached h3').allInnerTexts();
  const { placed, paid, due, paidOver, spent, handedOver } = says.order.steps;
  expect(reached).toEqual([placed, paid, due, paidOver, spent, handedOver]);
  await page.getByText(says.order.spentPartly).waitFor();
  await walk.seen(page, 'thread-9b-my-order');
};
