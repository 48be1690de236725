import { columnKey } from './read-cells';
import type { WechatHeader } from './wechat-trade-columns';

/** One record of the bill: its cells without their backticks, and where it began. */
export type WechatRow = { lineNumber: number; raw: string; cells: readonly string[] };

export type WechatRows = {
  rows: readonly WechatRow[];
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

/** A record too short whose next line does not begin with a backtick goes on there: a name held a line break. */
const recordAt = (
  lines: readonly string[],
  start: number,
  header: WechatHeader,
): { record: string; next: number } => {
  let record = lines[start] ?? '';
  let next = start + 1;
  if (!record.startsWith('`')) return { record, next };
  for (let more = lines[next]; more !== undefined; more = lines[next]) {
    if (
      split(record).length >= header.width ||
      more.trim() === '' ||
      more.startsWith('`') ||
      isTotalsHeader(more)
    )
      break;
    record += `\n${more}`;
    next += 1;
  }
  return { record, next };
};

const nextFilled = (lines: readonly string[], from: number): number | undefined => {
  const at = lines.findIndex((line, index) => index >= from && line.trim() !== '');
  return at < 0 ? undefined : at;
};

const readTotals = (lines: readonly string[], at: number, rows: readonly WechatRow[]): WechatRows => {
  const valuesAt = nextFilled(lines, at + 1);
  if (valuesAt === undefined) return { rows };
  const afterAt = nextFilled(lines, valuesAt + 1);
  const names = (lines[at] ?? '').split(/[,，]/).map(columnKey);
  const totals = { lineNumber: valuesAt + 1, names, values: split(lines[valuesAt] ?? '') };
  return { rows, totals, after: afterAt === undefined ? undefined : afterAt + 1 };
};

/** The records between the header and the totals, at most `most` and one. Blank lines hold nothing and are passed over. */
export const wechatRows = (lines: readonly string[], header: WechatHeader, most: number): WechatRows => {
  const rows: WechatRow[] = [];
  for (let at = header.next; at < lines.length && rows.length <= most;) {
    const line = lines[at] ?? '';
    if (isTotalsHeader(line)) return readTotals(lines, at, rows);
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const { record, next } = recordAt(lines, at, header);
    rows.push({ lineNumber: at + 1, raw: record, cells: rejoin(split(record), header) });
    at = next;
  }
  return { rows };
};
