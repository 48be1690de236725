import { type Fen, fen, sum } from '../../../shared/money';
import type { Day } from '../../../shared/time';
import { hasReference, identities, type Identity, type Movement } from './bank-identity';
import type { BankLine, BankTotals } from '../bank-line';
import { BankRowReader } from './bank-row';
import { currencyColumns, isYuan } from './currency';
import { type CsvTable, readCsvTable } from '../csv-table';
import { type ColumnMapping, columnsOf } from '../column-mapping';
import { isFrameRow, mayBeNone } from './frame';
import { isOwnAccount } from './own-account';
import {
  type FileProblem,
  fileProblem,
  type LineProblem,
  lineProblem,
  type Problem,
  shorten,
} from '../problem';
import { columnAt, instantOf, LAST_DAY, readYuan, tidy, withoutUnit } from '../read-cells';
import type { FrameLine } from '../reader';
import { type Columns, isBlank, shapeProblem } from '../row-reader';
import { checkBalances, type Link } from './running-balance';

export type BankReading = {
  lines: BankLine[];
  problems: Problem[];
  warnings: LineProblem[];
  totals: BankTotals;
  frame: FrameLine[];
};

type Identify = (movement: Movement) => Identity;

type Ways = { identify: Identify; currencies: readonly string[] };

const lineOf = (read: BankRowReader, { identify, currencies }: Ways): BankLine | undefined => {
  const { columns } = read.mapping;
  const { day, clock } = read.when();
  const signed = read.signed();
  const counterpartyName = read.words(columns.counterpartyName);
  const counterpartyAccount = read.number(columns.counterpartyAccount);
  const memo = columns.memo
    .map((column) => read.words(column))
    .filter((text) => text !== '')
    .join(' ');
  const rounded = read.rounded(columns.reference);
  const reference = rounded === undefined ? read.number(columns.reference) : '';
  const balance = read.balance();
  for (const column of currencies) if (!isYuan(read.cell(column))) read.note('other-currency', column);
  if (read.problems.length > 0) return undefined;
  return {
    kind: signed > 0 ? 'income' : 'outgoing',
    ...identify({ day, clock, signed, reference, counterpartyName, counterpartyAccount, memo }),
    lineNumber: read.row.lineNumber,
    day,
    ...(clock ? { at: instantOf(day, clock) } : {}),
    amount: fen(Math.abs(signed)),
    counterpartyName,
    ...(counterpartyAccount ? { counterpartyAccount } : {}),
    memo,
    ...(hasReference(reference) ? { reference } : {}),
    ...(rounded !== undefined && { rounded }),
    ...(balance === undefined ? {} : { balance }),
    raw: shorten(read.row.raw),
  };
};

/**
 * Of a row with more cells than its header: a bank ends each row with a comma, or a name that is not quoted holds one and all behind it
 * stands a column further. Then the balance and the account of the other are not where they should be.
 */
const isShifted = (read: BankRowReader, table: CsvTable): boolean => {
  if (read.row.cells.length <= table.header.width) return false;
  const { balance, counterpartyAccount } = read.mapping.columns;
  const account = read.cell(counterpartyAccount);
  const isAccount = isBlank(account) || /\d/.test(account);
  return !isAccount || (balance !== undefined && readYuan(withoutUnit(read.cell(balance))) === undefined);
};

/** No more cells than other rows have, those beyond the header's names blank, and every mapped column there. */
const bankShapeProblem = (read: BankRowReader, table: CsvTable): LineProblem | undefined => {
  const { cells } = read.row;
  const { names } = table.header;
  const isSwallowed = (cell: string): boolean => /[\r\n]/.test(cell) && cell.includes(table.delimiter);
  if (cells.some(isSwallowed)) return lineProblem(read.row, 'quote-not-closed');
  const last = Math.max(...columnsOf(read.mapping).map((column) => read.columns.at(column) ?? -1));
  const isNamed = cells.every((cell, index) => (names[index] ?? '') !== '' || tidy(cell) === '');
  const isWhole = cells.length > last && cells.length <= table.width && isNamed && !isShifted(read, table);
  return shapeProblem(read.row, isWhole, names.length);
};

const accountProblem = (read: BankRowReader): FileProblem | undefined => {
  const { account, columns } = read.mapping;
  const told = read.cell(columns.ownAccount);
  if (columns.ownAccount === undefined || told === '' || isOwnAccount(told, account.number)) return undefined;
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
  const { names } = table.header;
  const named = [...columnsOf(mapping), ...currencyColumns(names, mapping)];
  const at = new Map(named.map((name) => [name, columnAt(names, name)]));
  return { at: (column) => at.get(column), named: (column) => column };
};

type How = { latest: Day; notMovements: ReadonlySet<number> };

/** What stays a problem of a row, and whether a person may say that the row is no movement at all. */
const problemsOf = (read: BankRowReader, misshapen: LineProblem | undefined): LineProblem[] => {
  const found = misshapen ? [misshapen] : read.problems;
  return found.length > 0 && mayBeNone(read) ? found.map((each) => ({ ...each, mayBeNone: true })) : found;
};

const readRows = (
  table: CsvTable,
  mapping: ColumnMapping,
  { latest, notMovements }: How,
): BankReading & { links: Link[] } => {
  const columns = columnsIn(table, mapping);
  const ways = {
    identify: identities(mapping.account.number),
    currencies: currencyColumns(table.header.names, mapping),
  };
  const frame: FrameLine[] = table.preamble.map(({ lineNumber, raw }) => ({ lineNumber, raw: shorten(raw) }));
  const problems: Problem[] = [];
  const warnings: LineProblem[] = [];
  const links: Link[] = [];
  for (const row of table.rows) {
    const read = new BankRowReader(row, columns, latest, mapping);
    const isTicked = notMovements.has(row.lineNumber) && mayBeNone(read);
    if (isTicked || isFrameRow(read, table.header.names)) {
      frame.push({ lineNumber: row.lineNumber, raw: shorten(row.raw) });
      continue;
    }
    const misshapen = bankShapeProblem(read, table);
    const line = misshapen ? undefined : lineOf(read, ways);
    const otherAccount = misshapen ? undefined : accountProblem(read);
    problems.push(...problemsOf(read, misshapen), ...(otherAccount ? [otherAccount] : []));
    if (line) warnings.push(...read.warnings);
    links.push(line);
  }
  const lines = links.filter((line) => line !== undefined);
  return { lines, problems, warnings, totals: bankTotals(lines, {}), frame, links };
};

/**
 * Reads a bank's CSV export of one account by its saved mapping. Amounts in yuan become fen; days and times are Asia/Shanghai.
 * A line that cannot be read whole is a problem with its number, and no line. If a balance column is mapped, the balances must chain.
 * @param latest the last day that a line may be of
 * @param notMovements lines that a person says are none; only those count of which it cannot be told
 */
export const readBankCsv = (
  text: string,
  mapping: ColumnMapping,
  latest: Day = LAST_DAY,
  notMovements: readonly number[] = [],
): BankReading => {
  const table = readCsvTable(text, columnsOf(mapping));
  if ('on' in table)
    return { lines: [], problems: [table], warnings: [], totals: bankTotals([], {}), frame: [] };
  const { links, ...reading } = readRows(table, mapping, { latest, notMovements: new Set(notMovements) });
  if (mapping.columns.balance === undefined) return reading;
  const { problem, ...chain } = checkBalances(links);
  return {
    ...reading,
    problems: [...reading.problems, ...(problem ? [problem] : [])],
    totals: bankTotals(reading.lines, chain),
  };
};
