/** Brackets of every sort become round ones; the rest of full and half width is NFKC's work. */
const BRACKETS: readonly [RegExp, string][] = [
  [/[[【〔〖{「『]/g, '('],
  [/[\]】〕〗}」』]/g, ')'],
];

/** A payer's or merchant's name for comparison: width, kind of bracket, spaces and capitals make no difference; every character else does. */
export const nameKey = (name: string): string =>
  BRACKETS.reduce((text, [each, round]) => text.replace(each, round), name.normalize('NFKC'))
    .replace(/[\s\u200b\ufeff]/g, '')
    .toLowerCase();

export const sameName = (one: string, other: string): boolean =>
  nameKey(one) !== '' && nameKey(one) === nameKey(other);
