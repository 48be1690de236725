import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { en } from '../../../web/src/messages/en/index';
import { enStaff } from '../../../web/src/messages/en/staff';
import { zhCN } from '../../../web/src/messages/zh-CN/index';
import { zhCNStaff } from '../../../web/src/messages/zh-CN/staff';
import { newPerson, type Look } from '../../support/browser';
import type { Product } from '../../support/product';

export type Words = { zh: string; en: string };
export type NamedLook = Look & { name: string; language: 'zh-CN' | 'en' };

/** A phone in the light, in Chinese; a desk in the dark, in English. */
export const looks: NamedLook[] = [
  { name: '390-zh', width: 390, scheme: 'light', language: 'zh-CN' },
  { name: '1280-en', width: 1280, scheme: 'dark', language: 'en' },
];

/** Somebody with a browser of their own: cookies and pages apart from everybody else's. */
export type Visitor = { page: Page; context: BrowserContext };

/** One walk through the product, in one language and on one width of screen. */
export type Walk = Awaited<ReturnType<typeof beginWalk>>;

export const PATIENCE = { timeout: 60_000, interval: 250 };
const DESK = '/chunan/desk';

/** Pictures for docs/screenshots, taken only when asked for: an ordinary run leaves the tree as it was. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env['SCREENSHOTS'] === undefined) return;
  mkdirSync('docs/screenshots', { recursive: true });
  // A menu that stays in sight would lie across the middle of a picture of the whole page.
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('.staff-menu')?.style.setProperty('position', 'static');
  });
  await page.screenshot({ path: `docs/screenshots/${name}.png`, fullPage: true });
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('.staff-menu')?.style.removeProperty('position'),
  );
};

/** Nothing is being read or sent any more: what the page shows now it shows for good. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.locator('.bone, [aria-busy="true"]').first().waitFor({ state: 'detached' });
};

/** The reader's language, a title, no sideways scroll, nothing that axe finds. */
export const assertWellMade = async (page: Page, language: string, what: string): Promise<void> => {
  await settled(page);
  expect(await page.locator('html').getAttribute('lang'), what).toBe(language);
  expect((await page.title()).length, what).toBeGreaterThan(2);
  const isWithin = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  expect(isWithin, `${what}: no sideways scroll`).toBe(true);
  // No page of ours holds a frame: the legacy way looks at the page alone, and opens no second one for each look.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
  expect(found, what).toEqual([]);
};

type Letter = { to: string; subject: string; text: string };

/** The newest letter to an address, read where a person of this machine would read it. */
const newestLetter = async (url: string, email: string): Promise<Letter | undefined> => {
  const { items } = (await (await fetch(`${url}/dev/outbox.json`)).json()) as { items: Letter[] };
  return items.find((mail) => mail.to === email);
};

/** Signs in with a typed one-time code; the first sign-in makes the account. */
const typeCode = async (
  page: Page,
  says: typeof zhCN.signIn,
  who: { email: string; next: string; url: string },
): Promise<void> => {
  await page.goto(`/sign-in?next=${encodeURIComponent(who.next)}`);
  await page.getByLabel(says.email).fill(who.email);
  await page.getByRole('button', { name: says.send }).click();
  await page.getByLabel(says.code).waitFor();
  const code = /\d{6}/.exec((await newestLetter(who.url, who.email))?.subject ?? '')?.[0];
  await page.getByLabel(says.code).fill(code ?? `no code to ${who.email}`);
  await page.getByRole('button', { name: says.enter, exact: true }).click();
  await page.waitForURL((url) => url.pathname === who.next);
};

/** One of the demo's people, by one tap on the sign-in page. */
const tapName = async (page: Page, name: string, next: string): Promise<void> => {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.pathname === next);
};

export const beginWalk = (browser: Browser, product: Product, look: NamedLook) => {
  const isEnglish = look.language === 'en';
  const [says, staff] = isEnglish ? [en, enStaff] : [zhCN, zhCNStaff];
  const everybody: { context: BrowserContext; problems: string[] }[] = [];
  const visitor = async (language = look.language): Promise<Visitor> => {
    const { context, page, problems } = await newPerson(browser, product.url, { ...look, language });
    everybody.push({ context, problems });
    return { context, page };
  };
  const name = (step: string): string => `thread-${step}-${look.name}`;
  return {
    look,
    says,
    staff,
    visitor,
    newcomer: async (email: string, next: string): Promise<Visitor> => {
      const somebody = await visitor();
      await typeCode(somebody.page, says.signIn, { email, next, url: product.url });
      return somebody;
    },
    demoPerson: async (who: string, deskPath: string): Promise<Visitor> => {
      const somebody = await visitor();
      await tapName(somebody.page, who, DESK + deskPath);
      return somebody;
    },
    letterTo: (email: string) => newestLetter(product.url, email),
    inWords: (words: Words): string => (isEnglish ? words.en : words.zh),
    /** What a step shows: checked, and its picture taken. */
    seen: (page: Page, step: string) =>
      assertWellMade(page, look.language, step).then(() => picture(page, name(step))),
    /** The same page a moment later: its picture alone. */
    shown: (page: Page, step: string) => picture(page, name(step)),
    /** Nobody's browser complained: no error on a console, no breach of the content policy. */
    end: async (): Promise<void> => {
      expect(everybody.flatMap(({ problems }) => problems)).toEqual([]);
      await Promise.all(everybody.map(({ context }) => context.close()));
    },
  };
};

/** Fills a form's fields by their names in the request's body. */
export const fill = async (
  where: Page | Locator,
  fields: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) await where.locator(`[name="${name}"]`).fill(value);
};

export const inBoth = (name: string, words: Words): Record<string, string> => ({
  [`${name}.zh`]: words.zh,
  [`${name}.en`]: words.en,
});

export const press = (where: Page | Locator, name: string): Promise<void> =>
  where.getByRole('button', { name, exact: true }).click();

/** The button of the question that is asked before something lasting is done. */
export const agree = (page: Page, action: string): Promise<void> => press(page.getByRole('dialog'), action);

/** The window's title follows the page's heading by a moment. */
export const titled = (page: Page, title: string): Promise<void> =>
  expect.poll(() => page.title(), PATIENCE).toBe(title);

/** What follows from a decision comes a moment later: reads the page again until it is there. */
export const readUntil = async (page: Page, says: string): Promise<void> => {
  await expect
    .poll(async () => {
      await page.reload();
      await settled(page);
      return page.locator('main').innerText();
    }, PATIENCE)
    .toContain(says);
};

/** The id in the address at which the page stands. @param prefix e.g. `cmp` */
export const idInAddress = async (page: Page, prefix: string): Promise<string> => {
  const id = new RegExp(`${prefix}_[0-9a-z]{26}`);
  await page.waitForURL(id);
  return id.exec(page.url())?.[0] ?? '';
};

const HOUR_MS = 3_600_000;

/** As a field shows a time of Asia/Shanghai: `YYYY-MM-DDTHH:mm`. */
export const localTime = (at: Date): string =>
  new Date(at.getTime() + 8 * HOUR_MS).toISOString().slice(0, 16);

/** A day of Asia/Shanghai. @param days from today */
export const localDay = (days = 0): string =>
  localTime(new Date(Date.now() + days * 24 * HOUR_MS)).slice(0, 10);
