import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Pictures are taken only when asked for: an ordinary run leaves the tree as it was. */
export const takesPictures = process.env['SCREENSHOTS'] !== undefined;

const SHOWN = 'docs/screenshots';
/** Where git does not look. */
const OTHERS = '.screenshots';

/** What a reader of the repository is shown belongs to it; all others are for whoever asked for them. */
const folderOf = (file: string): string => {
  const readmes = ['README.md', 'README.zh-CN.md'].map((readme) => readFileSync(readme, 'utf8'));
  return readmes.some((text) => text.includes(`${SHOWN}/${file}`)) ? SHOWN : OTHERS;
};

/** The whole page as it stands. @param name of the file, without its ending */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (!takesPictures) return;
  const file = `${name}.png`;
  const folder = folderOf(file);
  mkdirSync(folder, { recursive: true });
  // A menu that stays in sight would lie across the middle of a picture of the whole page.
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('.staff-menu')?.style.setProperty('position', 'static');
  });
  await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('.staff-menu')?.style.removeProperty('position'),
  );
};
