import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import { type TradeBillLine, type TradeBillOptions, wechatTradeBill } from '../../support/make-statements';

export const fish = {
  kind: 'payment' as const,
  at: '2026-09-08T01:00:00.000Z',
  transactionId: '4200001234202609080000000001',
  merchantOrderId: 'ord_01k4m2',
  amount: 16_800,
} satisfies TradeBillLine;
export const back = {
  kind: 'refund' as const,
  at: '2026-09-08T02:30:00.000Z',
  transactionId: fish.transactionId,
  merchantOrderId: fish.merchantOrderId,
  refundId: '50300001232026090800000001',
  merchantRefundId: 'rfd_1',
  amount: 8_400,
} satisfies TradeBillLine;

export const read = (lines: readonly TradeBillLine[], options?: TradeBillOptions) =>
  readStatement(wechatTradeBill(lines, options), { kind: 'wechat-trade' });
export const readText = (text: string) =>
  readStatement(new TextEncoder().encode(text), { kind: 'wechat-trade' });
export const linesOf = (reading: ReturnType<typeof read>) => {
  if (reading.outcome === 'refused') throw new Error(JSON.stringify(reading.problems));
  return reading.lines;
};
export const problemsOf = (reading: ReturnType<typeof read>) =>
  reading.problems.map(({ code, facts }) => ({ code, facts }));
/** Changes the nth line of a file (1 is the header). */
export const change =
  (lineNumber: number, what: (line: string) => string) =>
  (text: string): string =>
    text
      .split('\r\n')
      .map((line, index) => (index === lineNumber - 1 ? what(line) : line))
      .join('\r\n');
