import type { Context } from 'hono';

import { languageOf } from './language';

/** In which the front tells the language that it keeps the page under: of the address, the cookie or the browser, as here. */
export const LANGUAGE_HEADER = 'x-page-language';

/** The reader's language: that of the address (`?lang=`), else as everywhere their own switch, the browser's, Chinese. */
export const pageLanguage = (c: Context): 'zh-CN' | 'en' => {
  const told = c.req.header(LANGUAGE_HEADER) ?? c.req.query('lang');
  if (told === 'en' || told === 'zh-CN') return told;
  return languageOf(c) === 'en' ? 'en' : 'zh-CN';
};
