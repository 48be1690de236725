import { isCurrencyName } from './currency';
import { type BankLayout, bankLayouts, INCOME_WORDS, OUTGOING_WORDS } from './bank-layouts';
import { type AmountColumns, type ColumnMapping, columnsOf, type MappedColumns } from '../column-mapping';
import {
  bareColumnKey,
  columnAt,
  columnKey,
  DATE_FORMATS,
  type DateFormat,
  readDay,
  readYuan,
} from '../read-cells';

export type Suggestion = {
  /** The ready-made layout that fits, if one does. */
  layout?: BankLayout['id'];
  /** What could be told from the names; a person fills in the rest. */
  columns: Partial<MappedColumns>;
  amount?: AmountColumns;
  dateFormat?: DateFormat;
  /** What a person still has to choose. Empty: only the account is left to be named. */
  missing: ('date' | 'counterpartyName' | 'amount' | 'dateFormat')[];
};

/** How banks name a column, surest first. */
const names = {
  date: [
    '交易日期',
    '记账日期',
    '入账日期',
    '业务日期',
    '日期',
    '交易时间',
    '记账时间',
    '发生时间',
    'date',
    'bookingdate',
    'transactiondate',
  ],
  time: ['交易时间', '时间', 'time'],
  counterpartyName: [
    '对方户名',
    '对方名称',
    '对方单位',
    '对方单位名称',
    '对方账户名称',
    '付款人名称',
    '付款人',
    '交易对手',
    '对手名称',
    'counterparty',
    'payer',
  ],
  counterpartyAccount: ['对方账号', '对方账户', '付款人账号', '对手账号', 'counterpartyaccount'],
  reference: ['交易流水号', '流水号', '账户明细编号-交易流水号', '核心流水号', '银行流水号', 'reference'],
  balance: ['余额', '账户余额', '本次余额', '交易后余额', '当前余额', 'balance'],
  income: [
    '收入',
    '收入金额',
    '贷方发生额',
    '贷方金额',
    '贷方发生额(收入)',
    '转入金额',
    '存入金额',
    '贷方',
    'credit',
    'income',
  ],
  outgoing: [
    '支出',
    '支出金额',
    '借方发生额',
    '借方金额',
    '借方发生额(支取)',
    '转出金额',
    '取出金额',
    '借方',
    'debit',
    'outgoing',
  ],
  amount: ['交易金额', '发生额', '金额', '收入/支出金额', 'amount'],
  direction: [
    '借贷标志',
    '借贷方向',
    '收支方向',
    '借/贷',
    '收/支',
    '借贷',
    '收支',
    '方向',
    'dc',
    'direction',
  ],
} as const satisfies Record<string, readonly string[]>;

const memoNames = ['摘要', '交易摘要', '用途', '交易用途', '附言', '交易附言', '备注', 'memo', 'description'];

const finder = (header: readonly string[]) => {
  const byKey = new Map(header.map((name) => [columnKey(name), name.trim()]));
  const bare = new Map(header.map((name) => [bareColumnKey(name), name.trim()]));
  const named = (name: string) => byKey.get(columnKey(name)) ?? bare.get(bareColumnKey(name));
  return (candidates: readonly string[]): string | undefined => candidates.map(named).find((name) => name);
};

const amountFrom = (find: ReturnType<typeof finder>): AmountColumns | undefined => {
  const income = find(names.income);
  const outgoing = find(names.outgoing);
  if (income && outgoing) return { kind: 'two-columns', income, outgoing };
  const column = find(names.amount);
  const direction = find(names.direction);
  if (column && direction) {
    return { kind: 'direction', column, direction, incomeWords: INCOME_WORDS, outgoingWords: OUTGOING_WORDS };
  }
  return column ? { kind: 'signed', column } : undefined;
};

const columnsFrom = (find: ReturnType<typeof finder>, header: readonly string[]): Partial<MappedColumns> => {
  const currencies = header.filter(isCurrencyName).map((name) => name.trim());
  const date = find(names.date);
  const time = find(names.time);
  const found = {
    date,
    time: time === date ? undefined : time,
    counterpartyName: find(names.counterpartyName),
    counterpartyAccount: find(names.counterpartyAccount),
    reference: find(names.reference),
    balance: find(names.balance),
    currency: currencies.length === 1 ? currencies[0] : undefined,
  };
  const memo = memoNames.map((name) => find([name])).filter((name) => name !== undefined);
  return {
    ...Object.fromEntries(Object.entries(found).filter(([, name]) => name !== undefined)),
    memo: memo.slice(0, 5),
  };
};

const readsBy = (text: string, format: DateFormat): boolean => readDay(text, format) !== undefined;

/**
 * The one format that reads every date among the samples; undefined where none or more than one does (3/4/2026 may be March or April).
 * Samples that no format reads are totals and the like, and say nothing.
 */
export const dateFormatOf = (samples: readonly string[]): DateFormat | undefined => {
  const dates = samples.filter((text) => DATE_FORMATS.some((format) => readsBy(text, format)));
  const fitting = DATE_FORMATS.filter((format) => dates.every((text) => readsBy(text, format)));
  return dates.length > 0 && fitting.length === 1 ? fitting[0] : undefined;
};

const sampleOf = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  name: string | undefined,
): string[] => {
  const at = name === undefined ? -1 : header.findIndex((each) => columnKey(each) === columnKey(name));
  return at < 0 ? [] : rows.map((row) => row[at] ?? '');
};

/** An amount column without a single sign and no direction column cannot tell which way money went. */
const isTold = (
  amount: AmountColumns | undefined,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): boolean =>
  amount?.kind !== 'signed' ||
  rows.length === 0 ||
  sampleOf(header, rows, amount.column).some((text) => (readYuan(text) ?? 0) < 0 || text.includes('+'));

/**
 * A mapping for a bank's export from the names in its header: a ready-made layout where all its columns are there, else by common names.
 * @param rows some rows under the header, to tell how dates are written. Never guesses between two readings.
 */
export const suggestMapping = (
  header: readonly string[],
  rows: readonly (readonly string[])[] = [],
): Suggestion => {
  const layout = bankLayouts.find((each) =>
    columnsOf(each.mapping).every((name) => columnAt(header, name) >= 0),
  );
  const find = finder(header);
  const byName: Pick<Suggestion, 'columns' | 'amount'> = { columns: columnsFrom(find, header) };
  const amount = amountFrom(find);
  if (amount && isTold(amount, header, rows)) byName.amount = amount;
  const { columns, amount: chosen } = layout ? layout.mapping : byName;
  const samples = sampleOf(header, rows, columns.date);
  const dateFormat = rows.length === 0 ? layout?.mapping.dateFormat : dateFormatOf(samples);
  const missing: Suggestion['missing'] = [];
  if (!columns.date) missing.push('date');
  if (!columns.counterpartyName) missing.push('counterpartyName');
  if (!chosen) missing.push('amount');
  if (!dateFormat) missing.push('dateFormat');
  return {
    ...(layout ? { layout: layout.id } : {}),
    columns,
    ...(chosen ? { amount: chosen } : {}),
    ...(dateFormat ? { dateFormat } : {}),
    missing,
  };
};

/** The suggestion as a mapping, once nothing is missing. */
export const completeMapping = (
  suggestion: Suggestion,
  account: ColumnMapping['account'],
): ColumnMapping | undefined => {
  const { columns, amount, dateFormat } = suggestion;
  const { date, counterpartyName } = columns;
  if (!date || !counterpartyName || !amount || !dateFormat) return undefined;
  return { account, columns: { memo: [], ...columns, date, counterpartyName }, amount, dateFormat };
};
