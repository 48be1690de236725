import { gzipSync } from 'node:zlib';
import { encode } from './encode-text';
import { feeText, shanghaiText, yuanText } from './figures';

type BillCommon = {
  /** UTC instant of the payment or of the refund, to the second. */
  at: string;
  /** 微信订单号 */
  transactionId: string;
  /** 商户订单号 */
  merchantOrderId: string;
  /** Fen, above 0. */
  amount: number;
  /** Fen; where coupons of the provider paid a part. The amount if left out. */
  settled?: number;
  /** Thousandths of a fen; 0.6 % of the amount if left out, given back by a refund. */
  feeMilliFen?: number;
  product?: string;
  merchantAccount?: string;
  subMerchantAccount?: string;
};

export type TradeBillLine =
  | ({ kind: 'payment' } & BillCommon)
  | ({
      kind: 'refund';
      /** 微信退款单号 */
      refundId: string;
      /** 商户退款单号 */
      merchantRefundId?: string;
      /** 退款状态 */
      refundStatus?: 'SUCCESS' | 'PROCESSING' | 'FAIL';
      /** When the payment was, which a file of refunds alone tells as 交易时间. */
      paidAt?: string;
    } & BillCommon);

export type TradeBillOptions = {
  /** Which column set: of all, of payments alone, of refunds alone. */
  billType?: 'ALL' | 'SUCCESS' | 'REFUND';
  /** `2014`: 子商户号, 总金额 and no 订单金额, as files were before 2016. */
  era?: 'today' | '2014';
  lineEnd?: '\n' | '\r\n';
  mark?: boolean;
  gzip?: boolean;
  /** Changes the text before it is encoded: a line cut, a figure altered. */
  spoil?: (text: string) => string;
};

const head = [
  '交易时间',
  '公众账号ID',
  '商户号',
  '特约商户号',
  '设备号',
  '微信订单号',
  '商户订单号',
  '用户标识',
  '交易类型',
  '交易状态',
  '付款银行',
  '货币种类',
];
const refundColumns = ['微信退款单号', '商户退款单号', '退款金额', '充值券退款金额', '退款类型', '退款状态'];
const tail = ['商品名称', '商户数据包', '手续费', '费率'];

const columnSets = {
  ALL: [
    ...head,
    '应结订单金额',
    '代金券金额',
    ...refundColumns,
    ...tail,
    '订单金额',
    '申请退款金额',
    '费率备注',
  ],
  SUCCESS: [...head, '应结订单金额', '代金券金额', ...tail, '订单金额', '费率备注'],
  REFUND: [
    ...head,
    '应结订单金额',
    '代金券金额',
    '退款申请时间',
    '退款成功时间',
    ...refundColumns,
    ...tail,
    '订单金额',
    '申请退款金额',
    '费率备注',
  ],
} as const;

const namesBefore2016: Record<string, string> = {
  特约商户号: '子商户号',
  应结订单金额: '总金额',
  代金券金额: '代金券或立减优惠金额',
  充值券退款金额: '代金券或立减优惠退款金额',
};
const notBefore2016 = ['订单金额', '申请退款金额', '费率备注'];

const feeOf = (line: TradeBillLine): number =>
  line.feeMilliFen ?? (line.kind === 'payment' ? line.amount * 6 : -line.amount * 6);

const refundCells = (line: TradeBillLine): Record<string, string> => {
  if (line.kind === 'payment') {
    return {
      微信退款单号: '0',
      商户退款单号: '0',
      退款金额: '0.00',
      退款类型: '',
      退款状态: '',
      申请退款金额: '0.00',
    };
  }
  return {
    微信退款单号: line.refundId,
    商户退款单号: line.merchantRefundId ?? '0',
    退款金额: yuanText(line.settled ?? line.amount),
    退款类型: 'ORIGINAL',
    退款状态: line.refundStatus ?? 'SUCCESS',
    申请退款金额: yuanText(line.amount),
    退款申请时间: shanghaiText(line.at),
    退款成功时间: line.refundStatus === 'PROCESSING' ? '' : shanghaiText(line.at),
  };
};

