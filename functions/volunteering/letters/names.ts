/** The letters of news, by the names under which they wait to be written. */
export const NEWS_LETTERS = [
  'news-changed',
  'news-cancelled',
  'news-message',
  'news-reminder',
  'back-in-line',
  'place-given-back',
] as const;
export type NewsLetter = (typeof NEWS_LETTERS)[number];
