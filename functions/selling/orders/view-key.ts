import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { OrderId } from '../../shared/ids';

export const ViewKey = z.string().min(8).max(64);

/** What opens an order to whoever holds it: follows from the order's id, so that a retry answers the same. 22 characters. */
export const viewKeyOf = (orderId: OrderId, secret: string): string =>
  createHmac('sha256', secret).update(`order-view|${orderId}`).digest('base64url').slice(0, 22);

/** The order keeps this alone: links sent to buyers outlive a change of the secret, and the table opens nothing. */
export const keyHashOf = (viewKey: string): string =>
  createHash('sha256').update(viewKey).digest('base64url').slice(0, 22);

export const opens = (order: { keyHash: string }, viewKey: string | undefined): boolean =>
  viewKey !== undefined && timingSafeEqual(Buffer.from(keyHashOf(viewKey)), Buffer.from(order.keyHash));
