import type { requestRefusals } from './request-refusals';
import { factsInWords } from './time-in-words';

/** One way to say no: the HTTP status, and a sentence in English and in Chinese. `{x}` is filled from the facts. */
export type RefusalKind = { status: number; says: string; zh: string };
export type RefusalKinds = Readonly<Record<string, RefusalKind>>;

type OfRequests = typeof requestRefusals;
/**
 * Every way the product says no. Each noun keeps its own in `<noun>.refusals.ts` and adds them here for the compiler;
 * functions/refusals.ts puts them together for the entries that answer with them.
 */
export interface Refusals extends OfRequests {}
export type RefusalCode = keyof Refusals;
export type Facts = Record<string, string | number>;

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  constructor(code: RefusalCode, facts: Facts = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}

export const refuse = (code: RefusalCode, facts?: Facts): never => {
  throw new Refusal(code, facts);
};

/**
 * The sentence of a refusal in the reader's language, its `{facts}` filled in; in English by `factEn` where there is one. Facts are
 * raw: an instant (UTC) or a day is written here as pages write it.
 * @param now where it is told, the year is said of what lies in another one
 */
export const sentence = (kind: RefusalKind, facts: Facts, language: 'zh' | 'en', now?: Date): string => {
  const inWords = factsInWords(language, now);
  return kind[language === 'zh' ? 'zh' : 'says'].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = (language === 'en' ? facts[`${name}En`] : undefined) ?? facts[name];
    return fact === undefined ? whole : inWords(fact);
  });
};
