import { describe, expect, test } from 'vitest';
import { LongText, PersonName, Words } from '../../../functions/shared/words';

describe('a name', () => {
  test.each([
    ['a rare letter', '𠮷野'],
    ['markup, which is only text', '<script>alert(1)</script>'],
    ['an emoji of several, joined', '👩‍🚒'],
    ['full-width digits', '第１２队'],
    ['a script that joins its letters', 'نور‌الدین'],
  ])('may hold %s', (_, name) => {
    expect(PersonName.parse(name)).toBe(name);
  });

  test.each([
    ['nothing', ''],
    ['spaces alone', ' \u3000 '],
    ['what nobody sees', '\u200b\u200b'],
    ['joiners alone', '\u200d\u200c'],
    ['letters that show nothing', '\u3164\u2800\u115f\u1160\uffa0'],
    ['half of a character', '王\ud800'],
    ['another line', '王\n敏'],
    ['a line separator', '王\u2028敏'],
    ['a mark that turns the writing round', '王\u202e敏'],
    ['a later control character', '王\u0085敏'],
    ['a tag', '王\u{e0041}敏'],
  ])('holds no %s', (_, name) => {
    expect(PersonName.safeParse(name).success).toBe(false);
    expect(Words.safeParse({ zh: name }).success).toBe(false);
  });
});

test('a long text has lines and tabs, and hides nothing else', () => {
  expect(LongText.parse('一\r\n\t二')).toBe('一\r\n\t二');
  for (const text of ['一\u0000', '一\u202e二', '一\udfff', '\u200b'])
    expect(LongText.safeParse(text).success).toBe(false);
});
