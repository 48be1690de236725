import { codec } from '../../platform/table/item';
import { Order, totalOf } from './order';

/**
 * Within one kilobyte, refunds aside. What the buyer pays is kept beside it (`total`, fen): the condition of a payment cannot
 * multiply. Orders of before have none, and are read first.
 */
export const orderItem = codec({
  kind: 'order',
  version: 1,
  pk: 'ORG#{organisationId}#ORDER#{orderId}',
  sk: 'ORDER',
  shape: Order,
  pack: (order) => ({ keep: { ...order, total: totalOf(order) } }),
});
