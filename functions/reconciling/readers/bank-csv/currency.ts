import type { ColumnMapping } from '../column-mapping';
import { columnKey } from '../read-cells';

/** How a column is called that says which money an amount is in. */
const NAMED = new RegExp(
  '^(交易|记账|入账|账户|账号|结算|本位)?(币种|币别|货币|货币单位)(种类|名称|名|代码|类型|类别|码|符号)?([(\\[].*)?$|' +
    '^(transaction|trans|account|booking|book|trade|settlement)?(currency|ccy|curr|cur)(code|name)?([(\\[].*)?$',
);
const YUAN = /人民币|cny|rmb|renminbi|^(yuan|元|圆|¥|156|01|001)$/;
const BOOKED = /^(记账|入账|book)/;

export const isCurrencyName = (name: string): boolean => NAMED.test(columnKey(name));

/**
 * Where a file says which money its amounts are in: the mapping's column, or each that is called so. Of a file that has what was paid and what
 * was booked, the one that goes with the amounts that are read.
 */
export const currencyColumns = (names: readonly string[], mapping: ColumnMapping): string[] => {
  const { columns, amount } = mapping;
  if (columns.currency !== undefined) return [columns.currency];
  const found = names.filter(isCurrencyName);
  const amounts = amount.kind === 'two-columns' ? [amount.income, amount.outgoing] : [amount.column];
  const isBooked = amounts.every((name) => BOOKED.test(columnKey(name)));
  const fitting = found.filter((name) => BOOKED.test(columnKey(name)) === isBooked);
  return fitting.length > 0 ? fitting : found;
};

/** Nothing said is yuan too: most accounts have no other money. */
export const isYuan = (told: string): boolean => /^[-—\s]*$/.test(told) || YUAN.test(columnKey(told));
