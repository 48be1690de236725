import { type Fen, fen, sum } from '../../../shared/money';
import type { Day } from '../../../shared/time';
import { hasReference, identities, type Movement } from './bank-identity';
import type { BankLine, BankTotals } from '../bank-line';
import { type BankRow, type BankTable, readBankTable } from './bank-table';
import { accountKey, type ColumnMapping, columnsOf } from '../../mappings/column-mapping';
import {
  type FileProblem,
  fileProblem,
  type LineProblem,
  type LineProblemCode,
  lineProblem,
  type Problem,
  shorten,
} from '../problem';
import { columnKey, instantOf, isRounded, LAST_DAY, readClock, readDay, readYuan, tidy } from './read-cells';
import { checkBalances, type Link } from './running-balance';
import { CELL_CHARACTERS } from '../statement-limits';

/** A line around the table that is none of its lines: the bank's title, totals, a page's repeated header. Shown, so that nothing is left out unseen. */
export type FrameLine = { lineNumber: number; raw: string };

export type BankReading = { lines: BankLine[]; problems: Problem[]; totals: BankTotals; frame: FrameLine[] };

type Identify = (movement: Movement) => string;

/** How rows under the table begin that are no movements. Only looked at where the date column holds no date. */
const FRAME =
  /^([-=_*—─]+$|合计|总计|小计|累计|本页|总收入|总支出|收入合计|支出合计|共计|共\d|打印|导出|下载|制表|说明|温馨提示|以上|注[:：]|备注[:：]|total\b)/i;
/** A dated row without any amount that only brings a balance forward. */
const BROUGHT_FORWARD = /^(期初|期末|承前|上期|上年|结转|过次)/;

/** Reads the cells of one row by the mapping and notes what cannot be read. */
class RowReader {
  readonly problems: LineProblem[] = [];
  constructor(
    readonly row: BankRow,
    readonly at: ReadonlyMap<string, number>,
    readonly mapping: ColumnMapping,
    readonly latest: Day,
  ) {}

  cell(column: string | undefined): string {
    const index = column === undefined ? undefined : this.at.get(column);
    return index === undefined ? '' : tidy(this.row.cells[index] ?? '');
  }

  /** Names and memos as the bank writes them: width and brackets are kept for people, comparisons do without. */
  words(column: string): string {
    return (this.row.cells[this.at.get(column) ?? -1] ?? '').trim();
  }

  note(code: LineProblemCode, column: string, more: Record<string, string> = {}): void {
    this.problems.push(lineProblem(this.row, code, { column, value: this.cell(column), ...more }));
  }

  /** Fen, undefined if the cell is blank (banks write `-` and `--` for nothing) or noted as unreadable. */
  yuan(column: string): Fen | undefined {
    const text = this.cell(column);
    if (/^-{0,2}$/.test(text)) return undefined;
    const amount = readYuan(text);
    if (amount === undefined) this.note('amount-unreadable', column);
    return amount;
  }

  /** Fen, income above 0, outgoing below; 0 with a note if there is none. A reversal (a negative income) goes out. */
  signed(): number {
    const { amount } = this.mapping;
    const before = this.problems.length;
    const found =
      amount.kind === 'signed'
        ? this.yuan(amount.column)
        : amount.kind === 'two-columns'
          ? this.eitherOf(amount.income, amount.outgoing)
          : this.directed(amount);
    if (this.problems.length > before) return 0;
    const column = amount.kind === 'two-columns' ? `${amount.income}, ${amount.outgoing}` : amount.column;
    if (found === undefined || found === 0) this.note('amount-missing', column);
    return found ?? 0;
  }

  private eitherOf(income: string, outgoing: string): number | undefined {
    const came = this.yuan(income) ?? 0;
    const went = this.yuan(outgoing) ?? 0;
    if (came !== 0 && went !== 0) this.note('both-amounts', income, { other: outgoing });
    return came - went;
  }