const billCells = (line: TradeBillLine, billType: 'ALL' | 'SUCCESS' | 'REFUND'): Record<string, string> => {
  const paid = line.kind === 'payment';
  const told = !paid && billType === 'REFUND' ? (line.paidAt ?? line.at) : line.at;
  return {
    交易时间: shanghaiText(told),
    公众账号ID: 'wx2421b1c4370ec43b',
    商户号: line.merchantAccount ?? '1900000109',
    特约商户号: line.subMerchantAccount ?? '0',
    设备号: '',
    微信订单号: line.transactionId,
    商户订单号: line.merchantOrderId,
    用户标识: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
    交易类型: 'JSAPI',
    交易状态: paid ? 'SUCCESS' : 'REFUND',
    付款银行: 'OTHERS',
    货币种类: 'CNY',
    应结订单金额: yuanText(paid ? (line.settled ?? line.amount) : 0),
    代金券金额: yuanText(paid ? line.amount - (line.settled ?? line.amount) : 0),
    充值券退款金额: '0.00',
    商品名称: line.product ?? '我在千岛湖有条鱼',
    商户数据包: '',
    手续费: feeText(feeOf(line)),
    费率: '0.60%',
    订单金额: yuanText(paid ? line.amount : 0),
    费率备注: '',
    ...refundCells(line),
  };
};

const totalsOf = (
  lines: readonly TradeBillLine[],
  era: 'today' | '2014',
): [names: string[], values: string[]] => {
  const payments = lines.filter((line) => line.kind === 'payment');
  const refunds = lines.filter((line) => line.kind === 'refund');
  const sumOf = (of: readonly TradeBillLine[], figure: (line: TradeBillLine) => number): number =>
    of.reduce((total, line) => total + figure(line), 0);
  const settled = (line: TradeBillLine): number => line.settled ?? line.amount;
  const amount = (line: TradeBillLine): number => line.amount;
  const first = [
    String(lines.length),
    yuanText(sumOf(payments, settled)),
    yuanText(sumOf(refunds, settled)),
    '0.00',
    feeText(sumOf(lines, feeOf)),
  ];
  if (era === '2014')
    return [['总交易单数', '总交易额', '总退款金额', '总代金券或立减优惠退款金额', '手续费总金额'], first];
  const names = [
    '总交易单数',
    '应结订单总金额',
    '退款总金额',
    '充值券退款总金额',
    '手续费总金额',
    '订单总金额',
    '申请退款总金额',
  ];
  return [names, [...first, yuanText(sumOf(payments, amount)), yuanText(sumOf(refunds, amount))]];
};

const ticked = (cells: readonly string[]): string => cells.map((cell) => `\`${cell}`).join(',');

/** A WeChat Pay merchant trade bill: header without backticks, a line for each, the totals. UTF-8. */
export const wechatTradeBill = (
  lines: readonly TradeBillLine[],
  options: TradeBillOptions = {},
): Uint8Array => {
  const {
    billType = 'ALL',
    era = 'today',
    lineEnd = '\r\n',
    mark = false,
    gzip = false,
    spoil = (text: string) => text,
  } = options;
  const columns = columnSets[billType].filter((name) => era === 'today' || !notBefore2016.includes(name));
  const header = columns.map((name) => (era === '2014' ? (namesBefore2016[name] ?? name) : name));
  const rows = lines.map((line) => {
    const cells = billCells(line, billType);
    return ticked(columns.map((name) => cells[name] ?? ''));
  });
  const [names, values] = totalsOf(lines, era);
  const text = [header.join(','), ...rows, names.join(','), ticked(values), ''].join(lineEnd);
  const bytes = encode(spoil(text), mark ? 'utf-8-mark' : 'utf-8');
  return gzip ? gzipSync(bytes) : bytes;
};
