import byPinyin from 'pinyin-match/es/traditional.js';

/** Where characters stand in a text by any reading of each, whole or by first letters; false where they do not. */
export const match = (text: string, sought: string): unknown => byPinyin.match(text, sought);
