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

const isHashOf = (viewKey: string, hash: string): boolean => {
  const [known, asked] = [Buffer.from(hash), Buffer.from(keyHashOf(viewKey))];
  return known.length === asked.length && timingSafeEqual(known, asked);
};

/** What an order keeps of the keys that open it. */
export type Kept = { keyHash: string; laterKeyHashes?: readonly string[] | undefined };

export const opens = ({ keyHash, laterKeyHashes = [] }: Kept, viewKey: string | undefined): boolean =>
  viewKey !== undefined && [keyHash, ...laterKeyHashes].some((hash) => isHashOf(viewKey, hash));
