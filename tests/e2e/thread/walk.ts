import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { zhCN } from '../../../web/src/messages/zh-CN';
import { peopleOf } from '../../../seeds/demo-people';
import { newPerson } from '../../support/browser';
import { WHOSE_PEOPLE } from '../house/asked';
import type { House } from '../house/house';
import {
  assertFitsSmall,
  assertWellMade,
  desk,
  phone,
  settled,
  turnTo,
  type InLook,
  type Words,
} from './looks';
import { picture, takesPictures } from './picture';

export { settled, type Words } from './looks';

/** Somebody with a browser of their own: cookies and pages apart from everybody else's. */
export type Visitor = { page: Page; context: BrowserContext };

/** One walk through the product, in one language and on one width of screen. */
export type Walk = Awaited<ReturnType<typeof beginWalk>>;

export const PATIENCE = { timeout: 60_000, interval: 250 };

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

/**
 * Walks through the product in one look; what is `seen` on the way is looked at in the other one as well.
 * @param here the one in which pages are loaded
 */
export const beginWalk = (house: House, here: InLook = phone) => {
  const there = here === phone ? desk : phone;
  const at = `/${house.organisationId}`;
  const everybody: { context: BrowserContext; problems: string[] }[] = [];
  const visitor = async (language = here.look.language): Promise<Visitor> => {
    const { context, page, problems } = await newPerson(house.browser, house.url, { ...here.look, language });
    await context.addCookies([{ name: WHOSE_PEOPLE, value: house.organisationId, url: house.url }]);
    everybody.push({ context, problems });
    return { context, page };
  };
  /** Does the same in both looks, the walk's own first, and leaves the page in that one. */
  const inBothLooks = async (page: Page, act: (shown: InLook) => Promise<unknown>): Promise<void> => {
    await act(here);
    await turnTo(page, there);
    await act(there);
    await turnTo(page, here);
  };
  return {
    ...here,
    /** Where the organisation's pages are, e.g. `/door`. */
    at,
    organisationId: house.organisationId,
    visitor,
    inBothLooks,
    newcomer: async (email: string, next: string): Promise<Visitor> => {
      const somebody = await visitor();
      await typeCode(somebody.page, here.says.signIn, { email, next, url: house.url });
      return somebody;
    },
    /** One of the organisation's people; how they tap their name is tested where somebody signs in. */
    demoPerson: async (who: string, deskPath: string): Promise<Visitor> => {
      const somebody = await visitor();
      const { email } = Object.values(peopleOf(house.organisationId)).find(({ name }) => name === who) ?? {};
      const reply = await somebody.context.request.post('/dev/sign-in', {
        headers: { origin: house.url },
        data: { email },
      });
      expect(reply.status(), who).toBe(200);
      await somebody.page.goto(`${at}/desk${deskPath}`);
      return somebody;
    },
    letterTo: (email: string) => newestLetter(house.url, email),
    /**
     * What a step shows, in both looks and on the smallest phone: checked, and its picture taken.
     * @param says what else holds in each
     */
    seen: (page: Page, step: string, says?: (shown: InLook) => Promise<unknown>) =>
      inBothLooks(page, async (shown) => {
        await assertWellMade(page, shown, step);
        await says?.(shown);
        await picture(page, `${step}-${shown.look.name}`);
        if (shown === phone) {
          await assertFitsSmall(page, step, () => picture(page, `${step}-360-large`));
          await page.emulateMedia({ colorScheme: shown.look.scheme });
        }
      }),
    /** The same page a moment later: its picture alone. */
    shown: async (page: Page, step: string): Promise<void> =>
      takesPictures ? inBothLooks(page, (shown) => picture(page, `${step}-${shown.look.name}`)) : undefined,
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
