import { OrderId } from '../../shared/ids';
import { following } from '../../platform/table/changes';
import { config } from '../../platform/config';
import type { Writer } from '../../platform/letters/outbox';
import { sendOnce } from '../../platform/letters/send-once';
import { getOffer, offerAt } from '../offers/offer.table';
import { offerRevisionOf } from './order';
import { orderItem } from './order.item';
import { getOrder, keyThatOpens } from './order.table';
import { thanksFor } from './thanks';

/** An order became paid: its buyer is thanked, once, if they left an address. */
export const thankBuyer = following(orderItem, async ({ before, after: order }, now) => {
  if (order?.status !== 'paid' || before?.status === 'paid') return;
  const { organisationId, orderId, email } = order;
  if (email === undefined) return;
  await sendOnce(organisationId, `thanks-${orderId}`, { what: 'thanks', about: { orderId } }, now);
});

/** Writes the letter of thanks for an order. */
export const writeThanks: Writer = async ({ organisationId, about }) => {
  const orderId = OrderId.parse(about['orderId']);
  const order = await getOrder(organisationId, orderId);
  const offer = order?.email === undefined ? undefined : await getOffer(organisationId, order.offerId);
  if (order?.email === undefined || !offer) return undefined;
  const then = await offerAt(organisationId, offer, offerRevisionOf(order));
  const key = await keyThatOpens(order, config.authSecret);
  const link = `${config.publicUrl}/${organisationId}/orders/${orderId}?key=${key}`;
  return { to: order.email, ...thanksFor(order, then, link) };
};
