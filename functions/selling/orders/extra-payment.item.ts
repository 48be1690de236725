import { OrderId } from '../../shared/ids';
import { codec } from '../../platform/table/item';
import { ExtraPayment } from './extra-payment';

/** Beside its order, and in a list of its own until people see to it. A provider's number may hold dashes: the key is not taken apart. */
export const extraPaymentItem = codec({
  kind: 'extra-payment',
  version: 1,
  pk: 'ORG#{organisationId}#ORDER#{orderId}',
  sk: 'EXTRA#{payment}',
  queue: { pk: 'ORG#{organisationId}#EXTRA-PAYMENTS', sk: '{paidAt}' },
  shape: ExtraPayment.extend({ orderId: OrderId }),
  pack: ({ orderId: _o, ...keep }) => ({
    keep,
    parts: { payment: `${keep.provider}-${keep.transactionId}` },
  }),
});
