/** Where a sentence may end early without a word being torn: after a space or a mark. */
const SOFT = /[\s，。；、！？,.;!?·—-]/u;

/**
 * A text in one line, cut to at most so many letters with … at its end: never within a letter of several parts, and at a
 * word's end where one is near. @param most at least 2
 */
export const cut = (text: string, most: number): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const letters = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(line)].map(
    ({ segment }) => segment,
  );
  if (letters.length <= most) return line;
  const kept = letters.slice(0, most - 1);
  const from = Math.ceil(kept.length * 0.7);
  const end = kept.findLastIndex((letter, at) => at >= from && SOFT.test(letter));
  const words = kept.slice(0, end > 0 ? end : kept.length).join('');
  return `${words.replace(/[\s，。；、,.;·—-]+$/u, '')}…`;
};
