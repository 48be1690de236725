import { fc, test as anyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { remittanceCodeOf, remittanceCodesIn } from '../../../functions/selling/merchants/remittance-code';
import { newId } from '../../support/new-id';
import { codesIn } from '../../../functions/reconciling/matches/reference-codes';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = remittanceCodeOf('mer_01k4m2n5p6q7r8s9t0v17k3m9p');

describe('a merchant’s remittance code', () => {
  test('is short, follows from the merchant alone, and differs from another’s', () => {
    expect(code).toMatch(/^SC17K3M9P[0-9A-HJKMNP-TV-Z]$/);
    expect(remittanceCodeOf('mer_01k4m2n5p6q7r8s9t0v17k3m9p')).toBe(code);
    const many = Array.from({ length: 500 }, () => remittanceCodeOf(newId('mer')));
    expect(new Set(many).size).toBe(500);
    for (const each of many) expect(each).toMatch(/^SC[0-9A-HJKMNP-TV-Z]{8}$/);
  });

  test.each([
    ['as it is', code],
    ['in small letters', code.toLowerCase()],
    ['in full width', code.replace(/./g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))],
    ['with spaces', `${code.slice(0, 2)} ${code.slice(2, 6)} ${code.slice(6)}`],
    ['with full-width spaces and dashes', `${code.slice(0, 2)}　${code.slice(2, 6)}-${code.slice(6)}`],
    ['with I and L for 1, O for 0', code.replace(/1/g, 'l').replace(/0/g, 'O')],
  ])('is found in a remark %s', (_, written) => {
    for (const memo of [
      written,
      `九月义卖善款${written}谢谢`,
      `善款,${written}。`,
      `用途:捐款 附言:${written}`,
    ])
      expect(remittanceCodesIn(memo)).toEqual([code]);
    expect(codesIn(`善款 ${written}`).has(code)).toBe(true);
  });

  test('is found where it is glued to other text', () => {
    for (const memo of [
      `X${code}`,
      `${code}7`,
      `YF${code}20260908`,
      `SC${code}`,
      `汇款${code}9月份`,
      `2026${code}`,
      `SC2026 ${code}`,
    ])
      expect(remittanceCodesIn(memo), memo).toEqual([code]);
    expect(codesIn(`REF20260908${code}X`).has(code)).toBe(true);
  });

  test('is not made of less, or of what its check letter does not fit', () => {
    for (const memo of [
      `${code.slice(0, -1)}`,
      'SC',
      '善款 SC 2026 0908',
      '',
      `${code.slice(0, -2)}${code.at(-1)}`,
    ])
      expect(remittanceCodesIn(memo)).toEqual([]);
  });

  test('one of two in a remark is not lost', () => {
    const other = remittanceCodeOf('mer_01k4m2n5p6q7r8s9t0v1zzzzzz');
    expect(remittanceCodesIn(`${code} ${other} ${code}`)).toEqual([code, other]);
  });
});

const anyBody = fc.array(fc.constantFrom(...LETTERS), { minLength: 7, maxLength: 7 });
const whole = (body: readonly string[]) => remittanceCodeOf(`mer_${body.join('')}`);

describe('whoever mistypes it pays for nobody else', () => {
  anyTest.prop([anyBody, fc.nat(7), fc.constantFrom(...LETTERS)])('one letter wrong', (body, at, letter) => {
    const right = whole(body);
    const wrong = right.slice(0, 2 + at) + letter + right.slice(3 + at);
    expect(remittanceCodesIn(wrong)).toEqual(wrong === right ? [right] : []);
  });

  anyTest.prop([anyBody, fc.nat(6)])('two neighbours exchanged', (body, at) => {
    const right = whole(body);
    const [one = '', two = ''] = [right[2 + at], right[3 + at]];
    const wrong = right.slice(0, 2 + at) + two + one + right.slice(4 + at);
    expect(remittanceCodesIn(wrong)).toEqual(wrong === right ? [right] : []);
  });
});
