import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../web/src/messages/en/index';
import { zhCN } from '../../web/src/messages/zh-CN/index';
import { newPerson, openBrowser, type Look } from '../support/browser';
import { startProduct, type Product } from '../support/product';

let browser: Browser;
let product: Product;
beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const read = async <T>(path: string): Promise<T> =>
  (await fetch(`${product.url}${path}`)).json() as Promise<T>;
type Listed = { items: { campaignId: string; offerId: string; eventId: string }[] };
const first = async (what: string) => {
  const [item] = (await read<Listed>(`/api/organisations/chunan/${what}`)).items;
  if (!item) throw new Error(`the seeds hold no ${what}`);
  return item;
};
const ahead = () => first(`events?from=${encodeURIComponent(new Date().toISOString())}`);

/** The code in the newest letter to an address, read where a person would read it. */
const codeFor = async (email: string): Promise<string> => {
  const { items } = await read<{ items: { to: string; subject: string }[] }>('/dev/outbox.json');
  const code = /\d{6}/.exec(items.find((mail) => mail.to === email)?.subject ?? '')?.[0];
  if (!code) throw new Error(`no code to ${email}`);
  return code;
};

/** Pictures for docs/screenshots, taken only when asked for: an ordinary run leaves the tree as it was. */
const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env['SCREENSHOTS'] === undefined) return;
  mkdirSync('docs/screenshots', { recursive: true });
  await page.screenshot({ path: `docs/screenshots/${name}.png`, fullPage: true });
};

const looks: (Look & { name: string })[] = [
  { name: '390-zh', width: 390, scheme: 'light', language: 'zh-CN' },
  { name: '1280-en', width: 1280, scheme: 'dark', language: 'en' },
];

describe.each(looks)('$name', ({ name, ...look }) => {
  const says = look.language === 'en' ? en : zhCN;

  test('every public page: its title, its language, no sideways scroll, nothing that axe finds', async () => {
    const { context, page, problems } = await newPerson(browser, product.url, look);
    const [campaign, event, offer] = [await first('campaigns'), await ahead(), await first('offers')];
    const paths = {
      home: '/',
      campaign: `/chunan/campaigns/${campaign.campaignId}`,
      event: `/chunan/events/${event.eventId}`,
      offer: `/chunan/offers/${offer.offerId}`,
      'sign-in': '/sign-in',
    };
    for (const [what, path] of Object.entries(paths)) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('html').getAttribute('lang'), what).toBe(look.language);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), what).toBe(
        true,
      );
      expect((await page.title()).length, what).toBeGreaterThan(2);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
        what,
      ).toEqual([]);
      await picture(page, `${what}-${name}`);
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  test('a volunteer signs in with a typed code, takes a place once, is refused an overlap, gives it up', async () => {
    const { context, page, problems } = await newPerson(browser, product.url, look);
    const email = `new-${name}@people.example`;
    const event = await ahead();
    await page.goto('/sign-in');
    await page.getByLabel(says.signIn.email).fill(email);
    await page.getByRole('button', { name: says.signIn.send }).click();
    await page.getByLabel(says.signIn.code).waitFor();
    await page.getByLabel(says.signIn.code).fill(await codeFor(email));
    await page.getByRole('button', { name: says.signIn.enter, exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await page.goto(`/chunan/events/${event.eventId}`);
    const take = page.getByRole('button', { name: says.shift.take });
    await take.first().dblclick();
    await page.getByText(says.shift.holding).first().waitFor();
    await take.first().click();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByText(says.shift.holding).count()).toBe(1);
    await picture(page, `event-taken-${name}`);
    await page.goto('/me');
    await page.getByRole('heading', { name: says.mine.next }).waitFor();
    await picture(page, `me-${name}`);
    await page.goto(`/chunan/events/${event.eventId}`);
    await page.getByRole('button', { name: says.shift.giveUp }).click();
    await page.getByRole('dialog').getByRole('button', { name: says.shift.giveUp }).click();
    await page.getByText(says.shift.holding).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await context.close();
  });

  test('a buyer orders two fish without an account, pays at the sandbox provider, sees where ¥84.00 stands', async () => {
    const { context, page, problems } = await newPerson(browser, product.url, look);
    const offer = await first('offers');
    await page.goto(`/chunan/offers/${offer.offerId}`);
    await page.getByRole('button', { name: says.offer.another }).click();
    await page.getByRole('button', { name: says.offer.pay }).dblclick();
    await page.waitForURL((url) => url.pathname.startsWith('/sandbox/pay'));
    await page.getByRole('button', { name: '支付' }).first().click();
    await page.waitForURL((url) => url.pathname.includes('/orders/'));
    await page.getByText('84.00').first().waitFor();
    await page.getByText(says.order.steps.due).first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await picture(page, `order-${name}`);
    expect(problems).toEqual([]);
    await context.close();
  });
});

const desks: [string, string, string[]][] = [
  [
    'finance',
    'xu@chunan.example',
    [
      '/chunan/desk/to-do',
      '/chunan/desk/statements',
      '/chunan/desk/dues',
      '/chunan/desk/funds',
      '/chunan/desk/agreements',
    ],
  ],
  ['organiser', 'jiang@chunan.example', ['/chunan/desk/today', '/chunan/desk/events']],
  ['merchant', 'fang@chunan.example', ['/chunan/desk/shop']],
  ['auditor', 'shao@chunan.example', ['/chunan/desk/to-do', '/chunan/desk/dues']],
];

describe.each(looks)('the desk, $name', ({ name, ...look }) => {
  test.each(desks)('%s sees their pages, without what axe would find', async (who, email, paths) => {
    const { context, page, problems } = await newPerson(browser, product.url, look);
    const reply = await context.request.post('/dev/sign-in', {
      data: { email },
      headers: { origin: product.url },
    });
    expect(reply.status()).toBe(200);
    for (const path of paths) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(
        true,
      );
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
        path,
      ).toEqual([]);
      await picture(page, `${who}-${path.split('/').at(-1)}-${name}`);
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});
