/** The letters of news, by the names under which they wait to be written. */
export type NewsLetter =
  'news-changed' | 'news-cancelled' | 'news-message' | 'news-reminder' | 'back-in-line' | 'place-given-back';
