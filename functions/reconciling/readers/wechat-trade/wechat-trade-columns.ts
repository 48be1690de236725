import type { BillCovers } from '../bill-line';
import { type FileProblem, fileProblem } from '../problem';
import { otherExport } from '../other-exports';
import { columnKey } from '../read-cells';
import { HEADER_WITHIN_LINES } from '../statement-limits';

/** Each column by the names that WeChat Pay has given it over the years, today's first (public samples from 2014 on). */
export const wechatColumns = {
  at: ['交易时间'],
  merchantAccount: ['商户号'],
  subMerchantAccount: ['特约商户号', '子商户号'],
  transactionId: ['微信订单号'],
  merchantOrderId: ['商户订单号'],
  status: ['交易状态'],
  currency: ['货币种类'],
  settled: ['应结订单金额', '总金额'],
  ordered: ['订单金额'],
  coupon: ['代金券金额', '代金券或立减优惠金额', '企业红包金额'],
  refundAskedAt: ['退款申请时间'],
  refundedAt: ['退款成功时间'],
  refundId: ['微信退款单号'],
  merchantRefundId: ['商户退款单号'],
  refundSettled: ['退款金额'],
  refundAsked: ['申请退款金额'],
  couponRefunded: ['充值券退款金额', '代金券或立减优惠退款金额', '企业红包退款金额'],
  refundStatus: ['退款状态'],
  product: ['商品名称'],
  fee: ['手续费'],
  /** Who paid, by a number of WeChat’s (openid): personal, and nothing of ours is found by it. */
  payer: ['用户标识'],
} as const satisfies Record<string, readonly string[]>;

export type WechatColumn = keyof typeof wechatColumns;
export const WECHAT_COLUMNS = Object.keys(wechatColumns) as WechatColumn[];

export const WECHAT_DELIMITERS = [',', '\t', ';'] as const;
export type WechatDelimiter = (typeof WECHAT_DELIMITERS)[number];

export type WechatHeader = {
  /** Index in `lines` of the row after the header. */
  next: number;
  lineNumber: number;
  /** What stands between cells: a comma, or what a spreadsheet saved the file with. */
  delimiter: WechatDelimiter;
  width: number;
  at: Partial<Record<WechatColumn, number>>;
  /** The column's name in this file. */
  named: (column: WechatColumn) => string;
  covers: BillCovers;
};

const always: readonly WechatColumn[] = [
  'at',
  'merchantAccount',
  'transactionId',
  'merchantOrderId',
  'status',
  'currency',
  'settled',
];
const ofRefunds: readonly WechatColumn[] = ['refundId', 'refundSettled', 'refundStatus'];
/** A row that holds these is the header, wherever it stands. */
const marks: readonly WechatColumn[] = ['at', 'transactionId', 'merchantOrderId', 'status'];

/** Names between delimiters, blank ones at the end left out. */
export const keysOf = (line: string, delimiter: WechatDelimiter = ','): string[] => {
  const keys = line.split(delimiter === ',' ? /[,，]/ : delimiter).map(columnKey);
  while (keys.at(-1) === '') keys.pop();
  return keys;
};

const positions = (keys: readonly string[]): Partial<Record<WechatColumn, number>> => {
  const found: Partial<Record<WechatColumn, number>> = {};
  for (const column of WECHAT_COLUMNS) {
    const at = keys.findIndex((key) => wechatColumns[column].some((name) => name === key));
    if (at >= 0) found[column] = at;
  }
  return found;
};

const coverOf = (at: WechatHeader['at']): BillCovers => {
  if (at.refundAskedAt !== undefined || at.refundedAt !== undefined) return 'refunds';
  return at.refundId === undefined ? 'payments' : 'all';
};

const faultIn = (header: WechatHeader, keys: readonly string[]): FileProblem | undefined => {
  const needed = header.covers === 'payments' ? always : [...always, ...ofRefunds];
  const missing = needed.find((column) => header.at[column] === undefined);
  if (missing)
    return fileProblem('column-missing', { line: header.lineNumber, column: wechatColumns[missing][0] });
  const names = WECHAT_COLUMNS.flatMap((column) => wechatColumns[column].map(columnKey));
  const twice = names.find((name) => keys.filter((key) => key === name).length > 1);
  return twice ? fileProblem('column-twice', { line: header.lineNumber, column: twice }) : undefined;
};

const noHeader = (lines: readonly string[]): FileProblem => {
  const kind = otherExport(lines.slice(0, HEADER_WITHIN_LINES));
  if (kind !== undefined) return fileProblem('other-kind', { kind });
  return fileProblem('header-not-found', {
    columns: marks.map((column) => wechatColumns[column][0]).join(','),
  });
};

/**
 * The header of a WeChat Pay 交易账单, found by its content. Columns are known by name, in any order, unknown ones are let be.
 * Problems: `header-not-found`, `other-kind`, `column-missing`, `column-twice`.
 */
export const findWechatHeader = (lines: readonly string[]): WechatHeader | FileProblem => {
  const tops = lines
    .slice(0, HEADER_WITHIN_LINES)
    .flatMap((line, index) => WECHAT_DELIMITERS.map((delimiter) => ({ line, index, delimiter })));
  for (const { line, index, delimiter } of tops) {
    const keys = keysOf(line, delimiter);
    const at = positions(keys);
    if (marks.some((column) => at[column] === undefined)) continue;
    const named = (column: WechatColumn): string => keys[at[column] ?? -1] ?? wechatColumns[column][0];
    const header: WechatHeader = {
      next: index + 1,
      lineNumber: index + 1,
      delimiter,
      width: keys.length,
      at,
      named,
      covers: coverOf(at),
    };
    return faultIn(header, keys) ?? header;
  }
  return noHeader(lines);
};
