import { columnKey, readMilliFen } from '../read-cells';
import type { Row } from '../row-reader';
import { keysOf, type WechatDelimiter, type WechatHeader } from './wechat-trade-columns';

/** Records of the bill: cells without their backticks, `raw` without who paid. */
export type WechatRows = {
  rows: readonly Row[];
  /** The header of the totals and the row of values, where the file has them. */
  totals?: { lineNumber: number; names: readonly string[]; values: readonly string[] } | undefined;
  /** The first line that holds something after the totals. */
  after?: number | undefined;
};

/** A spreadsheet fills empty rows with delimiters. */
const isBlankLine = (line: string): boolean => /^[\s,;"]*$/.test(line);
const isTotalsHeader = (line: string): boolean => columnKey(line).startsWith('总交易单数');

const TICK = '`';
const quotes = (text: string): number => text.split('"').length - 1;

/** Cells that begin with a backtick: commas and quotes inside a name do no harm. What a spreadsheet pads the last one with is none of it. */
const ticked = (text: string, delimiter: WechatDelimiter): string[] => {
  const cells = text.slice(1).split(`${delimiter}${TICK}`);
  const last = cells.pop() ?? '';
  return [...cells, last.replace(delimiter === ',' ? /,+$/ : new RegExp(`${delimiter}+$`), '')];
};

/** Cells as a spreadsheet saves them: quoted where they hold a comma or a quote; backticks may be lost. */
const quoted = (text: string, delimiter: WechatDelimiter): string[] => {
  const cells: string[] = [''];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === delimiter && !isQuoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replaceAll('""', '"')
      .replace(/^`/, ''),
  );
};

type Shape = Pick<WechatHeader, 'width' | 'delimiter' | 'at'>;

/** A product name with a comma in it makes cells too many: all columns but the free words have no such text. */
const rejoin = (cells: string[], { width, at }: Shape, between: string): string[] => {
  const extra = cells.length - width;
  const name = at.product;
  if (extra <= 0 || name === undefined) return cells;
  return [
    ...cells.slice(0, name),
    cells.slice(name, name + extra + 1).join(between),
    ...cells.slice(name + extra + 1),
  ];
};

const withoutPadding = (cells: string[], width: number): string[] => {
  let end = cells.length;
  while (end > width && cells[end - 1] === '') end -= 1;
  return cells.slice(0, end);
};

/** Is there a figure where the fee and the price should be? Behind a comma that is not quoted there is not. */
const hasItsMoney = (cells: readonly string[], { width, at }: Shape): boolean =>
  cells.length <= width &&
  [at.fee, at.ordered].every(
    (index) => index === undefined || readMilliFen(cells[index] ?? '') !== undefined,
  );

/**
 * The cells of a record: as WeChat Pay writes them, or as a spreadsheet has saved them again (a cell with a comma quoted, rows padded,
 * backticks or quotes lost).
 */
const split = (record: string, shape: Shape): string[] => {
  const { width, delimiter } = shape;
  const text = delimiter === '\t' ? record.replace(/^ +|[ \r\n]+$/g, '') : record.trim();
  const trim = (cells: readonly string[]) => cells.map((cell) => cell.trim());
  if (text.startsWith(TICK)) {
    const cells = trim(rejoin(ticked(text, delimiter), shape, `${delimiter}${TICK}`));
    if (cells.length >= width) return cells;
    const again = withoutPadding(trim(quoted(text, delimiter)), width);
    return again.length === width ? again : cells;
  }
  const cells = trim(quoted(text, delimiter));
  const padded = withoutPadding(cells, width);
  return hasItsMoney(padded, shape) ? padded : rejoin(cells, shape, delimiter);
};

const separators = (text: string, delimiter: WechatDelimiter): number =>
  text.split(`${delimiter}${TICK}`).length - 1;

/** Lines of one quoted cell at most. */
const QUOTED_LINES = 20;

/**
 * A record too short whose next line does not begin with a backtick goes on there: a name held a line break. Each line is looked at
 * once, however many a broken record swallows: a separator lies within a line, so that those of its lines add up.
 */
const recordAt = (
  lines: readonly string[],
  start: number,
  { width, delimiter }: Shape,
): { record: string; next: number } => {
  const first = lines[start] ?? '';
  let next = start + 1;
  if (!first.startsWith(TICK)) {
    let open = quotes(first) % 2;
    while (open === 1 && next < lines.length && next - start < QUOTED_LINES) {
      open = (open + quotes(lines[next] ?? '')) % 2;
      next += 1;
    }
    return open === 1
      ? { record: first, next: start + 1 }
      : { record: lines.slice(start, next).join('\n'), next };
  }
  let cells = 1 + separators(first, delimiter);
  for (let more = lines[next]; more !== undefined; more = lines[next]) {
    if (cells >= width || isBlankLine(more) || more.startsWith(TICK) || isTotalsHeader(more)) break;
    cells += separators(more, delimiter);
    next += 1;
  }
  return { record: lines.slice(start, next).join('\n'), next };
};

const nextFilled = (lines: readonly string[], from: number): number | undefined => {
  const at = lines.findIndex((line, index) => index >= from && !isBlankLine(line));
  return at < 0 ? undefined : at;
};

const readTotals = (
  lines: readonly string[],
  at: number,
  rows: readonly Row[],
  { delimiter }: WechatHeader,
): WechatRows => {
  const valuesAt = nextFilled(lines, at + 1);
  if (valuesAt === undefined) return { rows };
  const afterAt = nextFilled(lines, valuesAt + 1);
  const names = keysOf(lines[at] ?? '', delimiter);
  const values = split(lines[valuesAt] ?? '', { width: names.length, delimiter, at: {} });
  const totals = { lineNumber: valuesAt + 1, names, values };
  return { rows, totals, after: afterAt === undefined ? undefined : afterAt + 1 };
};

/** An openid: `o` and 27 more. Where a row’s cells are out of place it is known by its looks alone. */
const OPENID = /(?<![\w-])o[\w-]{27}(?![\w-])/g;
const HIDDEN = '***';
/** What is shorter is nobody’s number, and would be found inside of others. */
const SHORTEST_PAYER = 16;

/** Who paid is personal, and the books ask the order: it stands in no text that is shown or kept (个人信息保护法 art. 6, 19). */
const withoutPayer = (record: string, cells: readonly string[], { at, width }: WechatHeader): string => {
  const payer = cells.length === width && at.payer !== undefined ? (cells[at.payer] ?? '') : undefined;
  if (payer === undefined) return record.replace(OPENID, HIDDEN);
  return payer.length < SHORTEST_PAYER ? record : record.replaceAll(payer, HIDDEN);
};

/** The records between the header and the totals, at most `most` and one. Blank lines hold nothing and are passed over. */
export const wechatRows = (lines: readonly string[], header: WechatHeader, most: number): WechatRows => {
  const rows: Row[] = [];
  for (let at = header.next; at < lines.length && rows.length <= most;) {
    const line = lines[at] ?? '';
    if (isTotalsHeader(line)) return readTotals(lines, at, rows, header);
    if (isBlankLine(line)) {
      at += 1;
      continue;
    }
    const { record, next } = recordAt(lines, at, header);
    const cells = split(record, header);
    rows.push({ lineNumber: at + 1, raw: withoutPayer(record, cells, header), cells });
    at = next;
  }
  return { rows };
};

/** The lines of a bill without who paid: their number and all else is as it was. */
export const linesWithoutPayers = (
  lines: readonly string[],
  header: WechatHeader,
  most: number,
): string[] => {
  const kept = [...lines];
  for (const { lineNumber, raw } of wechatRows(lines, header, most).rows)
    for (const [after, text] of raw.split('\n').entries()) kept[lineNumber - 1 + after] = text;
  return kept;
};
