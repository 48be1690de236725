import { columnKey } from '../read-cells';
import type { Row } from '../row-reader';
import type { WechatHeader } from './wechat-trade-columns';

/** Records of the bill: cells without their backticks, `raw` without who paid. */
export type WechatRows = {
  rows: readonly Row[];
  /** The header of the totals and the row of values, where the file has them. */
  totals?: { lineNumber: number; names: readonly string[]; values: readonly string[] } | undefined;
  /** The first line that holds something after the totals. */
  after?: number | undefined;
};

const isTotalsHeader = (line: string): boolean => columnKey(line).startsWith('总交易单数');

/** Cells begin with a backtick, so that commas and quotes inside a name do no harm. Some tools strip the backticks: then plain commas. */
const split = (record: string): string[] => {
  const text = record.trim();
  return (text.startsWith('`') ? text.slice(1).split(',`') : text.split(',')).map((cell) => cell.trim());
};

/** A product name with a comma and a backtick in it makes cells too many: all columns but the free words have no such text. */
const rejoin = (cells: string[], header: WechatHeader): string[] => {
  const extra = cells.length - header.width;
  const name = header.at.product;
  if (extra <= 0 || name === undefined) return cells;
  return [
    ...cells.slice(0, name),
    cells.slice(name, name + extra + 1).join(',`'),
    ...cells.slice(name + extra + 1),
  ];
};

const separators = (text: string): number => text.split(',`').length - 1;

/**
 * A record too short whose next line does not begin with a backtick goes on there: a name held a line break. Each line is looked at
 * once, however many a broken record swallows: a separator lies within a line, so that those of its lines add up.
 */
const recordAt = (
  lines: readonly string[],
  start: number,
  header: WechatHeader,
): { record: string; next: number } => {
  const first = lines[start] ?? '';
  let next = start + 1;
  if (!first.startsWith('`')) return { record: first, next };
  let cells = 1 + separators(first);
  for (let more = lines[next]; more !== undefined; more = lines[next]) {
    if (cells >= header.width || more.trim() === '' || more.startsWith('`') || isTotalsHeader(more)) break;
    cells += separators(more);
    next += 1;
  }
  return { record: lines.slice(start, next).join('\n'), next };
};

const nextFilled = (lines: readonly string[], from: number): number | undefined => {
  const at = lines.findIndex((line, index) => index >= from && line.trim() !== '');
  return at < 0 ? undefined : at;
};

const readTotals = (lines: readonly string[], at: number, rows: readonly Row[]): WechatRows => {
  const valuesAt = nextFilled(lines, at + 1);
  if (valuesAt === undefined) return { rows };
  const afterAt = nextFilled(lines, valuesAt + 1);
  const names = (lines[at] ?? '').split(/[,，]/).map(columnKey);
  const totals = { lineNumber: valuesAt + 1, names, values: split(lines[valuesAt] ?? '') };
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
    if (isTotalsHeader(line)) return readTotals(lines, at, rows);
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const { record, next } = recordAt(lines, at, header);
    const cells = rejoin(split(record), header);
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