  private directed(amount: Extract<ColumnMapping['amount'], { kind: 'direction' }>): number | undefined {
    const told = columnKey(this.cell(amount.direction));
    const isIncome = amount.incomeWords.some((word) => columnKey(word) === told);
    const isOutgoing = amount.outgoingWords.some((word) => columnKey(word) === told);
    const size = this.yuan(amount.column);
    if (isIncome === isOutgoing) this.note('direction-unknown', amount.direction);
    return size === undefined ? undefined : isIncome ? size : 0 - size;
  }

  when(): { day: string; clock: string } {
    const { date, time } = this.mapping.columns;
    const found = readDay(this.cell(date), this.mapping.dateFormat);
    if (!found) this.note('date-unreadable', date);
    else if (found.day > this.latest) this.note('day-to-come', date);
    const told = this.cell(time) || (found?.rest ?? '');
    const clock = told === '' ? '' : readClock(told);
    if (clock === undefined) this.note('time-unreadable', this.cell(time) ? (time ?? date) : date);
    return { day: found?.day ?? '', clock: clock ?? '' };
  }

  number(column: string | undefined): string {
    const text = this.cell(column);
    if (column !== undefined && isRounded(text)) this.note('id-rounded', column);
    return text;
  }

  balance(): Fen | undefined {
    const { balance } = this.mapping.columns;
    const text = this.cell(balance);
    if (balance === undefined || /^-{0,2}$/.test(text)) return undefined;
    const amount = readYuan(text);
    if (amount === undefined) this.note('balance-unreadable', balance);
    return amount;
  }
}

const lineOf = (read: RowReader, identify: Identify): BankLine | undefined => {
  const { columns } = read.mapping;
  const { day, clock } = read.when();
  const signed = read.signed();
  const counterpartyName = read.words(columns.counterpartyName);
  const counterpartyAccount = read.number(columns.counterpartyAccount);
  const memo = columns.memo
    .map((column) => read.words(column))
    .filter((text) => text !== '')
    .join(' ');
  const reference = read.number(columns.reference);
  const balance = read.balance();
  if (read.problems.length > 0) return undefined;
  return {
    kind: signed > 0 ? 'income' : 'outgoing',
    identity: identify({ day, clock, signed, reference, counterpartyName, counterpartyAccount, memo }),
    lineNumber: read.row.lineNumber,
    day,
    ...(clock ? { at: instantOf(day, clock) } : {}),
    amount: fen(Math.abs(signed)),
    counterpartyName,
    ...(counterpartyAccount ? { counterpartyAccount } : {}),
    memo,
    ...(hasReference(reference) ? { reference } : {}),
    ...(balance === undefined ? {} : { balance }),
    raw: shorten(read.row.raw),
  };
};

/** Is this row no movement? Its date is none and it begins like a footer; or it repeats the header; or it only brings a balance forward. */
const isFrame = (read: RowReader, table: BankTable): boolean => {
  const { cells } = read.row;
  if (table.header.names.every((name, index) => columnKey(name) === columnKey(cells[index] ?? '')))
    return true;
  const { amount, columns, dateFormat } = read.mapping;
  if (!readDay(read.cell(columns.date), dateFormat))
    return FRAME.test(cells.map(tidy).find((cell) => cell !== '') ?? '');
  const amounts = amount.kind === 'two-columns' ? [amount.income, amount.outgoing] : [amount.column];
  const isBlank = amounts.every((column) => /^(-{0,2}|0(\.0+)?)$/.test(read.cell(column)));
  return isBlank && cells.some((cell) => BROUGHT_FORWARD.test(tidy(cell)));
};

