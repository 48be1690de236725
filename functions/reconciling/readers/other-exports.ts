import { columnKey } from './read-cells';

/** Exports of the same kind of page that cannot be read, by a column that only they have. */
const others = [
  { mark: '微信支付业务单号', kind: '微信支付资金账单 (WeChat Pay fund flow)' },
  { mark: '支付宝交易号', kind: '支付宝业务明细 (Alipay trade bill)' },
  { mark: '账务流水号', kind: '支付宝账务明细 (Alipay account bill)' },
];

/** What it is called, where one of these lines has such a column. */
export const otherExport = (top: readonly string[]): string | undefined => {
  const rows = top.map((line) => line.split(/[,，\t;|]/).map(columnKey));
  return others.find(({ mark }) => rows.some((keys) => keys.includes(mark)))?.kind;
};
