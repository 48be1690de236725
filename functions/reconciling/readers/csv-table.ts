import { CsvError, parse } from 'csv-parse/sync';
import { withoutEnd } from './bounds';
import { type FileProblem, fileProblem } from './problem';
import { linesOf } from './decode-text';
import { columnAt, columnKey } from './read-cells';
import type { Row } from './row-reader';
import { HEADER_WITHIN_LINES, LINES, RECORD_CHARACTERS, SAMPLE_ROWS } from './statement-limits';

const DELIMITERS = [',', '\t', ';', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

export type CsvTable = {
  /** `width`: its cells, blank ones at its end too. */
  header: { lineNumber: number; names: readonly string[]; width: number };
  rows: readonly Row[];
  /** Cells of a whole row: more than the header has where every row ends with a comma. A row with more has a comma too many somewhere. */
  width: number;
  delimiter: Delimiter;
  /** Lines above the header: the bank's title, account, period. */
  preamble: readonly Row[];
};

/** Names in `lines` lines from `index` on: a name may hold a line break. */
type Head = { index: number; lines: number; delimiter: Delimiter; names: readonly string[]; width: number };
type Found = Head & { missing: readonly string[] };

/** A header's names hold no more line breaks than these. */
const HEADER_LINES = 12;
const quotes = (text: string): number => text.split('"').length - 1;

/** The lines of the record that begins here: until its quotation marks are closed. One that never is stands alone. */
const recordAt = (lines: readonly string[], index: number): { text: string; lines: number } => {
  const first = lines[index] ?? '';
  let text = first;
  for (let count = 1; count <= HEADER_LINES && index + count <= lines.length; count += 1) {
    if (quotes(text) % 2 === 0) return { text, lines: count };
    text += `\n${lines[index + count] ?? ''}`;
  }
  return { text: first, lines: 1 };
};

/** Cells between delimiters outside of quotation marks. */
const cellsIn = (text: string, delimiter: Delimiter): string[] => {
  const cells = [''];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === delimiter && !isQuoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells.map((cell) => cell.replace(/^\s*"|"\s*$/g, '').trim());
};

const headAt = (lines: readonly string[], index: number, delimiter: Delimiter): Head => {
  const { text, lines: count } = recordAt(lines, index);
  const names = cellsIn(text, delimiter);
  const width = names.length;
  while (names.at(-1) === '') names.pop();
  return { index, lines: count, delimiter, names, width };
};

/** The row, near the top, that names most of the wanted columns; the first of equals. */
const nearest = (lines: readonly string[], wanted: readonly string[]): Found | undefined => {
  let best: Found | undefined;
  for (const index of lines.slice(0, HEADER_WITHIN_LINES).keys()) {
    for (const delimiter of DELIMITERS) {
      const head = headAt(lines, index, delimiter);
      const missing = wanted.filter((name) => columnAt(head.names, name) < 0);
      if (missing.length < (best?.missing.length ?? wanted.length)) best = { ...head, missing };
    }
  }
  return best;
};

const headerIn = (lines: readonly string[], wanted: readonly string[]): Found | FileProblem => {
  const found = nearest(lines, wanted);
  // Half of the columns make it the header, of a layout that has changed; less is some other text.
  if (!found || found.missing.length * 2 > wanted.length)
    return fileProblem('header-not-found', { columns: wanted.join(',') });
  const line = found.index + 1;
  const keys = found.names.map(columnKey);
  const twice = wanted.find((name) => keys.filter((key) => key === columnKey(name)).length > 1);
  const [missing] = found.missing;
  if (missing !== undefined) return fileProblem('column-missing', { line, column: missing });
  return twice === undefined ? found : fileProblem('column-twice', { line, column: twice });
};

type Parsed = { record: string[]; raw: string; info: { lines: number } };

const isParsed = (value: unknown): value is Parsed =>
  typeof value === 'object' && value !== null && 'record' in value && 'raw' in value;

/** CSV under the header. Quotes inside a cell are let be; a record may span lines. */
const records = (text: string, delimiter: Delimiter): Parsed[] => {
  const parsed: unknown[] = parse(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    ltrim: delimiter !== '\t',
    record_delimiter: ['\r\n', '\n', '\r'],
    to: LINES + HEADER_WITHIN_LINES,
    info: true,
    raw: true,
    max_record_size: RECORD_CHARACTERS,
  });
  return parsed.filter(isParsed);
};

const plainRows = (lines: readonly string[], delimiter: Delimiter): Row[] =>
  lines
    .map((raw, index) => ({ lineNumber: index + 1, raw, cells: raw.split(delimiter) }))
    .filter(({ raw }) => raw.trim() !== '');

/** Rows with the line that each begins at: a record that spans lines begins where the one before it ended. */
const numbered = (parsed: readonly Parsed[], above: number): Row[] => {
  let lineNumber = above + 1;
  const rows: Row[] = [];
  for (const { record, raw } of parsed) {
    const text = withoutEnd(raw, (letter) => letter === '\n' || letter === '\r');
    rows.push({ lineNumber, raw: text, cells: record });
    lineNumber += 1 + (text.match(/\r\n|\n|\r/g) ?? []).length;
  }
  return rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
};

const widthOf = (names: readonly string[], rows: readonly Row[]): number => {
  const widths = rows.map((row) => row.cells.length).filter((width) => width >= names.length);
  return widths.reduce((least, width) => Math.min(least, width), widths[0] ?? names.length);
};

const tableUnder = (lines: readonly string[], found: Head): CsvTable | FileProblem => {
  const { index, delimiter, names } = found;
  const above = index + found.lines;
  try {
    const rows = numbered(records(lines.slice(above).join('\n'), delimiter), above);
    if (rows.length > LINES) return fileProblem('too-many-lines', { most: LINES });
    const preamble = plainRows(lines.slice(0, index), delimiter);
    return {
      header: { lineNumber: index + 1, names, width: found.width },
      rows,
      width: widthOf(names, rows),
      delimiter,
      preamble,
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fileProblem('quotes-broken', {
      line: above + (typeof error['lines'] === 'number' ? error['lines'] : 1),
    });
  }
};

/**
 * A CSV (or tab, semicolon, bar) as a header and rows. The header is the row that names the wanted columns, wherever it stands.
 * Problems: `header-not-found`, `column-missing`, `column-twice`, `quotes-broken`, `too-many-lines`.
 */
export const readCsvTable = (text: string, wanted: readonly string[]): CsvTable | FileProblem => {
  const lines = linesOf(text);
  const found = headerIn(lines, wanted);
  return 'on' in found ? found : tableUnder(lines, found);
};

/**
 * The table of a file of which no mapping is known yet: its header is the row near the top with the highest worth above 0, the first of equals.
 * Problems: `header-not-found`, `quotes-broken`.
 */
export const guessCsvTable = (
  text: string,
  worth: (names: readonly string[]) => number,
): CsvTable | FileProblem => {
  const lines = linesOf(text);
  let best: (Head & { worth: number }) | undefined;
  for (const index of lines.slice(0, HEADER_WITHIN_LINES).keys()) {
    for (const delimiter of DELIMITERS) {
      const head = headAt(lines, index, delimiter);
      const score = worth(head.names);
      if (score > (best?.worth ?? 0)) best = { ...head, worth: score };
    }
  }
  return best
    ? tableUnder(lines.slice(0, best.index + best.lines + SAMPLE_ROWS), best)
    : fileProblem('header-not-found', { columns: '日期,金额' });
};
