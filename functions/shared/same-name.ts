import { plainOf } from './seen';

/** Brackets of every sort become round ones; the rest of full and half width is NFKC's work. */
const BRACKETS: readonly [RegExp, string][] = [
  [/[[【〔〖{「『]/g, '('],
  [/[\]】〕〗}」』]/g, ')'],
];

/** The dot between the parts of a name: keyboards, banks and registers have each their own. */
const DOTS = /[·•・･‧．∙⋅●ㆍ᛫]/g;

/** A payer's or merchant's name for comparison: width, kind of bracket, kind of middle dot, spaces, capitals and what shows nothing make no difference; every character else does. */
export const nameKey = (name: string): string =>
  BRACKETS.reduce((text, [each, round]) => text.replace(each, round), plainOf(name.replace(DOTS, '·')))
    .replace(/\s/g, '')
    .toLowerCase();

export const sameName = (one: string, other: string): boolean =>
  nameKey(one) !== '' && nameKey(one) === nameKey(other);
