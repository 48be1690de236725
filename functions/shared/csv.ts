import type { Fen } from './money';
import { wallClock, type Day } from './time';

/** What we wrote ourselves, and is to be reckoned with: a number or a day, never somebody's words. */
export type Figure = { figure: string };
/** A cell. A text is somebody's words, and stays words whatever it looks like; nothing is an empty cell. */
export type Cell = string | number | Figure | undefined;

/** An amount in yuan: `-1234.00` of -123400 fen. A number to a spreadsheet, so without commas and sign of currency. */
export const yuanCell = (amount: Fen | undefined): Cell => {
  if (amount === undefined) return undefined;
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return { figure: `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` };
};
/** @param day `YYYY-MM-DD` */
export const dayCell = (day: Day | undefined): Cell => (day === undefined ? undefined : { figure: day });
/** @param instant UTC @returns `2026-09-08 09:00` in Asia/Shanghai */
export const momentCell = (instant: string | undefined): Cell =>
  instant === undefined ? undefined : { figure: wallClock(instant) };

/**
 * A spreadsheet reckons what begins so, also behind what it passes over or does not show. `=`, `+`, `-`, `@`, tab, the ends of
 * a line and NUL are those of OWASP (CSV Injection; ASVS 1.2.10), who name the full-width ones too.
 */
const RECKONED = /^'*[\s\p{Default_Ignorable_Code_Point}\p{Cc}]*[\t\r\n\0=+\-@＝＋－＠]/u;
/** What looks like a number, a day or a time: 28 digits would be cut to 15, `007` to 7, and `3-4` be a day in March. */
const TAKEN_FOR_A_NUMBER = /^(?=[^\d０-９]*[\d０-９])[\d０-９\s.,:/%$¥￥年月日时分秒-]*(?:E[+-]?\d+)?\s*$/iu;

/**
 * Words stay words. What would be reckoned gets the apostrophe of OWASP before it. What would be taken for a number gets a tab
 * behind it, as Alipay's own bills write their numbers: Excel and WPS then keep every digit, and show nothing of the tab.
 * {@link wordsOf} takes both away again.
 */
const asWords = (text: string): string => {
  if (RECKONED.test(text)) return `'${text}`;
  return TAKEN_FOR_A_NUMBER.test(text) ? `${text}\t` : text;
};

/** The words as they were, of a cell of a file of ours. */
export const wordsOf = (cell: string): string => {
  if (cell.startsWith("'") && RECKONED.test(cell)) return cell.slice(1);
  const bare = cell.endsWith('\t') ? cell.slice(0, -1) : cell;
  return TAKEN_FOR_A_NUMBER.test(bare) ? bare : cell;
};

const plain = (cell: Cell): string => {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return asWords(cell);
  return typeof cell === 'number' ? String(cell) : cell.figure;
};
const quoted = (text: string): string =>
  /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** What the file begins with: without it Excel in China reads UTF-8 as GBK. */
export const BYTE_ORDER_MARK = '\u{feff}';
/** One record of RFC 4180, with its end. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => quoted(plain(cell))).join(',')}\r\n`;

/** A file for Excel and WPS: UTF-8 with its mark, CRLF, and no cell that a spreadsheet reckons though it is somebody's words. */
export const csvOf = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + [header, ...rows].map(csvLine).join('');
