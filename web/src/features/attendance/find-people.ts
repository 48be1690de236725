type Found = { name: string; tail?: string | undefined };

/** Where the characters of `sought` stand in `text`, by any reading of each; false where they do not. */
export type ByPinyin = (text: string, sought: string) => unknown;

/** Readings that the table of pinyin has not, mostly of family names, each by another character that is read so. */
const READ_TOO: Readonly<Record<string, string>> = {
  吕: '鲁',
  郗: '持',
  谌: '沈',
  费: '必',
  那: '诺',
  褚: '楚',
  适: '阔',
  茜: '西',
  盖: '葛',
  嬛: '环',
};

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·•・‧．'’-]/g, '');
const readToo = (text: string): string => [...text].map((one) => READ_TOO[one] ?? one).join('');

const LETTERS = /^[a-zü]+$/;

const soundsLike = (name: string, wanted: string, byPinyin: ByPinyin | undefined): boolean => {
  if (!byPinyin || !LETTERS.test(wanted)) return false;
  const sought = wanted.replaceAll('ü', 'v');
  return [name, readToo(name)].some((one) => Boolean(byPinyin(one, sought)));
};

/** Short ones are too many people's. */
const FEWEST_OF_TAIL = 2;

const endsSo = (tail: string | undefined, wanted: string): boolean => {
  if (tail === undefined || wanted.length < FEWEST_OF_TAIL) return false;
  const end = tail.toLowerCase();
  return end.endsWith(wanted) || (wanted.length > end.length && wanted.replace(/@.*/, '').endsWith(end));
};

/**
 * Is it this person who is looked for? By a part of the name, by pinyin (whole, or the first letters, by any reading), or by the end
 * of the number. @param byPinyin `undefined` until it is loaded
 */
export const isSought = (person: Found, wanted: string, byPinyin: ByPinyin | undefined): boolean => {
  const sought = plain(wanted);
  const name = plain(person.name);
  return name.includes(sought) || endsSo(person.tail, sought) || soundsLike(name, sought, byPinyin);
};
