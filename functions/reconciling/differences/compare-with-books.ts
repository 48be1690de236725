import type { OrderId } from '../../shared/ids';
import { type Fen, fen, sum } from '../../shared/money';
import type { BillLine, PaymentLine, RefundLine } from '../readers/bill-line';
import type { Difference } from './difference';
import { accountOfLine } from '../accounts/merchant-account';

/** A refund of an order as our books hold it, under the provider's number (`refundId` of its line). */
export type KnownRefund = { refundId: string; amount: Fen; at: string };

/** An order of ours that is paid. `amount` is its whole price in fen, `at` when it was paid in UTC. */
export type PaidOrder = {
  state: 'paid';
  orderId: OrderId;
  amount: Fen;
  transactionId: string;
  at: string;
  refunds: readonly KnownRefund[];
};

/** What our books know of the order that a line names by 商户订单号. */
export type KnownOrder =
  | { state: 'unknown' }
  /** `holderId`: the other order that the line's payment number is of. */
  | { state: 'placed'; orderId: OrderId; amount: Fen; holderId?: OrderId | undefined }
  | PaidOrder;

export type Verdict =
  | { is: 'matched'; orderId: OrderId; because: 'payment-and-amount' | 'refund-and-amount' }
  | { is: 'difference'; difference: Difference };

const differs = (difference: Difference): Verdict => ({ is: 'difference', difference });

/** What a difference says of the bill. */
export const factsOf = (line: BillLine) => ({
  lineIdentity: line.identity,
  merchantOrderId: line.merchantOrderId,
  transactionId: line.transactionId,
  billAmount: line.amount,
  at: line.at,
});

const comparePayment = (line: PaymentLine, known: KnownOrder): Verdict => {
  const facts = factsOf(line);
  if (known.state === 'unknown') return differs({ reason: 'no-such-order', ...facts });
  const { orderId, amount } = known;
  const both = { ...facts, orderId, booksAmount: amount };
  if (known.state === 'paid' && known.transactionId !== line.transactionId) {
    return differs({ reason: 'other-payment-recorded', ...both, booksTransactionId: known.transactionId });
  }
  if (known.state === 'placed' && known.holderId !== undefined)
    return differs({ reason: 'number-of-another-order', ...both, holderId: known.holderId });
  if (amount !== line.amount) return differs({ reason: 'amount-differs', ...both });
  if (known.state === 'placed') return differs({ reason: 'payment-not-recorded', ...both });
  return { is: 'matched', orderId, because: 'payment-and-amount' };
};

/** A refund of an order that is paid, by the payment that the line names. */
const compareWithPaid = (line: RefundLine, known: PaidOrder): Verdict => {
  const { refundId } = line;
  const both = { ...factsOf(line), orderId: known.orderId };
  const recorded = known.refunds.find((refund) => refund.refundId === refundId);
  if (recorded && recorded.amount !== line.amount)
    return differs({ reason: 'amount-differs', ...both, booksAmount: recorded.amount });
  if (recorded) return { is: 'matched', orderId: known.orderId, because: 'refund-and-amount' };
  const refundedBefore = sum(known.refunds.map((refund) => refund.amount));
  const fits = fen(refundedBefore + line.amount) <= known.amount;
  const reason = fits ? 'refund-not-recorded' : 'refund-exceeds-payment';
  return differs({ reason, ...both, booksAmount: known.amount, refundId, refundedBefore });
};

const compareRefund = (line: RefundLine, known: KnownOrder): Verdict => {
  const { refundId } = line;
  const facts = factsOf(line);
  if (line.progress === 'failed') {
    const isInBooks = known.state === 'paid' && known.refunds.some((refund) => refund.refundId === refundId);
    return differs({ reason: 'refund-failed', ...facts, refundId, isInBooks });
  }
  if (known.state === 'unknown') return differs({ reason: 'refund-of-unknown-order', ...facts, refundId });
  const both = { ...facts, orderId: known.orderId, booksAmount: known.amount };
  if (known.state === 'placed') return differs({ reason: 'refund-of-unpaid-order', ...both, refundId });
  if (known.transactionId !== line.transactionId) {
    return differs({ reason: 'other-payment-recorded', ...both, booksTransactionId: known.transactionId });
  }
  return compareWithPaid(line, known);
};

/**
 * Does a line of the bill say what our books say of its order?
 * @param known what the books hold under `line.merchantOrderId`, which is compared as it stands (a leading zero is part of it)
 * @param ourAccounts merchant accounts (商户号, or 特约商户号) that are ours; empty if none are written down yet, then any is taken for ours
 */
export const compareWithBooks = (
  line: BillLine,
  known: KnownOrder,
  ourAccounts: readonly string[],
): Verdict => {
  const account = accountOfLine(line);
  if (ourAccounts.length > 0 && !ourAccounts.includes(account)) {
    return differs({ reason: 'other-merchant-account', ...factsOf(line), merchantAccount: account });
  }
  return line.kind === 'payment' ? comparePayment(line, known) : compareRefund(line, known);
};
