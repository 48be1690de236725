import { type FileProblem, fileProblem } from '../problem';
import { columnKey, readMilliFen, sayMilliFen } from '../read-cells';
import type { WechatColumn, WechatHeader } from './wechat-trade-columns';
import type { WechatRows } from './wechat-trade-rows';

/** Columns that hold money. Each is summed, whichever kind of line it belongs to. */
export const MONEY_COLUMNS = [
  'settled',
  'ordered',
  'coupon',
  'refundSettled',
  'refundAsked',
  'couponRefunded',
  'fee',
] as const satisfies readonly WechatColumn[];
export type MoneyColumn = (typeof MONEY_COLUMNS)[number];

/** Sums over the lines in thousandths of a fen; a column with an unreadable cell has none. */
export type ColumnSums = Partial<Record<MoneyColumn, number>>;

const COUNT = '总交易单数';

/** Which column each total of the footer adds up, by all the names of the years. */
const totalOf: ReadonlyMap<string, MoneyColumn> = new Map(
  Object.entries({
    应结订单总金额: 'settled',
    总交易额: 'settled',
    订单总金额: 'ordered',
    退款总金额: 'refundSettled',
    总退款金额: 'refundSettled',
    申请退款总金额: 'refundAsked',
    充值券退款总金额: 'couponRefunded',
    总代金券或立减优惠退款金额: 'couponRefunded',
    总企业红包退款金额: 'couponRefunded',
    手续费总金额: 'fee',
  } as const),
);

/** Columns that have no total of their own in any file. */
const UNTOTALLED: readonly MoneyColumn[] = ['coupon'];
/** What each total is called today, for who looks for one that is not there. */
const nameOf = (column: MoneyColumn): string =>
  [...totalOf].find(([, each]) => each === column)?.[0] ?? column;

/** Totals that the file must tell: how many lines, and a sum of each column of money that its header names. Renamed ones are missing. */
const missingTotals = (names: readonly string[], header: WechatHeader): FileProblem[] => {
  const told = new Set(names.map((name) => totalOf.get(name)));
  const needed = MONEY_COLUMNS.filter(
    (column) => header.at[column] !== undefined && !UNTOTALLED.includes(column),
  );
  const lacking = needed.filter((column) => !told.has(column)).map(nameOf);
  const all = names.includes(COUNT) ? lacking : [COUNT, ...lacking];
  return all.map((column) => fileProblem('total-missing', { column }));
};

const checkCount = (told: string, counted: number): FileProblem | undefined => {
  if (!/^\d+(\.0+)?$/.test(told)) return fileProblem('totals-unreadable', { column: COUNT, value: told });
  return Number(told) === counted
    ? undefined
    : fileProblem('totals-differ', { column: COUNT, told, counted });
};

const checkSum = (column: string, told: string, counted: number): FileProblem | undefined => {
  const amount = readMilliFen(told);
  if (amount === undefined) return fileProblem('totals-unreadable', { column, value: told });
  if (amount === counted) return undefined;
  return fileProblem('totals-differ', { column, told: sayMilliFen(amount), counted: sayMilliFen(counted) });
};

/**
 * The footer against the lines: a file whose own totals do not hold is cut off, joined or edited, and is refused.
 * Problems: `totals-missing`, `total-missing`, `totals-unreadable`, `totals-differ`, `lines-after-totals`.
 */
export const checkWechatTotals = (
  read: WechatRows,
  header: WechatHeader,
  sums: ColumnSums,
): FileProblem[] => {
  const { totals, after } = read;
  if (!totals) return [fileProblem('totals-missing')];
  const names = totals.names.map(columnKey);
  const problems: FileProblem[] = [
    ...(after === undefined ? [] : [fileProblem('lines-after-totals', { line: after })]),
    ...missingTotals(names, header),
  ];
  for (const [index, name] of names.entries()) {
    const told = totals.values[index] ?? '';
    const column = totalOf.get(name);
    const sum = column && sums[column];
    const found =
      name === COUNT
        ? checkCount(told, read.rows.length)
        : sum === undefined
          ? undefined
          : checkSum(name, told, sum);
    if (found) problems.push(found);
  }
  return problems;
};
