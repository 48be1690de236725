import type { BankLayout } from '../../functions/reconciling/readers/bank-csv/bank-layouts';
import { encode, type FileEncoding } from './encode-text';
import { yuanText } from './figures';

export type BankCsvLine = {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  day: string;
  /** `HH:mm:ss` in Asia/Shanghai. */
  clock?: string;
  /** Fen: above 0 for money that came in, below for money that went out. */
  amount: number;
  counterpartyName: string;
  counterpartyAccount?: string;
  memo?: string;
  reference?: string;
};

export type BankCsvOptions = {
  encoding?: FileEncoding;
  /** Balance in fen before the oldest line; the balances of the lines follow from it. */
  opening?: number;
  newestFirst?: boolean;
  /** Cells padded with spaces and tabs, as some banks do. */
  padded?: boolean;
  grouped?: boolean;
  trailingComma?: boolean;
  lineEnd?: '\n' | '\r\n';
  ownAccount?: string;
  /** Lines above the header; the layout's own if left out. */
  preamble?: readonly string[];
  /** Lines under the last one. */
  footer?: readonly string[];
  spoil?: (text: string) => string;
};

const preambles: Record<BankLayout['id'], readonly string[]> = {
  icbc: ['[HISTORYDETAIL]'],
  ccb: [],
  abc: ['账户明细查询', '账户名称:,淳安县慈善总会', ''],
  direction: ['"淳安县慈善总会","对公账户交易明细"', '起止日期:2026-09-01 至 2026-09-30', '共 3 笔,,', ''],
};

const dayTexts: Record<string, (day: string) => string> = {
  'YYYY-MM-DD': (day) => day,
  YYYYMMDD: (day) => day.replaceAll('-', ''),
  'YYYY/MM/DD': (day) => day.replaceAll('-', '/'),
  'YYYY.MM.DD': (day) => day.replaceAll('-', '.'),
  YYYY年MM月DD日: (day) => day.replace(/^(.*)-(.*)-(.*)$/, '$1年$2月$3日'),
  'DD/MM/YYYY': (day) => day.replace(/^(.*)-(.*)-(.*)$/, '$3/$2/$1'),
  'MM/DD/YYYY': (day) => day.replace(/^(.*)-(.*)-(.*)$/, '$2/$3/$1'),
};

const amountCells = (
  mapping: BankLayout['mapping'],
  line: BankCsvLine,
  grouped: boolean,
): Record<string, string> => {
  const { amount } = mapping;
  const size = yuanText(Math.abs(line.amount), grouped);
  const came = line.amount > 0;
  if (amount.kind === 'signed') return { [amount.column]: `${came ? '+' : '-'}${size}` };
  if (amount.kind === 'two-columns')
    return { [amount.income]: came ? size : '', [amount.outgoing]: came ? '' : size };
  const word = (came ? amount.incomeWords : amount.outgoingWords)[1];
  return { [amount.column]: size, [amount.direction]: word ?? '' };
};

const bankCells = (
  mapping: BankLayout['mapping'],
  line: BankCsvLine & { balance: number },
  options: BankCsvOptions,
): Record<string, string> => {
  const { columns, dateFormat } = mapping;
  const day = dayTexts[dateFormat]?.(line.day) ?? line.day;
  const compact = line.clock?.replaceAll(':', '') ?? '';
  const cells: Record<string, string> = {
    ...amountCells(mapping, line, options.grouped ?? false),
    [columns.date]: columns.time === undefined && line.clock ? `${day} ${line.clock}` : day,
    [columns.counterpartyName]: line.counterpartyName,
  };
  if (columns.time) cells[columns.time] = compact;
  if (columns.counterpartyAccount) cells[columns.counterpartyAccount] = line.counterpartyAccount ?? '';
  if (columns.memo[0]) cells[columns.memo[0]] = line.memo ?? '';
  if (columns.reference) cells[columns.reference] = line.reference ?? '';
  if (columns.balance) cells[columns.balance] = yuanText(line.balance, options.grouped ?? false);
  if (columns.ownAccount) cells[columns.ownAccount] = options.ownAccount ?? '3301040160001234567';
  return cells;
};

const csvCell = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A bank's CSV export in one of the ready-made layouts, lines oldest first as given (or turned round). */
export const bankCsv = (
  layout: BankLayout,
  lines: readonly BankCsvLine[],
  options: BankCsvOptions = {},
): Uint8Array => {
  const {
    encoding = 'gb18030',
    opening = 0,
    lineEnd = '\r\n',
    preamble = preambles[layout.id],
    footer = [],
    spoil = (text: string) => text,
  } = options;
  let balance = opening;
  const dated = lines.map((line) => {
    balance += line.amount;
    return { ...line, balance };
  });
  const ordered = options.newestFirst ? [...dated].reverse() : dated;
  const row = (cells: readonly string[]): string => {
    const shown = options.padded
      ? cells.map((cell) => (/[",\r\n]/.test(cell) ? csvCell(cell) : `${cell}  \t`))
      : cells.map(csvCell);
    return shown.join(',') + (options.trailingComma ? ',' : '');
  };
  const rows = ordered.map((line) => {
    const cells = bankCells(layout.mapping, line, options);
    return row(layout.header.map((name) => cells[name] ?? ''));
  });
  return encode(spoil([...preamble, row(layout.header), ...rows, ...footer, ''].join(lineEnd)), encoding);
};
