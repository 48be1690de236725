import { OrderId } from '../../shared/ids';
import { codec } from '../../platform/table/item';
import { Returned } from './order';

/** Beside its order, by the provider's number of the refund. */
export const returnedItem = codec({
  kind: 'returned',
  version: 1,
  pk: 'ORG#{organisationId}#ORDER#{orderId}',
  sk: 'RETURNED#{refundId}',
  shape: Returned.extend({ orderId: OrderId }),
  pack: ({ orderId: _o, refundId: _r, ...keep }) => ({ keep }),
});
