import { columnKey, readYuan, tidy, withoutUnit } from '../read-cells';
import { isBlank } from '../row-reader';
import type { BankRowReader } from './bank-row';

/** How rows under the table begin that are no movements. Only looked at where the date column holds no date. */
const BEGINS = new RegExp(
  `^(${[
    '#|[-=_*—─~]+$|[*★※]+',
    '合计|总计|小计|累计|共计|总共|汇总|合并|本页|本日|本月|本年|本期|上期|打印|导出|下载|制表|生成|查询|说明|温馨提示|提示|以上|以下无|经办|复核|制单',
    '注[:：]|备注[:：]|共\\s*\\d|第\\s*\\d+\\s*页|总?记录',
    '期[初末]余额|(期[初末]|当前|账户|可用|上期|上日|上页|本页|承前).{0,4}余额',
    '总?(收入|支出|贷方|借方|转入|转出|存入|取出|支取|进账|出账|交易|发生)(总|合计|累计|发生)?(笔数|笔|总?金额|总?额|总数|数|合计|总计|累计)',
    '总?(笔数|条数|金额)(合计|总计)?$|总?(笔数|条数|金额|余额)[:：]|(总|净)(收入|支出|额|数|发生)',
    'total|sub-?total|sum\\b|grand|count\\b|number of|no\\. of|page\\b|printed|generated|end of',
    '(opening|closing|ending|beginning|available|ledger) balance|(debit|credit)s?\\s*(total|count|sum)',
  ].join('|')})`,
  'i',
);
/** A word of totals anywhere in the first cell that holds something. */
const TOTALS = /合计|总计|小计|共计|累计|总额|笔数|汇总/;
/** A dated row without any amount that only brings a balance forward. */
const BROUGHT_FORWARD = /^(期初|期末|承前|上期|上年|结转|过次)/;

const isZero = (text: string): boolean => readYuan(withoutUnit(text)) === 0;

/**
 * Is this row no movement? It repeats the header; or its date is none and it begins as a footer does; or nothing was moved by it
 * (0.00); or it only brings a balance forward. @param names of the header
 */
export const isFrameRow = (read: BankRowReader, names: readonly string[]): boolean => {
  const { cells } = read.row;
  if (names.every((name, index) => columnKey(name) === columnKey(cells[index] ?? ''))) return true;
  if (!read.day()) {
    const first = cells.map(tidy).find((cell) => cell !== '') ?? '';
    return BEGINS.test(first) || TOTALS.test(first);
  }
  const amounts = read.amountColumns().map((column) => read.cell(column));
  if (!amounts.every((text) => isBlank(text) || isZero(text))) return false;
  return amounts.some(isZero) || cells.some((cell) => BROUGHT_FORWARD.test(tidy(cell)));
};

/**
 * May a person say that this row is no movement? Only of one of which the program cannot read that it is: without a day, or without an
 * amount.
 */
export const mayBeNone = (read: BankRowReader): boolean => {
  if (!read.day()) return true;
  return !read.amountColumns().some((column) => (readYuan(withoutUnit(read.cell(column))) ?? 0) !== 0);
};