/** No more cells than other rows have, those beyond the header's names blank, and every mapped column there. */
const shapeProblem = (read: RowReader, table: BankTable): LineProblem | undefined => {
  const { cells } = read.row;
  const { names } = table.header;
  const isSwallowed = (cell: string): boolean => /[\r\n]/.test(cell) && cell.includes(table.delimiter);
  if (cells.some(isSwallowed)) return lineProblem(read.row, 'quote-not-closed');
  const last = Math.max(...read.at.values());
  const isNamed = cells.every((cell, index) => (names[index] ?? '') !== '' || tidy(cell) === '');
  if (cells.length <= last || cells.length > table.width || !isNamed)
    return lineProblem(read.row, 'cells-differ', { found: cells.length, expected: names.length });
  const long = cells.some((cell) => cell.length > CELL_CHARACTERS);
  return long ? lineProblem(read.row, 'cell-too-long', { most: CELL_CHARACTERS }) : undefined;
};

const accountProblem = (read: RowReader): FileProblem | undefined => {
  const { account, columns } = read.mapping;
  const told = read.cell(columns.ownAccount);
  if (columns.ownAccount === undefined || told === '' || accountKey(told) === accountKey(account.number))
    return undefined;
  return fileProblem('other-account', { line: read.row.lineNumber, told, expected: account.number });
};

const bankTotals = (lines: readonly BankLine[], chain: { opening?: Fen; closing?: Fen }): BankTotals => {
  const of = (kind: BankLine['kind']) =>
    lines.filter((line) => line.kind === kind).map((line) => line.amount);
  const { opening, closing } = chain;
  const counted = {
    incomes: of('income').length,
    income: sum(of('income')),
    outgoings: of('outgoing').length,
    outgoing: sum(of('outgoing')),
  };
  return {
    ...counted,
    ...(opening === undefined ? {} : { opening }),
    ...(closing === undefined ? {} : { closing }),
  };
};

/** Positions of the mapped columns by the names that the mapping has for them. */
const positionsOf = (table: BankTable, mapping: ColumnMapping): Map<string, number> => {
  const keys = table.header.names.map(columnKey);
  return new Map(columnsOf(mapping).map((name) => [name, keys.indexOf(columnKey(name))]));
};

const readRows = (table: BankTable, mapping: ColumnMapping, latest: Day): BankReading & { links: Link[] } => {
  const at = positionsOf(table, mapping);
  const identify = identities(mapping.account.number);
  const frame: FrameLine[] = table.preamble.map(({ lineNumber, raw }) => ({ lineNumber, raw: shorten(raw) }));
  const problems: Problem[] = [];
  const links: Link[] = [];
  for (const row of table.rows) {
    const read = new RowReader(row, at, mapping, latest);
    if (isFrame(read, table)) {
      frame.push({ lineNumber: row.lineNumber, raw: shorten(row.raw) });
      continue;
    }
    const misshapen = shapeProblem(read, table);
    const line = misshapen ? undefined : lineOf(read, identify);
    const otherAccount = misshapen ? undefined : accountProblem(read);
    problems.push(...(misshapen ? [misshapen] : read.problems), ...(otherAccount ? [otherAccount] : []));
    links.push(line);
  }
  const lines = links.filter((line) => line !== undefined);
  return { lines, problems, totals: bankTotals(lines, {}), frame, links };
};

/**
 * Reads a bank's CSV export of one account by its saved mapping. Amounts in yuan become fen; days and times are Asia/Shanghai.
 * A line that cannot be read whole is a problem with its number, and no line. If a balance column is mapped, the balances must chain.
 * @param latest the last day that a line may be of
 */
export const readBankCsv = (text: string, mapping: ColumnMapping, latest: Day = LAST_DAY): BankReading => {
  const table = readBankTable(text, columnsOf(mapping));
  if ('on' in table) return { lines: [], problems: [table], totals: bankTotals([], {}), frame: [] };
  const { links, ...reading } = readRows(table, mapping, latest);
  if (mapping.columns.balance === undefined) return reading;
  const { problem, ...chain } = checkBalances(links);
  return {
    ...reading,
    problems: [...reading.problems, ...(problem ? [problem] : [])],
    totals: bankTotals(reading.lines, chain),
  };
};
