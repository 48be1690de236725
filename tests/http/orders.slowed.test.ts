import { afterEach, beforeAll, expect, test } from 'vitest';
import { setClock } from '../../functions/platform/clock';
import { ordersFromNetwork } from '../../functions/selling/orders/limit-orders.action';
import { fishSale, type FishSale } from '../support/fish-sale';
import { orderFrom } from '../support/from-network';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
});
afterEach(() => setClock());

const placed = async (address: string, count: number): Promise<number> => {
  const replies: Response[] = [];
  for (let from = 0; from < count; from += 20)
    replies.push(...(await Promise.all(Array.from({ length: 20 }, () => orderFrom(sale, address)))));
  expect(replies.map(({ status }) => status).filter((status) => ![201, 429].includes(status))).toEqual([]);
  return replies.filter(({ status }) => status === 201).length;
};

test('a network that orders more than a fair can is slowed down to 300 a minute, and no other is', async () => {
  const now = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 10_000);
  setClock(() => now);
  expect(ordersFromNetwork).toMatchObject({ most: 300, seconds: 60 });
  expect(await placed('203.0.113.9', 600)).toBe(300);
  const reply = await orderFrom(sale, '203.0.113.9');
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '50']);
  expect(await reply.json()).toMatchObject({ code: 'too-many-requests' });
  expect((await orderFrom(sale, '203.0.113.10')).status).toBe(201);
  // The same household has one network, and a mapped address is the address.
  expect((await orderFrom(sale, '::ffff:203.0.113.9')).status).toBe(429);
  setClock(() => new Date(now.getTime() + 50_000));
  expect((await orderFrom(sale, '203.0.113.9')).status).toBe(201);
});
