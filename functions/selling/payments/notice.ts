import * as z from 'zod';
import { OrderId, OrganisationId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { addMinutes, Instant } from '../../shared/time';
import { totalOf, type Order, type Payment } from '../orders/order';

/** What a provider tells of a payment, whoever the provider is; its signature has been checked. */
export const Notice = z.object({
  provider: z.string().regex(/^[a-z]{3,12}$/),
  /** The merchant account that the money went to. */
  account: z.string(),
  transactionId: z
    .string()
    .min(6)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/),
  organisationId: OrganisationId,
  orderId: OrderId,
  currency: z.string(),
  /** Fen. */
  amount: Fen,
  paidAt: Instant,
});
export type Notice = z.infer<typeof Notice>;

/** Clocks differ by seconds; what is told of a later day did not happen yet, and the books go by days. */
const AHEAD_MINUTES = 1_440;

/**
 * The payment, if the notice is of one to our account, in yuan, and paid by now (at most a day ahead of our clock).
 * Refuses `notice-does-not-fit`: such money is not lost, the provider's bill tells of it.
 */
export const paymentIn = (notice: Notice, account: string, now: Date): Payment => {
  const { provider, transactionId, paidAt } = notice;
  if (notice.account !== account || notice.currency !== 'CNY') return refuse('notice-does-not-fit');
  if (paidAt > addMinutes(now.toISOString(), AHEAD_MINUTES)) return refuse('notice-does-not-fit');
  return { provider, transactionId, paidAt };
};

/** The order, if the notice is of this very one and of its whole price. Refuses `notice-does-not-fit`. */
export const orderPaid = (order: Order | undefined, notice: Notice): Order =>
  order?.orderId !== notice.orderId || notice.amount !== totalOf(order)
    ? refuse('notice-does-not-fit')
    : order;
