import * as z from 'zod';
import { Fen } from '../../shared/money';
import { Instant } from '../../shared/time';

/** By what a payment is known in any later file: the provider's own number of it. */
export const paymentIdentity = (transactionId: string): string => `wechat-payment-${transactionId}`;
export const refundIdentity = (refundId: string): string => `wechat-refund-${refundId}`;

const common = {
  provider: z.literal('wechat'),
  /** The provider's own number, prefixed: unique for ever, so a line is known again in any later file. */
  identity: z.string(),
  /** From 1, in the file as it was uploaded. */
  lineNumber: z.number().int().min(1),
  /** When money moved, in UTC. */
  at: Instant,
  /** 商户号: whose account with the provider this is. */
  merchantAccount: z.string(),
  /** 特约商户号 or 子商户号, where a service provider acts for a merchant. */
  subMerchantAccount: z.string().optional(),
  /** 微信订单号: the provider's number of the payment (also on its refunds). */
  transactionId: z.string(),
  /** 商户订单号: our order's number, as we gave it to the provider. */
  merchantOrderId: z.string(),
  /** What reached or left the merchant's account before the fee: less than `amount` where the provider's coupons paid a part. */
  settled: Fen,
  /** Thousandths of a fen (¥1 = 100,000); negative where a fee comes back. Absent if the file has no such column. */
  feeMilliFen: z.number().int().optional(),
  product: z.string(),
  /** The line as it stood in the file, shortened. */
  raw: z.string(),
};

/** A buyer paid. `amount` is the order's whole price, above 0. */
export const PaymentLine = z.strictObject({ kind: z.literal('payment'), ...common, amount: Fen });
export type PaymentLine = z.infer<typeof PaymentLine>;

/** Money went back to a buyer. `amount` is what went back, above 0. */
export const RefundLine = z.strictObject({
  kind: z.literal('refund'),
  ...common,
  amount: Fen,
  /** 微信退款单号; `revoked-<transactionId>` where a payment at the counter was revoked, which has no number of its own. */
  refundId: z.string(),
  /** 商户退款单号: our refund's number, if we made it. */
  merchantRefundId: z.string().optional(),
  /** `processing`: the provider has taken the refund on, the bank has not answered. `failed`: the buyer has nothing back. */
  progress: z.enum(['completed', 'processing', 'failed']),
});
export type RefundLine = z.infer<typeof RefundLine>;

/** One line of a payment provider's bill. */
export const BillLine = z.discriminatedUnion('kind', [PaymentLine, RefundLine]);
export type BillLine = z.infer<typeof BillLine>;

/** What a bill holds: all of a day, or its payments or refunds alone (then nothing can be said of what it lacks). */
export const BillCovers = z.enum(['all', 'payments', 'refunds']);
export type BillCovers = z.infer<typeof BillCovers>;

export const BillTotals = z.strictObject({
  payments: z.number().int(),
  paid: Fen,
  refunds: z.number().int(),
  refunded: Fen,
  feesMilliFen: z.number().int(),
});
export type BillTotals = z.infer<typeof BillTotals>;

/** A line that could be read whole, and is in another money: it is refused, unless an earlier file brought it in yuan. */
export type ForeignLine = { line: BillLine; currency: string };
