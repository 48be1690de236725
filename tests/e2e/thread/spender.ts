import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { invoice } from './papers';
import { campaign } from './seller';
import { agree, fill, inBoth, press, type Walk } from './walk';

export const village = { zh: '枫树岭镇下姜村', en: 'Xiajiang village' };
const boxes = { zh: '保温送餐箱 12 只', en: '12 insulated meal boxes' };
export const unit = { zh: '只', en: 'boxes' };
export const SPENT_SAYS = '¥900.00';

const card = (page: Page, walk: Walk) => page.locator('li', { hasText: walk.inWords(boxes) }).last();

const ask = async (walk: Walk, page: Page): Promise<void> => {
  const says = walk.staff.spending;
  await page.getByRole('link', { name: walk.staff.funds.ask }).click();
  expect(await page.locator('[name="fundId"] option:checked').innerText()).toBe(walk.inWords(campaign));
  await fill(page, {
    amount: '900',
    payee: '杭州保温箱有限公司（示例）',
    ...inBoth('purpose', boxes),
    quantity: '12',
    ...inBoth('unit', unit),
  });
  await page.locator('input[type="file"]').setInputFiles(invoice());
  await walk.seen(page, 'thread-8a-ask-to-spend');
  await press(page, says.submit);
  await card(page, walk).getByText(says.own).waitFor();
};

const approve = async (walk: Walk): Promise<void> => {
  const says = walk.staff.spending;
  const { page } = await walk.demoPerson('余出纳', '/to-do');
  const asked = card(page, walk);
  await asked.getByRole('button', { name: says.approve }).waitFor();
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    asked.getByRole('link', { name: says.seeInvoice }).click(),
  ]);
  expect(paper.suggestedFilename()).toContain('.pdf');
  await walk.seen(page, 'thread-8c-another-decides');
  await asked.getByRole('button', { name: says.approve }).click();
  await agree(page, says.approve);
  await asked.waitFor({ state: 'detached' });
};

/** Step 8: one asks with the invoice attached and cannot decide it; another approves; twelve boxes reach a village. @param page a fund's */
export const spendOnBoxes = async (walk: Walk, page: Page): Promise<void> => {
  const says = walk.staff.spending;
  await ask(walk, page);
  expect(await card(page, walk).getByRole('button', { name: says.approve }).count()).toBe(0);
  await walk.seen(page, 'thread-8b-not-ones-own');
  await approve(walk);
  await page.reload();
  await press(card(page, walk), says.handOver);
  const dialog = page.getByRole('dialog');
  await fill(dialog, { ...inBoth('place', village), receivedBy: '姜书记' });
  await press(dialog, says.record);
  await card(page, walk)
    .getByText(says.handedOver(12, 12, walk.inWords(unit)))
    .first()
    .waitFor();
  await walk.seen(page, 'thread-8d-handed-over');
};
