import { peopleRefusals } from './people-refusals';
import { requestRefusals } from './request-refusals';
import { sellingRefusals } from './selling-refusals';
import { spendingRefusals } from './spending-refusals';
import { statementRefusals } from './statement-refusals';
import { volunteeringRefusals } from './volunteering-refusals';

/** Every way the product says no: the HTTP status beside the code, so that no mapping can be forgotten. */
export const refusals = {
  ...requestRefusals,
  ...peopleRefusals,
  ...sellingRefusals,
  ...volunteeringRefusals,
  ...statementRefusals,
  ...spendingRefusals,
};

export type RefusalCode = keyof typeof refusals;
export type Facts = Record<string, string | number>;

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  constructor(code: RefusalCode, facts: Facts = {}) {
    super(refusals[code].says);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}

export const refuse = (code: RefusalCode, facts?: Facts): never => {
  throw new Refusal(code, facts);
};

/** The sentence of a refusal in the reader's language, its `{facts}` filled in; in English by `factEn` where there is one. */
export const sentence = (code: RefusalCode, facts: Facts, language: 'zh' | 'en'): string =>
  refusals[code][language === 'zh' ? 'zh' : 'says'].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = (language === 'en' ? facts[`${name}En`] : undefined) ?? facts[name];
    return fact === undefined ? whole : String(fact);
  });
