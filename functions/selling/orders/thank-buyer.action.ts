import { config } from '../../platform/config';
import { following } from '../../platform/changes';
import { sendOnce } from '../../platform/send-once';
import { getOffer } from '../offers/offer.table';
import { orderItem } from './order.item';
import { thanksFor } from './thanks';
import { viewKeyOf } from './view-key';

/** An order became paid: its buyer is thanked, once, if they left an address. */
export const thankBuyer = following(orderItem, async ({ before, after: order }, now) => {
  if (order?.status !== 'paid' || before?.status === 'paid') return;
  if (order.email === undefined) return;
  const { organisationId, orderId } = order;
  const offer = await getOffer(organisationId, order.offerId);
  if (!offer) return;
  const key = viewKeyOf(orderId, config.authSecret);
  const link = `${config.publicUrl}/${organisationId}/orders/${orderId}?key=${key}`;
  const letter = { to: order.email, ...thanksFor(order, offer, link) };
  await sendOnce(organisationId, `thanks-${orderId}`, letter, now);
});
