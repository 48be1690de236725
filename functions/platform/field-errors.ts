import en from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import type * as z from 'zod';
import type { Language } from './language';

export type FieldError = { path: string; message: string };

const sentences = { zh: zhCN().localeError, en: en().localeError };

const own: Record<string, string> = { 'control characters are refused': '不能含有控制字符' };

const told = (issue: z.core.$ZodIssue, language: Language): string => {
  if (issue.code === 'custom')
    return language === 'zh' ? (own[issue.message] ?? issue.message) : issue.message;
  const said = sentences[language](issue as z.core.$ZodRawIssue);
  return typeof said === 'string' ? said : (said?.message ?? issue.message);
};

/** Each field that does not fit, by its path, with a sentence in the reader's language. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[], language: Language): FieldError[] =>
  issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: told(issue, language) }));
