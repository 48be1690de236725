import { type FileProblem, fileProblem } from '../problem';
import { columnKey, readMilliFen, sayMilliFen } from '../read-cells';
import type { WechatColumn } from './wechat-trade-columns';
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

const checkCount = (told: string, counted: number): FileProblem | undefined => {
  if (!/^\d+$/.test(told)) return fileProblem('totals-unreadable', { column: COUNT, value: told });
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
 * Problems: `totals-missing`, `totals-unreadable`, `totals-differ`, `lines-after-totals`.
 */
export const checkWechatTotals = (read: WechatRows, sums: ColumnSums): FileProblem[] => {
  const { totals, after } = read;
  if (!totals) return [fileProblem('totals-missing')];
  const problems: FileProblem[] =
    after === undefined ? [] : [fileProblem('lines-after-totals', { line: after })];
  for (const [index, name] of totals.names.map(columnKey).entries()) {
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
