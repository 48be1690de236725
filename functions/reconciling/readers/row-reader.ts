import { dayOf, type Day } from '../../shared/time';
import { type Fen } from '../../shared/money';
import { type LineProblem, type LineProblemCode, lineProblem } from './problem';
import { isPlainId, isRounded, readShanghaiTime, readYuan, tidy, withoutUnit } from './read-cells';
import { CELL_CHARACTERS } from './statement-limits';

/** A record of a file: its cells, and where in the file, counted from 1, it began. */
export type Row = { lineNumber: number; raw: string; cells: readonly string[] };

/** Where a file has its columns, and what it calls them. */
export type Columns<Column extends string> = {
  at: (column: Column) => number | undefined;
  named: (column: Column) => string;
};

/** What stands where a character was cut in two (decode-text). */
const BROKEN = '\ufffd';

/** What stands for nothing: banks write `-` and `--`. */
export const isBlank = (text: string): boolean => /^[-—–]{0,2}$/.test(text);

/** A row that has not the cells that its header names, or one longer than any is: `cells-differ`, `cell-too-long`. */
export const shapeProblem = (row: Row, isWhole: boolean, expected: number): LineProblem | undefined => {
  if (!isWhole) return lineProblem(row, 'cells-differ', { found: row.cells.length, expected });
  const long = row.cells.some((cell) => cell.length > CELL_CHARACTERS);
  return long ? lineProblem(row, 'cell-too-long', { most: CELL_CHARACTERS }) : undefined;
};

/** Reads the cells of one row by the names of their columns, and notes what cannot be read: no line is made of such a row. */
export class RowReader<Column extends string> {
  readonly problems: LineProblem[] = [];
  /** What a person should see, and what stops nothing. */
  readonly warnings: LineProblem[] = [];
  /** @param latest the last day that a line may be of */
  constructor(
    readonly row: Row,
    readonly columns: Columns<Column>,
    readonly latest: Day,
  ) {}

  /** A cell as it is read. Files that are never opened in a spreadsheet take it as it is. */
  protected clean(cell: string): string {
    return tidy(cell);
  }

  private raw(column: Column | undefined): string {
    const at = column === undefined ? undefined : this.columns.at(column);
    return at === undefined ? '' : (this.row.cells[at] ?? '');
  }

  cell(column: Column | undefined): string {
    return this.clean(this.raw(column));
  }

  /** Names and memos as they are written: width and brackets are kept for people, comparisons do without. */
  words(column: Column): string {
    const text = this.raw(column).trim();
    if (text.includes(BROKEN)) this.warnings.push(this.told('character-broken', column));
    return text;
  }

  private told(code: LineProblemCode, column: Column, more: Record<string, string> = {}): LineProblem {
    const about = { column: this.columns.named(column), value: this.cell(column), ...more };
    return lineProblem(this.row, code, about);
  }

  note(code: LineProblemCode, column: Column, more: Record<string, string> = {}): void {
    this.problems.push(this.told(code, column, more));
  }

  /** Fen; undefined if the cell is blank, or noted as unreadable. */
  yuan(column: Column, unreadable: LineProblemCode = 'amount-unreadable'): Fen | undefined {
    const text = this.cell(column);
    if (isBlank(text)) return undefined;
    const amount = readYuan(withoutUnit(text));
    if (amount === undefined) this.note(unreadable, column);
    return amount;
  }

  /** A number that need not be there and may be anything, only not what a spreadsheet made of it. */
  number(column: Column | undefined): string {
    const text = this.cell(column);
    if (column !== undefined && isRounded(text)) this.note('id-rounded', column);
    else if (column !== undefined && text.includes(BROKEN)) this.note('id-unreadable', column);
    return text;
  }

  /** What a spreadsheet made of a long number, with a warning; undefined where it is whole. */
  rounded(column: Column | undefined): string | undefined {
    const text = this.cell(column);
    if (column === undefined || !isRounded(text)) return undefined;
    this.warnings.push(this.told('id-rounded', column));
    return text;
  }

  /** An id that must be there. Providers write `0` for none. */
  id(column: Column): string {
    const text = this.number(column);
    if (text === '' || text === '0') this.note('id-missing', column);
    else if (!isRounded(text) && !isPlainId(text)) this.note('id-unreadable', column);
    return text;
  }

  optionalId(column: Column): string | undefined {
    const text = this.cell(column);
    return text === '' || text === '0' ? undefined : this.id(column);
  }

  /** An instant in UTC of `2026-09-08 09:00:00` in Asia/Shanghai; `` with a note where it is none. */
  instant(column: Column): string {
    const at = readShanghaiTime(this.cell(column));
    if (at === undefined) this.note('time-unreadable', column);
    else if (dayOf(at) > this.latest) this.note('day-to-come', column);
    return at ?? '';
  }
}
