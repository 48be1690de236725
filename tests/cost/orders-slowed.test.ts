import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setClock } from '../../functions/platform/clock';
import { fishSale, type FishSale } from '../support/fish-sale';
import { orderFrom } from '../support/from-network';
import { meter } from '../support/metered-table';
import { followNothing } from '../support/settle';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
  await followNothing();
});
afterAll(() => setClock());

const cost = async (orders: number, address: string) => {
  const { used } = await meter.during(`orders-slowed-${randomUUID()}`, async () => {
    for (let made = 0; made < orders; made += 1) await orderFrom(sale, address);
  });
  return used;
};

test('to slow a network down costs a twentieth of a write unit an order, and an order that is refused costs nothing', async () => {
  // One span, whenever this is played.
  const now = new Date();
  setClock(() => now);
  const address = '203.0.113.77';
  const [one, forty] = [await cost(1, '203.0.113.78'), await cost(40, address)];
  expect(one.wcu).toBe(1);
  expect(forty.wcu).toBe(40 * one.wcu + 2);
  await cost(260, address);
  const refused = await cost(100, address);
  expect([refused.wcu, refused.rcu, refused.calls]).toEqual([0, 0, 0]);
});
