import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

export type Language = 'zh' | 'en';

const known = (text: string | undefined): Language | undefined =>
  text?.toLowerCase().startsWith('en') ? 'en' : text?.toLowerCase().startsWith('zh') ? 'zh' : undefined;

/** The reader's language: their own switch (cookie), else the browser's first known one, else Chinese. */
export const languageOf = (c: Context): Language =>
  known(getCookie(c, 'lang')) ??
  (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => known(part.trim()))
    .find((language) => language !== undefined) ??
  'zh';
