import { columnKey } from './read-cells';

/** What only a person's own bill names, of WeChat Pay and of Alipay: the other side, and which way the money went. */
const MARKS = [['收/支', '交易对方'], ['支付宝交易记录明细查询'], ['微信支付账单明细']] as const;

/** Is it the bill of a person, and not of a merchant, as far as its first lines tell? */
export const isPersonalBill = (top: readonly string[]): boolean =>
  top.some((line) => {
    const cells = line.split(/[,，\t;]/).map(columnKey);
    return MARKS.some((marks) => marks.every((mark) => cells.includes(mark)));
  });
