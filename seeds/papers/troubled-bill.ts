import type { Payment } from '../stage';
import type { TradeBillLine } from './trade-bill';

/** Our shop's number in the provider's papers. */
type Told = { account: string; product: string; stranger: string };

const billLine = (payment: Payment, { account, product }: Told): TradeBillLine => ({
  kind: 'payment',
  at: payment.paidAt,
  transactionId: payment.transactionId,
  merchantOrderId: payment.orderId,
  amount: payment.amount,
  product,
  merchantAccount: account,
});

/** A number like this one that none of these payments has. */
const strangersNumber = (like: string, payments: readonly Payment[]): string => {
  const taken = new Set(payments.map(({ transactionId }) => transactionId));
  const numbers = Array.from({ length: 10 }, (_, digit) => `${like.slice(0, -4)}${digit}${like.slice(-3)}`);
  const free = numbers.find((number) => !taken.has(number));
  return free ?? strangersNumber(`${like.slice(-1)}${like.slice(0, -1)}`, payments);
};

/**
 * The lines of a provider's bill of these payments, with what a treasurer has to find: the last is refunded a moment later;
 * the one before it, where there are three, comes ¥8.00 short; and there is one that no order knows.
 */
export const troubledBill = (payments: readonly Payment[], told: Told): TradeBillLine[] => {
  const back = payments.at(-1);
  if (!back) return [];
  const short = payments.length > 2 ? payments.at(-2) : undefined;
  const isRefunded = payments.length > 1;
  const later = (seconds: number) => new Date(Date.parse(back.paidAt) + seconds * 1_000).toISOString();
  const refund: TradeBillLine = {
    ...billLine(back, told),
    kind: 'refund',
    refundId: `50${back.transactionId.slice(2)}`,
    at: later(2),
    paidAt: back.paidAt,
  };
  return [
    ...payments.map((payment) =>
      billLine(payment === short ? { ...payment, amount: payment.amount - 800 } : payment, told),
    ),
    {
      ...billLine(back, told),
      merchantOrderId: told.stranger,
      transactionId: strangersNumber(back.transactionId, payments),
      at: later(1),
    },
    ...(isRefunded ? [refund] : []),
  ];
};
