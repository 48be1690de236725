import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type BrowserServer, type Page } from 'playwright-core';

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

/**
 * A real Chromium that several processes use: the system's where there is one, else the one that comes in a package. Not with the
 * package's own arguments: they are for a place without a screen or a GPU library, and draw every page by an emulated GPU, at
 * half of what all pages cost.
 */
export const serveBrowser = async (): Promise<BrowserServer> => {
  const isSystem = existsSync(SYSTEM);
  return chromium.launchServer({
    executablePath: isSystem ? SYSTEM : await sparticuz.executablePath(),
    args: ['--no-sandbox'],
    headless: true,
    env: { ...process.env, ...withChineseFont() },
    timeout: 120_000,
  });
};

/** A Chromium that a tool reaches by its own port. */
export const startBrowserForTools = async (port: number): Promise<Browser> =>
  chromium.launch({
    executablePath: existsSync(SYSTEM) ? SYSTEM : await sparticuz.executablePath(),
    args: ['--no-sandbox', `--remote-debugging-port=${port}`],
    headless: true,
    env: { ...process.env, ...withChineseFont() },
  });

export type Look = { width?: number; scheme?: 'light' | 'dark'; language?: 'zh-CN' | 'en' };

/** The window of a phone or a desk. */
export const windowOf = (width: number): { width: number; height: number } => ({
  width,
  height: width < 700 ? 844 : 900,
});

/** A person's own browser: cookies apart from everybody else's. A violation of the content policy fails the test. */
export const newPerson = async (
  browser: Browser,
  baseURL: string,
  { width = 390, scheme = 'light', language = 'zh-CN' }: Look = {},
): Promise<{ context: BrowserContext; page: Page; problems: string[] }> => {
  const context = await browser.newContext({
    baseURL,
    viewport: windowOf(width),
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
