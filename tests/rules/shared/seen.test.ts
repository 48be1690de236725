import { describe, expect, test } from 'vitest';
import { marksOf } from '../../../functions/books/spending/invoice';
import { Code, Email, Phone } from '../../../functions/people/accounts/person';
import { codesIn, referenceKey } from '../../../functions/reconciling/matches/reference-codes';
import { AccountNumber } from '../../../functions/reconciling/accounts/merchant-account';
import { accountKey } from '../../../functions/reconciling/readers/column-mapping';
import { columnKey } from '../../../functions/reconciling/readers/read-cells';
import { remittanceCodeOf, remittanceCodesIn } from '../../../functions/selling/merchants/remittance-code';
import { isSeen, plainOf, seenOf } from '../../../functions/shared/seen';
import { sameName } from '../../../functions/shared/same-name';
import { PersonName, ShortText, Words } from '../../../functions/shared/words';

/** Each shows nothing, by itself and in a word. */
const UNSEEN: [string, string][] = [
  ['U+00AD', '\u00ad'],
  ['U+034F', '\u034f'],
  ['U+061C', '\u061c'],
  ['U+115F', '\u115f'],
  ['U+1160', '\u1160'],
  ['U+17B4', '\u17b4'],
  ['U+180B', '\u180b'],
  ['U+180E', '\u180e'],
  ['U+200B', '\u200b'],
  ['U+200C', '\u200c'],
  ['U+200D', '\u200d'],
  ['U+200E', '\u200e'],
  ['U+2060', '\u2060'],
  ['U+2064', '\u2064'],
  ['U+2800', '\u2800'],
  ['U+3164', '\u3164'],
  ['U+FE00', '\ufe00'],
  ['U+FE0F', '\ufe0f'],
  ['U+FEFF', '\ufeff'],
  ['U+FFA0', '\uffa0'],
  ['U+1D159', '\u{1d159}'],
  ['U+E0020', '\u{e0020}'],
  ['U+E0100', '\u{e0100}'],
  ['U+E01EF', '\u{e01ef}'],
];

describe.each(UNSEEN)('%s', (_, letter) => {
  const inside = (text: string): string => `${letter}${[...text].join(letter)}${letter}`;

  test('shows nothing, makes no name, and no other name of one', () => {
    expect(seenOf(inside('王敏'))).toBe('王敏');
    expect(isSeen(letter)).toBe(false);
    expect(plainOf(inside('Ａ１'))).toBe('A1');
    for (const name of [PersonName, ShortText])
      for (const blank of [letter, ` ${letter} `, letter.repeat(5)])
        expect(name.safeParse(blank).success).toBe(false);
    expect(Words.safeParse({ zh: letter }).success).toBe(false);
    expect(sameName(inside('杭州保温箱厂'), '杭州保温箱厂')).toBe(true);
    expect(sameName(letter, '')).toBe(false);
  });

  test('makes no other invoice, reference, remittance code, account or column', () => {
    const file = { sha256: 'a'.repeat(64) };
    const [plain, hidden] = ['24332000000123456789', inside('24332000000123456789')];
    expect(marksOf({ payee: inside('纸箱厂'), invoiceNumber: hidden }, file)).toEqual(
      marksOf({ payee: '纸箱厂', invoiceNumber: plain }, file),
    );
    expect(marksOf({ payee: '纸箱厂', invoiceNumber: letter }, file)).toHaveLength(1);
    expect(referenceKey(inside('FISH-2026'))).toBe('FISH2026');
    expect(codesIn(`款 ${inside('FISH2026')} 谢`)).toContain('FISH2026');
    const code = remittanceCodeOf('mer_01k4x7y8z9a0b1c2d3e4f5g6h7');
    expect(remittanceCodesIn(inside(code))).toEqual([code]);
    expect(accountKey(inside('3305 0161'))).toBe('33050161');
    expect(columnKey(inside('交易日期'))).toBe('交易日期');
  });

  test('is no part of a code, an address or a number that somebody pasted', () => {
    expect(Code.parse(inside(' ０１2345 '))).toBe('012345');
    expect(Email.parse(inside('Lin@People.test'))).toBe('lin@people.test');
    expect(Phone.parse(inside('138 0013 8000'))).toBe('+8613800138000');
    expect(AccountNumber.parse(inside('1230000109'))).toBe('1230000109');
  });
});

test('a letter and its mark are one letter, however written and whatever keeps them apart', () => {
  expect(plainOf('e\u0301')).toBe('é');
  expect(plainOf('e\u034f\u0301')).toBe('é');
  expect(sameName('Jose\u034f\u0301', 'José')).toBe(true);
});

test('an emoji of several stays as it was written, and is the same without what joins it', () => {
  for (const name of ['👩‍🚒', '❤️ 队', 'نور\u200cالدین', '葛\u{e0100}'])
    expect(PersonName.parse(name)).toBe(name);
  expect(sameName('👩‍🚒 队', '👩🚒队')).toBe(true);
  expect(sameName('葛\u{e0100}城', '葛城')).toBe(true);
});

describe('what is typed is judged after it is made plain', () => {
  test.each([
    ['１２３４５６', '123456'],
    [' 123 456\n', '123456'],
    ['\u3000123456', '123456'],
  ])('a code %j', (text, code) => {
    expect(Code.parse(text)).toBe(code);
  });

  test.each(['12345', '1234567', '12345a', '', '١٢٣٤٥٦'])('no code: %j', (text) => {
    expect(Code.safeParse(text).success).toBe(false);
  });

  test('an address or a number in full width, or with a space after it', () => {
    expect(Email.parse(' ｌｉｎ＠people.test\u3000')).toBe('lin@people.test');
    expect(Phone.parse('＋８６ １３８－００１３－８０００')).toBe('+8613800138000');
    expect(Phone.parse('138–0013—8000')).toBe('+8613800138000');
    expect(Email.safeParse('lin @people.test').success).toBe(false);
    expect(Email.safeParse(`${'x'.repeat(250)}@people.test`).success).toBe(false);
  });
});
