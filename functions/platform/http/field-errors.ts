import en from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import type * as z from 'zod';
import type { Language } from './language';

export type FieldError = { path: string; message: string };
type Issue = z.core.$ZodIssue;

const MOST_TOLD = 20;
type Told = Record<Language, string>;

const general = { zh: zhCN().localeError, en: en().localeError };

/** What our own rules say where something does not fit. */
const own: Readonly<Record<string, Told>> = {
  'control characters are refused': {
    zh: '不能为空，也不能含有控制字符或换行',
    en: 'must hold something to read, without control characters or line breaks',
  },
  'years from 2000 to 2099 only': { zh: '年份须在 2000 至 2099 之间', en: 'years from 2000 to 2099 only' },
};
const DOES_NOT_FIT: Told = { zh: '不符合要求', en: 'is not as expected' };

const kinds: Readonly<Record<string, Told>> = {
  string: { zh: '须填写文字', en: 'must be text' },
  number: { zh: '须填写数字', en: 'must be a number' },
  int: { zh: '须填写整数', en: 'must be a whole number' },
  boolean: { zh: '须为 true 或 false', en: 'must be true or false' },
  array: { zh: '须为列表', en: 'must be a list' },
};

const bounds: Readonly<Record<string, { most: (n: string) => Told; least: (n: string) => Told }>> = {
  string: {
    most: (n) => ({ zh: `最多 ${n} 个字`, en: `at most ${n} characters` }),
    least: (n) =>
      n === '1'
        ? { zh: '不能为空', en: 'must not be empty' }
        : { zh: `至少 ${n} 个字`, en: `at least ${n} characters` },
  },
  number: {
    most: (n) => ({ zh: `不能大于 ${n}`, en: `at most ${n}` }),
    least: (n) => ({ zh: `不能小于 ${n}`, en: `at least ${n}` }),
  },
  array: {
    most: (n) => ({ zh: `最多 ${n} 项`, en: `at most ${n} entries` }),
    least: (n) => ({ zh: `至少 ${n} 项`, en: `at least ${n} entries` }),
  },
};
const formats: Readonly<Record<string, Told>> = {
  email: { zh: '须为电子邮件地址', en: 'must be an e-mail address' },
  url: { zh: '须为网址', en: 'must be a web address' },
  date: { zh: '须为日期，如 2026-09-08', en: 'must be a day, such as 2026-09-08' },
  datetime: {
    zh: '须为时刻，如 2026-09-08T01:00:00Z',
    en: 'must be an instant, such as 2026-09-08T01:00:00Z',
  },
};

const boundsOf = (origin: string) => bounds[origin === 'int' ? 'number' : origin];

/** In a person's words; undefined where the library's own say it well enough. */
const plainly = (issue: Issue): Told | undefined => {
  if (issue.code === 'custom') return own[issue.message] ?? DOES_NOT_FIT;
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? DOES_NOT_FIT;
  if (issue.code === 'invalid_union') return DOES_NOT_FIT;
  if (issue.code === 'invalid_format') return formats[issue.format] ?? DOES_NOT_FIT;
  if (issue.code === 'too_big') return boundsOf(issue.origin)?.most(String(issue.maximum));
  if (issue.code === 'too_small') return boundsOf(issue.origin)?.least(String(issue.minimum));
  return undefined;
};

const told = (issue: Issue, language: Language): string => {
  const plain = plainly(issue);
  if (plain) return plain[language];
  const said = general[language](issue as z.core.$ZodRawIssue);
  return typeof said === 'string' ? said : (said?.message ?? DOES_NOT_FIT[language]);
};

/**
 * Each field that does not fit, by its path, with a sentence in the reader's language. Where several rules are broken, only the
 * first is told: what is no day at all is not also of the wrong century.
 */
export const fieldErrors = (issues: readonly Issue[], language: Language): FieldError[] => {
  const first = new Map<string, string>();
  for (const issue of issues) {
    const path = issue.path.join('.');
    if (!first.has(path)) first.set(path, told(issue, language));
  }
  return [...first].slice(0, MOST_TOLD).map(([path, message]) => ({ path, message }));
};
