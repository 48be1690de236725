import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { en } from '../../../web/src/messages/en';
import { zhCN } from '../../../web/src/messages/zh-CN';
import { enDesk as enStaff, zhCNDesk as zhCNStaff } from '../../support/desk-words';
import { windowOf, type Look } from '../../support/browser';

export type Words = { zh: string; en: string };
type NamedLook = Required<Look> & { name: string };

/** What is said and how, in one look. */
const inLook = (look: NamedLook) => {
  const isEnglish = look.language === 'en';
  const [says, staff] = isEnglish ? [en, enStaff] : [zhCN, zhCNStaff];
  return { look, says, staff, inWords: (words: Words): string => (isEnglish ? words.en : words.zh) };
};
export type InLook = ReturnType<typeof inLook>;

/** A phone in the light, in Chinese. */
export const phone = inLook({ name: '390-zh', width: 390, scheme: 'light', language: 'zh-CN' });
/** A desk in the dark, in English. */
export const desk = inLook({ name: '1280-en', width: 1280, scheme: 'dark', language: 'en' });

export const looks: readonly { name: string; look: InLook }[] = [phone, desk].map((look) => ({
  name: look.look.name,
  look,
}));

/** Nothing is being read or sent any more: what the page shows now it shows for good. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.locator('.bone, [aria-busy="true"]').first().waitFor({ state: 'detached' });
};

/** The same page for the same person on the other screen, in its colours and language: nothing is read again or lost. */
export const turnTo = async (page: Page, { look }: InLook): Promise<void> => {
  const { width, scheme, language } = look;
  await page.setViewportSize(windowOf(width));
  await page.emulateMedia({ colorScheme: scheme });
  // Not by a pointer: an open dialog lies over the switch.
  await page
    .locator(`.header_switches [lang="${language}"]`)
    .evaluate((button: HTMLElement) => button.click());
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
};

/** Half a megabyte for each look at a page: into one that has it axe is not brought again. */
const axeOnceIn = async (page: Page): Promise<{ axeSource?: string }> =>
  (await page.evaluate(() => 'axe' in window)) ? { axeSource: ';' } : {};

/** The reader's language, a title in it, no sideways scroll, nothing that axe finds. */
export const assertWellMade = async (page: Page, { look, says }: InLook, step: string): Promise<void> => {
  const what = `${step}, ${look.name}`;
  await settled(page);
  expect(await page.locator('html').getAttribute('lang'), what).toBe(look.language);
  await expect
    .poll(() => page.title(), { message: what })
    .toMatch(new RegExp(`^${says.site.name} · |. · ${says.site.name}$`));
  const isWithin = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  expect(isWithin, `${what}: no sideways scroll`).toBe(true);
  // No page of ours holds a frame: the legacy way looks at the page alone, and opens no second one for each look.
  const { violations } = await new AxeBuilder({ page, ...(await axeOnceIn(page)) })
    .options({ resultTypes: ['violations'], selectors: false })
    .setLegacyMode(true)
    .analyze();
  const found = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
  expect(found, what).toEqual([]);
};

/** Of what can be pressed or typed in, what lies beyond an edge of the window, whole or in part; a dialog or menu that scrolls is its own window. */
const beyondTheEdges = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (one: Element): boolean => {
      for (let at = one.parentElement; at; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    return [...document.querySelectorAll('a, button, input, select, textarea, summary, h1, h2')]
      .filter((one) => one.checkVisibility() && !one.closest('.hidden-visually, .skip'))
      .filter((one) => {
        const { left, right, width } = one.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1) && !scrolls(one);
      })
      .map((one) => one.outerHTML.slice(0, 200));
  });

/** The smallest phone, by night, with large letters, as somebody of seventy holds it; the page is left as it stood. */
export const assertFitsSmall = async (
  page: Page,
  step: string,
  takePicture: () => Promise<void>,
): Promise<void> => {
  const what = `${step}, 360 large`;
  const before = page.viewportSize();
  await page.setViewportSize(windowOf(360));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html').evaluate((html) => html.setAttribute('data-text', 'large'));
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${what}: no sideways scroll`).toBeLessThanOrEqual(360);
  expect(await beyondTheEdges(page), `${what}: nothing is cut off`).toEqual([]);
  await takePicture();
  await page.locator('html').evaluate((html) => html.removeAttribute('data-text'));
  if (before) await page.setViewportSize(before);
};
