import * as z from 'zod';
import { OrderId } from '../../shared/ids';
import { codec } from '../../platform/table/item';

/** Whose a provider's number is, for ever: one item a number, whichever name the provider goes by. */
export const paymentNumberItem = codec({
  kind: 'payment-number',
  version: 1,
  pk: 'ORG#{organisationId}#PAYMENT#{transactionId}',
  sk: 'PAYMENT',
  shape: z.object({ orderId: OrderId }),
  pack: ({ orderId }) => ({ keep: { orderId } }),
});
