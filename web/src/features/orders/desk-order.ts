import type { OrderRow } from '../../../../functions/selling/orders/order-row';
import type { OrderState } from '../../../../functions/selling/orders/order-search';
import type { Answer } from '../../lib/contract';
import { deskLink } from '../../lib/desk-links';
import type { Mood } from '../../components/state';

export type OrdersFound = Answer<`/organisations/${string}/orders`>;
export type { OrderRow, OrderState };

export const deskOrderLink = (organisationId: string, orderId: string): string =>
  deskLink(organisationId, `/orders/${orderId}`);

export const moodOf: Readonly<Record<OrderState, Mood>> = {
  placed: 'wait',
  paid: 'good',
  'part-refunded': 'calm',
  refunded: 'plain',
};
