/**
 * Numbers that people in China call, as they write them: mobile, with or without 86; an area's with its code; 400. What stands
 * within a longer number (of an order, of an account) is none.
 */
const PHONE =
  /(?<![\d.,¥-]|\d )(?:(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}[ -]?\d{3,4}[ -]?\d{4}|400(?:[ -]?\d{3,4}){2})(?![ -]?\d|[.,]\d)/g;

/** A text in pieces: words, and between them numbers to call. */
export const piecesOf = (text: string): { text: string; call?: string }[] => {
  const pieces: { text: string; call?: string }[] = [];
  let read = 0;
  for (const { 0: number, index } of text.matchAll(PHONE)) {
    if (index > read) pieces.push({ text: text.slice(read, index) });
    pieces.push({ text: number, call: number.replaceAll(/[ -]/g, '') });
    read = index + number.length;
  }
  return read < text.length ? [...pieces, { text: text.slice(read) }] : pieces;
};
