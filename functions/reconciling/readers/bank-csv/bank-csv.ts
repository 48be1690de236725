import { type Fen, fen, sum } from '../../../shared/money';
import type { Day } from '../../../shared/time';
import { hasReference, identities, type Movement } from './bank-identity';
import type { BankLine, BankTotals } from '../bank-line';
import { type CsvTable, readCsvTable } from '../csv-table';
import { accountKey, type ColumnMapping, columnsOf } from '../column-mapping';
import {
  type FileProblem,
  fileProblem,
  type LineProblem,
  lineProblem,
  type Problem,
  shorten,
} from '../problem';
import { columnKey, instantOf, LAST_DAY, readClock, readDay, tidy } from '../read-cells';
import type { FrameLine } from '../reader';
import { type Columns, type Row, RowReader, shapeProblem } from '../row-reader';
import { checkBalances, type Link } from './running-balance';

export type BankReading = { lines: BankLine[]; problems: Problem[]; totals: BankTotals; frame: FrameLine[] };

type Identify = (movement: Movement) => string;

/** How rows under the table begin that are no movements. Only looked at where the date column holds no date. */
const FRAME =
  /^([-=_*—─]+$|合计|总计|小计|累计|本页|总收入|总支出|收入合计|支出合计|共计|共\d|打印|导出|下载|制表|说明|温馨提示|以上|注[:：]|备注[:：]|total\b)/i;
/** A dated row without any amount that only brings a balance forward. */
const BROUGHT_FORWARD = /^(期初|期末|承前|上期|上年|结转|过次)/;

/** Reads the cells of one row by the mapping. */
class BankRowReader extends RowReader<string> {
  constructor(
    row: Row,
    columns: Columns<string>,
    latest: Day,
    readonly mapping: ColumnMapping,
  ) {
    super(row, columns, latest);
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

  balance(): Fen | undefined {
    const { balance } = this.mapping.columns;
    return balance === undefined ? undefined : this.yuan(balance, 'balance-unreadable');
  }
}

const lineOf = (read: BankRowReader, identify: Identify): BankLine | undefined => {
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
const isFrame = (read: BankRowReader, table: CsvTable): boolean => {
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
const bankShapeProblem = (read: BankRowReader, table: CsvTable): LineProblem | undefined => {
  const { cells } = read.row;
  const { names } = table.header;
  const isSwallowed = (cell: string): boolean => /[\r\n]/.test(cell) && cell.includes(table.delimiter);
  if (cells.some(isSwallowed)) return lineProblem(read.row, 'quote-not-closed');
  const last = Math.max(...columnsOf(read.mapping).map((column) => read.columns.at(column) ?? -1));
  const isNamed = cells.every((cell, index) => (names[index] ?? '') !== '' || tidy(cell) === '');
  return shapeProblem(read.row, cells.length > last && cells.length <= table.width && isNamed, names.length);
};

const accountProblem = (read: BankRowReader): FileProblem | undefined => {
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
const columnsIn = (table: CsvTable, mapping: ColumnMapping): Columns<string> => {
  const keys = table.header.names.map(columnKey);
  const at = new Map(columnsOf(mapping).map((name) => [name, keys.indexOf(columnKey(name))]));
  return { at: (column) => at.get(column), named: (column) => column };
};

const readRows = (table: CsvTable, mapping: ColumnMapping, latest: Day): BankReading & { links: Link[] } => {
  const columns = columnsIn(table, mapping);
  const identify = identities(mapping.account.number);
  const frame: FrameLine[] = table.preamble.map(({ lineNumber, raw }) => ({ lineNumber, raw: shorten(raw) }));
  const problems: Problem[] = [];
  const links: Link[] = [];
  for (const row of table.rows) {
    const read = new BankRowReader(row, columns, latest, mapping);
    if (isFrame(read, table)) {
      frame.push({ lineNumber: row.lineNumber, raw: shorten(row.raw) });
      continue;
    }
    const misshapen = bankShapeProblem(read, table);
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
  const table = readCsvTable(text, columnsOf(mapping));
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
