import { plainOf } from '../../shared/seen';

/** Crockford's digits and capitals: nobody mistakes one for another, for I, L, O and U are not among them. Each stands for five bits. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Says whose code it is, and keeps it apart from the numbers that stand in a remark anyway. */
const PREFIX = 'SC';
/** 35 bits: among a thousand merchants of one organisation two share a code in one of seventy thousand organisations; then it names neither. */
const BODY = 7;

/** Twice a value of the field of 32 elements (x⁵ = x² + 1). */
const twice = (value: number): number => ((value << 1) & 31) ^ (value & 16 ? 5 : 0);

/** The letter after these that makes the whole come to nothing: any one letter wrong, or two neighbours exchanged, shows. */
const checkOf = (body: string): string => {
  const sum = [...body].reduce((before, letter) => twice(before) ^ LETTERS.indexOf(letter), 0);
  return LETTERS[twice(sum)] ?? '';
};

/**
 * What a merchant writes into a transfer's remark, so that the money is known whoever sends it: `SC`, seven letters or digits, one
 * to check. Follows from the merchant's id, so it never changes and every merchant has one.
 * @param merchantId `mer_…`: its last letters are random
 */
export const remittanceCodeOf = (merchantId: string): string => {
  const body = merchantId.slice(-BODY).toUpperCase();
  return `${PREFIX}${body}${checkOf(body)}`;
};

/** Of `SC`, with spaces or dashes anywhere in it, wherever it begins: people and banks glue it to what stands beside it. */
const WRITTEN = /(?=(S[\s\-_.]*C(?:[\s\-_.]*[A-Z0-9]){8}))/g;

/** As people read it: the letters that no code has stand for the digits that they look like. */
const asLetters = (written: string): string =>
  written.slice(PREFIX.length).replace(/O/g, '0').replace(/[IL]/g, '1');

/**
 * The codes that a bank's remark names, whole and right by their check letter, also as a part of a longer run: of a thousand runs
 * that hold `SC` by accident one is right by it, and then it is no merchant's. Width, capitals, spaces and dashes make no
 * difference, nor O for 0, nor I or L for 1.
 */
export const remittanceCodesIn = (memo: string): string[] => {
  const found = plainOf(memo).toUpperCase().matchAll(WRITTEN);
  const written = [...found].map(([, each = '']) => each);
  const letters = written.map((each) => asLetters(each.replace(/[^A-Z0-9]/g, '')));
  const right = letters.filter((each) => !each.includes('U') && each.at(-1) === checkOf(each.slice(0, BODY)));
  return [...new Set(right.map((each) => `${PREFIX}${each}`))];
};
