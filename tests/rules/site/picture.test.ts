import { describe, expect, test } from 'vitest';
import { editionOf, pictureOf, wrapped } from '../../../functions/site/picture';
import { cut } from '../../../functions/shared/cut';

describe('a text that is too long', () => {
  test('is cut with … at a mark or a space that is near, never within a letter', () => {
    expect(cut('短', 10)).toBe('短');
    expect(cut('一二三四五六七，八九十', 9)).toBe('一二三四五六七…');
    expect(cut('volunteers release fish together', 22)).toBe('volunteers release…');
    expect(cut('👨‍👩‍👧‍👦'.repeat(5), 3)).toBe('👨‍👩‍👧‍👦👨‍👩‍👧‍👦…');
    expect(cut('𠮷'.repeat(9), 4)).toBe('𠮷𠮷𠮷…');
    expect(cut(' a\n\n b ', 9)).toBe('a b');
  });

  test('is laid in lines: Chinese at any letter, its marks with the letter before them, English at its words', () => {
    expect(wrapped('一二三四五六七八', 5, 3)).toEqual(['一二三四五', '六七八']);
    expect(wrapped('一二三四，五六', 4, 3)).toEqual(['一二三', '四，五六']);
    expect(wrapped('one two three', 4.5, 3)).toEqual(['one two', 'three']);
  });

  test('ends with … where its lines do not hold it', () => {
    expect(wrapped('一二三四五六七八九十', 4, 2)).toEqual(['一二三四', '五六七…']);
    const lines = wrapped('x'.repeat(5_000), 10, 3);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/…$/);
  });
});

describe('a picture', () => {
  const words = {
    title: '千岛湖放鱼',
    lines: ['9月8日 周二 09:00', '中心湖区码头'],
    from: '淳安',
    scan: '扫一扫',
  };
  const address = 'https://shanchao.example.org/chunan/events/evt_1';

  test('says its facts and whose it is, beside the code of its address', () => {
    for (const frame of ['wide', 'square'] as const) {
      const svg = pictureOf(words, frame, address);
      for (const said of [words.title, ...words.lines, words.from, words.scan])
        expect(svg).toContain(`>${said}</text>`);
      expect(svg).not.toBe(pictureOf(words, frame, `${address}2`));
    }
  });

  test('holds what people write as words, not as drawing', () => {
    const svg = pictureOf({ ...words, title: `<image href="x"/>&\u0000'` }, 'wide', address);
    expect(svg).not.toContain('<image');
    expect(svg).toContain('&#60;image');
    expect(svg).not.toMatch(/\p{Cc}/u);
  });

  test('has another edition when it says something else', () => {
    expect(editionOf(words)).toMatch(/^[0-9a-f]{12}$/);
    expect(editionOf(words)).toBe(editionOf({ ...words }));
    expect(editionOf(words)).not.toBe(editionOf({ ...words, lines: ['9月9日 周三 09:00', '中心湖区码头'] }));
  });
});
