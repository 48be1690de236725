import * as z from 'zod';
import { OrderId, StatementLineId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { notPossible } from '../../selling/orders/refund-of';
import { Instant } from '../../shared/time';

export const Resolution = z.enum([
  'set-aside',
  'record-refund',
  'record-payment',
  'same-movement',
  'another-movement',
]);
export type Resolution = z.infer<typeof Resolution>;

/** What the bill says. */
const inBill = {
  lineIdentity: z.string(),
  merchantOrderId: z.string(),
  transactionId: z.string(),
  billAmount: Fen,
  at: Instant,
};
/** What our books say of the same thing. */
const inBooks = { orderId: OrderId, booksAmount: Fen };

/** How a bill and our books disagree, with the facts that a person needs to decide. Amounts in fen, above 0. */
export const Difference = z.discriminatedUnion('reason', [
  /** Paid to us for an order that we never had. */
  z.strictObject({ reason: z.literal('no-such-order'), ...inBill }),
  /** A line of a merchant account that is none of ours. */
  z.strictObject({ reason: z.literal('other-merchant-account'), ...inBill, merchantAccount: z.string() }),
  /** The provider's amount is not the order's price, or not the refund that we recorded. */
  z.strictObject({ reason: z.literal('amount-differs'), ...inBill, ...inBooks }),
  /** The notice never came: the order still waits for its payment. */
  z.strictObject({ reason: z.literal('payment-not-recorded'), ...inBill, ...inBooks }),
  /** The order is paid, by another payment than this one. */
  z.strictObject({
    reason: z.literal('other-payment-recorded'),
    ...inBill,
    ...inBooks,
    booksTransactionId: z.string(),
  }),
  /** The order waits for its payment, and this payment's number is another order's. */
  z.strictObject({ reason: z.literal('number-of-another-order'), ...inBill, ...inBooks, holderId: OrderId }),
  /** A line that an earlier file brought under this number comes again and says another amount, or another order. */
  z.strictObject({
    reason: z.literal('known-line-differs'),
    ...inBill,
    refundId: z.string().optional(),
    knownAmount: Fen,
    knownOrderId: z.string(),
    /** The money that it is in now, where that is not yuan. */
    currency: z.string().optional(),
  }),
  z.strictObject({ reason: z.literal('refund-of-unknown-order'), ...inBill, refundId: z.string() }),
  /** The order's payment is not in our books yet: its own line comes first. */
  z.strictObject({
    reason: z.literal('refund-of-unpaid-order'),
    ...inBill,
    ...inBooks,
    refundId: z.string(),
  }),
  z.strictObject({
    reason: z.literal('refund-not-recorded'),
    ...inBill,
    ...inBooks,
    refundId: z.string(),
    refundedBefore: Fen,
  }),
  /** With this refund more would have gone back than was paid. */
  z.strictObject({
    reason: z.literal('refund-exceeds-payment'),
    ...inBill,
    ...inBooks,
    refundId: z.string(),
    refundedBefore: Fen,
  }),
  /** The provider could not give the money back. */
  z.strictObject({
    reason: z.literal('refund-failed'),
    ...inBill,
    refundId: z.string(),
    isInBooks: z.boolean(),
  }),
  /** Our books hold a payment in the bill's days that the bill lacks. */
  z.strictObject({
    reason: z.literal('missing-from-bill'),
    ...inBooks,
    transactionId: z.string(),
    at: Instant,
  }),
  z.strictObject({
    reason: z.literal('refund-missing-from-bill'),
    ...inBooks,
    transactionId: z.string(),
    refundId: z.string(),
    at: Instant,
  }),
  /** A bank's line that another file may have brought already, written otherwise: only a person can say. */
  z.strictObject({
    reason: z.literal('maybe-known-line'),
    goes: z.enum(['income', 'outgoing']),
    amount: Fen,
    payer: z.string(),
    at: Instant,
    /** Absent where several known lines fit, or none. */
    knownLineId: StatementLineId.optional(),
    /** Its own number, as a spreadsheet rounded it. */
    rounded: z.string().optional(),
  }),
]);
export type Difference = z.infer<typeof Difference>;
export type DifferenceReason = Difference['reason'];

/** What a person may do about each. Recording is offered only where the books would be right afterwards. */
export const resolutionsOf = {
  'no-such-order': ['set-aside'],
  'other-merchant-account': ['set-aside'],
  'amount-differs': ['set-aside'],
  'payment-not-recorded': ['record-payment', 'set-aside'],
  'other-payment-recorded': ['set-aside'],
  'number-of-another-order': ['set-aside'],
  'known-line-differs': ['set-aside'],
  'refund-of-unknown-order': ['set-aside'],
  // Once the payment's own line is recorded, which is asked anew when somebody resolves this one.
  'refund-of-unpaid-order': ['record-refund', 'set-aside'],
  'refund-not-recorded': ['record-refund', 'set-aside'],
  'refund-exceeds-payment': ['set-aside'],
  'refund-failed': ['set-aside'],
  'missing-from-bill': ['set-aside'],
  'refund-missing-from-bill': ['set-aside'],
  'maybe-known-line': ['same-movement', 'another-movement'],
} as const satisfies Record<DifferenceReason, readonly Resolution[]>;

/** Refuses `resolution-not-possible`. */
export const assertResolvable = (reason: DifferenceReason, how: Resolution): void => {
  const allowed: readonly Resolution[] = resolutionsOf[reason];
  if (!allowed.includes(how)) notPossible();
};
