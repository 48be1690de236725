import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const SYSTEM = '/usr/bin/chromium';

/** One family for every letter, Chinese and Latin: Noto Sans SC alone, so that pictures are the same on every machine. */
const withChineseFont = (): Record<string, string> => {
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  );
  const folder = mkdtempSync(join(tmpdir(), 'shanchao-fonts-'));
  mkdirSync(join(folder, 'cache'));
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
};

/** A real Chromium: the system's where there is one, else the one that comes in a package. */
export const openBrowser = async (): Promise<Browser> => {
  const isSystem = existsSync(SYSTEM);
  return chromium.launch({
    executablePath: isSystem ? SYSTEM : await sparticuz.executablePath(),
    args: isSystem
      ? ['--no-sandbox']
      : sparticuz.args.filter((arg) => !/^--(headless|single-process)/.test(arg)),
    headless: true,
    env: { ...process.env, ...withChineseFont() },
    timeout: 120_000,
  });
};

export type Look = { width?: number; scheme?: 'light' | 'dark'; language?: 'zh-CN' | 'en' };

/** A person's own browser: cookies apart from everybody else's. A violation of the content policy fails the test. */
export const newPerson = async (
  browser: Browser,
  baseURL: string,
  { width = 390, scheme = 'light', language = 'zh-CN' }: Look = {},
): Promise<{ context: BrowserContext; page: Page; problems: string[] }> => {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: width < 700 ? 844 : 900 },
    colorScheme: scheme,
    locale: language,
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'lang', value: language === 'en' ? 'en' : 'zh-CN', url: baseURL }]);
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (4\d\d|503)/.test(message.text()))
      problems.push(message.text());
  });
  return { context, page, problems };
};
