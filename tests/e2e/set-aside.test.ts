import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bankLayouts } from '../../functions/reconciling/readers/bank-csv/bank-layouts';
import { bankCsv, wechatTradeBill, type TradeBillLine } from '../support/make-statements';
import { openHouse } from './house/house';
import type { Paper } from './thread/papers';
import { mappingChosen } from './thread/reconciler';
import { beginWalk, fill, press, type Walk } from './thread/walk';

const house = openHouse('set-aside', { withSeason: true });

const INTEREST = '第三季度结息';
/** A bank's export with interest alone. */
const interestPaper = (reference: string): Paper => {
  const layout = bankLayouts.find(({ id }) => id === 'direction');
  if (!layout) throw new Error('no such layout');
  const day = new Date().toISOString().slice(0, 10);
  const line = { day, amount: 3_456, counterpartyName: INTEREST, memo: '利息', reference };
  return { name: '利息.csv', mimeType: 'text/csv', buffer: Buffer.from(bankCsv(layout, [line])) };
};

const bringInterest = async ({ at, staff }: Walk, page: Page): Promise<string> => {
  const paper = interestPaper('LX2026-3');
  await page.goto(`${at}/desk/statements/mappings/new`);
  await page.locator('input[type="file"]').setInputFiles(paper);
  await press(page, staff.mapping.read);
  await fill(page, { 'account.label': '利息户', 'account.number': '3301040160009999888' });
  await press(page, staff.mapping.save);
  await page.waitForURL((url) => url.pathname.endsWith('/statements/import'));
  await mappingChosen(page);
  await page.locator('input[type="file"]').setInputFiles(paper);
  await press(page, staff.import.preview);
  await press(page, staff.import.import);
  return (await page.getByRole('link', { name: staff.import.seeStatement }).getAttribute('href')) ?? '';
};

const stray = (merchantAccount: string, transactionId: string): TradeBillLine => ({
  kind: 'payment',
  at: new Date(Date.now() - 86_400_000).toISOString().slice(0, 19).concat('.000Z'),
  transactionId,
  merchantOrderId: `POS-${transactionId.slice(-4)}`,
  amount: 1_000,
  merchantAccount,
});
const billPaper = (merchantAccount: string, transactionId: string): Paper => ({
  name: `${merchantAccount}All.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(wechatTradeBill([stray(merchantAccount, transactionId)])),
});

const preview = async ({ at, staff }: Walk, page: Page, paper: Paper): Promise<void> => {
  await page.goto(`${at}/desk/statements/import`);
  await page.locator('input[type="file"]').setInputFiles(paper);
  await press(page, staff.import.preview);
  await page.getByRole('heading', { name: staff.import.previewTitle, exact: true }).waitFor();
};

test('interest is set aside with a reason, its line says who, and it is taken back', async () => {
  const walk = beginWalk(house);
  const { staff } = walk;
  const { page } = await walk.demoPerson('徐会计', '/statements');
  const lines = await bringInterest(walk, page);
  await page.goto(`${walk.at}/desk/to-do`);
  const card = page.locator('.to-do > li', { hasText: INTEREST });
  await card.getByRole('button', { name: staff.aside.act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('select[name="reason"]').selectOption('interest');
  await fill(dialog, { note: '九月入账' });
  await walk.seen(page, 'set-aside', ({ staff: says }) =>
    dialog.getByRole('button', { name: says.aside.act, exact: true }).waitFor(),
  );
  expect(await dialog.locator('[name="note"]').inputValue()).toBe('九月入账');
  await press(dialog, staff.aside.act);
  await card.waitFor({ state: 'detached' });

  await page.goto(lines);
  const row = page.locator('tr', { hasText: INTEREST });
  await walk.seen(page, 'a-line-set-aside', async ({ staff: says }) => {
    await row.getByText(`${says.aside.reasons.interest} · 九月入账`).waitFor();
    expect(await row.innerText()).toContain('徐会计');
  });
  await press(row, staff.aside.takeBack);
  await fill(page.getByRole('dialog'), { reason: '再看一眼' });
  await press(page.getByRole('dialog'), staff.aside.takeBack);
  await row.getByText(staff.lines.states.reopened).waitFor();
  await page.goto(`${walk.at}/desk/to-do`);
  await card.waitFor();
  // What was taken back can be set aside again.
  await card.getByRole('button', { name: staff.aside.act, exact: true }).click();
  await press(page.getByRole('dialog'), staff.aside.act);
  await card.waitFor({ state: 'detached' });
  await walk.end();
});

test('the account of a bill is remembered; the bill of another one is refused in words', async () => {
  const walk = beginWalk(house);
  const { staff } = walk;
  const { page } = await walk.demoPerson('徐会计', '/statements');
  const [ours, number] = ['1900000109', '42000077770001'];
  await preview(walk, page, billPaper(ours, number));
  await page.getByRole('button', { name: staff.accounts.remember }).click();
  await page.getByText(staff.accounts.ours.yes, { exact: true }).waitFor();
  await page.getByText(staff.import.fine).waitFor();
  await preview(walk, page, billPaper('1613880021', `${number}9`));
  await walk.seen(page, 'a-bill-of-others', async ({ staff: says }) => {
    await page.getByText(says.accounts.ours.no, { exact: true }).waitFor();
    expect(await page.getByText(says.import.problemsSay).count()).toBe(1);
    expect(await page.getByRole('button', { name: says.import.import, exact: true }).count()).toBe(0);
  });
  await page.goto(`${walk.at}/desk/statements`);
  const section = page.locator('section[aria-labelledby="our-accounts"]');
  await section.locator('strong', { hasText: ours }).waitFor();
  await walk.seen(page, 'our-accounts');
  await walk.end();
});

test('a merchant’s remittance code is told to its staff and to itself', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('徐会计', '/merchants');
  const code = page.getByText(/^SC[0-9A-Z]{8}$/).first();
  await code.waitFor();
  const told = await code.innerText();
  await walk.seen(page, 'merchants');
  await page.goto(`${walk.at}/desk/agreements`);
  await page.locator('a[href*="/desk/agreements/agr_"]').first().click();
  await walk.seen(page, 'an-agreement', ({ staff }) =>
    page.getByText(staff.merchants.codeSays(told)).waitFor(),
  );
  await walk.end();
});
