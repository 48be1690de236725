import * as z from 'zod';
import { OrderId, OrganisationId } from '../shared/ids';
import { Fen } from '../shared/money';
import { refuse } from '../shared/refusals';
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
  /** UTC. */
  paidAt: z.iso.datetime().transform((text) => new Date(text).toISOString()),
});
export type Notice = z.infer<typeof Notice>;

/**
 * The payment, if the notice is of this very order, to our account, in yuan and of the whole price. Refuses
 * `notice-does-not-fit`: such money is not lost, the provider's bill tells of it.
 */
export const paymentOf = (
  order: Order | undefined,
  notice: Notice,
  account: string,
): { order: Order; payment: Payment } => {
  if (order?.orderId !== notice.orderId || notice.account !== account) return refuse('notice-does-not-fit');
  if (notice.currency !== 'CNY' || notice.amount !== totalOf(order)) return refuse('notice-does-not-fit');
  const { provider, transactionId, paidAt } = notice;
  return { order, payment: { provider, transactionId, paidAt } };
};
