import { randomUUID } from 'node:crypto';
import { app } from '../../functions/app';
import type { FishSale } from './fish-sale';

/** Orders one fish from an address, as over a real connection. @returns the reply */
export const orderFrom = async (
  { at, offer }: Pick<FishSale, 'at' | 'offer'>,
  address: string,
): Promise<Response> =>
  app.request(
    `http://shanchao.test/api${at}/orders`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ offerId: offer.offerId, quantity: 1 }),
    },
    { incoming: { socket: { remoteAddress: address } } },
  );
