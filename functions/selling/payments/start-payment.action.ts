import type { Actor } from '../../shared/actor';
import type { OrderId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { config } from '../../platform/config';
import { totalOf } from '../orders/order';
import { getOrder } from '../orders/order.table';
import { opens } from '../orders/view-key';
import { providerOf } from './providers';

/**
 * Where the buyer pays this order. Writes nothing: what was paid, the provider tells.
 * Refuses `not-found` (also without the order's key), `order-already-paid`, `provider-not-available`.
 */
export const startPayment = async (
  _by: Actor,
  asked: { organisationId: OrganisationId; orderId: OrderId; provider: 'sandbox'; key: string },
  _now: Date,
): Promise<{ payUrl: string }> => {
  const provider = providerOf(asked.provider, config);
  const { organisationId, orderId } = asked;
  const order = await getOrder(organisationId, orderId);
  if (!order || !opens(order, asked.key)) return refuse('not-found');
  if (order.status === 'paid') return refuse('order-already-paid');
  const returnTo = `${config.publicUrl}/${organisationId}/orders/${orderId}?key=${asked.key}`;
  return { payUrl: provider.payUrl({ organisationId, orderId, amount: totalOf(order), returnTo }) };
};
