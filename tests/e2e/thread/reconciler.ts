import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { bankExport, STRANGER, tradeBill, type Paper, type Payments } from './papers';
import { fund, merchant } from './seller';
import { fill, PATIENCE, press, readUntil, settled, type Walk } from './walk';

/** What the merchant pays over: 20, 2 and 1 fish at ¥42; the one given back is owed no more. Fen. */
export const REMITTED = 23 * 4_200;
export const REMITTED_SAYS = '¥966.00';

const preview = async ({ staff }: Walk, page: Page, paper: Paper): Promise<void> => {
  // The page before it takes a file too, and stays until this one has been fetched.
  await page.getByRole('button', { name: staff.import.preview, exact: true }).waitFor();
  await settled(page);
  await page.locator('input[type="file"]').setInputFiles(paper);
  await press(page, staff.import.preview);
  await page.getByRole('heading', { name: staff.import.previewTitle, exact: true }).waitFor();
};

const bring = async (walk: Walk, page: Page, paper: Paper, step: string): Promise<void> => {
  const says = walk.staff.import;
  await preview(walk, page, paper);
  await page.getByText(says.fine).waitFor();
  await walk.seen(page, `thread-${step}-preview`);
  await press(page, says.import);
  await page.getByRole('heading', { name: says.done, exact: true }).waitFor();
};

const cardOf = (page: Page, text: string): Locator => page.locator('.to-do > li', { hasText: text });

const resolve = async (
  { staff }: Walk,
  page: Page,
  card: Locator,
  how: keyof Walk['staff']['difference']['acts'],
) => {
  const act = staff.difference.acts[how];
  await card.getByRole('button', { name: act }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog, { note: '已与服务商核对。' });
  await press(dialog, act);
  await card.waitFor({ state: 'detached' });
};

const resolveEach = async (walk: Walk, page: Page, payments: Payments): Promise<void> => {
  const { reasons } = walk.staff.difference;
  const all = [
    [payments.untold.orderId, reasons['payment-not-recorded'], 'record-payment'],
    [payments.tooLittle.orderId, reasons['amount-differs'], 'set-aside'],
    [STRANGER, reasons['no-such-order'], 'set-aside'],
    [payments.givenBack.orderId, reasons['refund-not-recorded'], 'record-refund'],
  ] as const;
  for (const [order, reason] of all) await cardOf(page, order).getByText(reason).waitFor();
  for (const [order, , how] of all) await resolve(walk, page, cardOf(page, order), how);
};

/** Step 6: the provider's bill; what agrees is matched, what differs says why and is resolved; once more changes nothing. */
export const reconcileTheBill = async (walk: Walk, payments: Payments): Promise<Page> => {
  const { staff, seen } = walk;
  const { page } = await walk.demoPerson('徐会计', '/statements');
  const paper = tradeBill(payments);
  await page.getByRole('link', { name: staff.statements.import, exact: true }).click();
  await bring(walk, page, paper, '6a');
  await page.getByText(staff.statements.matched(2), { exact: true }).waitFor();
  await page.getByText(staff.statements.differing(4), { exact: true }).waitFor();
  await page.getByRole('link', { name: staff.import.toDesk }).click();
  await cardOf(page, STRANGER).waitFor();
  await seen(page, 'thread-6b-differences');
  await resolveEach(walk, page, payments);
  await page.goto(`${walk.at}/desk/statements/import`);
  await preview(walk, page, paper);
  await page.getByText(staff.import.before).waitFor();
  await press(page, staff.import.import);
  await page.locator('main').getByText(staff.import.nothingChanged).first().waitFor();
  await seen(page, 'thread-6c-the-same-file-again');
  await page.getByRole('link', { name: staff.import.seeStatement }).click();
  await page.getByText(staff.lines.states['matched-to-order']).first().waitFor();
  await seen(page, 'thread-6d-lines');
  return page;
};

/** What was just saved is what the next file is read by, as soon as the list of what is saved has come. */
export const mappingChosen = (page: Page): Promise<void> =>
  expect.poll(() => page.locator('[name="mappingId"]').inputValue(), PATIENCE).toMatch(/^map_/);

const saveMapping = async (walk: Walk, page: Page, paper: Paper): Promise<void> => {
  const says = walk.staff.mapping;
  await page.goto(`${walk.at}/desk/statements`);
  await page.getByRole('link', { name: walk.staff.statements.newMapping }).click();
  await page.locator('input[type="file"]').setInputFiles(paper);
  await press(page, says.read);
  await page.getByText(says.layout(says.layouts.direction)).waitFor();
  await fill(page, { 'account.label': '基本户', 'account.number': '3301 0401 6000 1234 567' });
  await walk.seen(page, 'thread-7a-mapping');
  await press(page, says.save);
  await page.waitForURL((url) => url.pathname.endsWith('/statements/import'));
  await mappingChosen(page);
};

const proposal = async (walk: Walk, page: Page): Promise<Locator> => {
  const { staff, inWords } = walk;
  await page.goto(`${walk.at}/desk/to-do`);
  const card = page.locator('.to-do > li', { hasText: `${staff.match.dues} · ${inWords(merchant)}` });
  await card.getByText(staff.match.reasons['payer-and-total']).waitFor();
  // Many to one: the dues of two days, and their sum.
  expect(await card.locator('.difference_due-rows > li').count()).toBe(3);
  return card;
};

const accept = async ({ staff }: Walk, card: Locator): Promise<void> => {
  await card.getByRole('button', { name: staff.match.accept }).click();
  await card.waitFor({ state: 'detached' });
};

const fundHolds = async ({ at, staff, inWords }: Walk, page: Page, amount: string): Promise<void> => {
  await page.goto(`${at}/desk/funds`);
  await page.getByRole('link', { name: inWords(fund), exact: true }).click();
  const received = page.getByRole('link', { name: staff.funds.received }).first();
  await received.waitFor();
  await readUntil(page, amount);
  expect((await received.innerText()).replaceAll(/\s/g, '')).toContain(amount);
};

/** Step 7: the bank's export by a saved mapping; the remittance is proposed, says why, is confirmed; a mistake can be undone. */
export const takeTheRemittance = async (walk: Walk, page: Page): Promise<void> => {
  const { staff } = walk;
  const paper = bankExport(REMITTED);
  await saveMapping(walk, page, paper);
  await bring(walk, page, paper, '7b');
  const lines = await page.getByRole('link', { name: staff.import.seeStatement }).getAttribute('href');
  const proposed = await proposal(walk, page);
  await walk.seen(page, 'thread-7c-proposed');
  await accept(walk, proposed);
  await fundHolds(walk, page, REMITTED_SAYS);
  await page.goto(lines ?? '');
  await press(page, staff.match.undo);
  const dialog = page.getByRole('dialog');
  await fill(dialog, { reason: '先与商家再确认一次。' });
  await press(dialog, staff.match.undo);
  await page.getByText(staff.lines.states.reopened).waitFor();
  await walk.seen(page, 'thread-7d-undone');
  await fundHolds(walk, page, '¥0.00');
  await accept(walk, await proposal(walk, page));
  await fundHolds(walk, page, REMITTED_SAYS);
  await walk.seen(page, 'thread-7e-fund');
};
