import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { OrdersFound } from '../../functions/selling/orders/find-orders.action';
import { asked } from '../support/ask';
import { fishSale, sellFish, type FishSale } from '../support/fish-sale';
import { meter } from '../support/metered-table';
import { settle } from '../support/settle';

let sale: FishSale;
let known: string;
beforeAll(async () => {
  sale = await fishSale('chunan', { maximum: 100_000_000 });
  known = (await sellFish(sale, 1)).order.orderId;
  await sellMore(24);
});

const sellMore = async (many: number): Promise<void> => {
  for (let made = 0; made < many; made += 12)
    await Promise.all(Array.from({ length: 12 }, () => sellFish(sale, 1)));
  await settle();
};
const costOf = async (query: string) => {
  const look = () =>
    asked<OrdersFound>(200, 'GET', `${sale.at}/orders?${query}`, undefined, { as: sale.finance });
  const { used, result } = await meter.during(`found-${randomUUID()}`, look);
  return { rcu: used.rcu, wcu: used.wcu, calls: used.calls, found: result.items.length };
};

test('a page of orders costs the same among 25 and among 97; a number less; nothing is written', async () => {
  const [page, number] = [await costOf('limit=20'), await costOf(`q=${known}`)];
  // The session and the membership 2; the campaigns ½; entries 1; twenty orders 10; their offer ½ or 1.
  expect(page).toMatchObject({ wcu: 0, found: 20 });
  expect(page.rcu).toBeLessThanOrEqual(15);
  expect(number).toMatchObject({ wcu: 0, found: 1 });
  expect(number.rcu).toBeLessThanOrEqual(4);
  await sellMore(72);
  const later = await costOf('limit=20');
  // Twenty entries are about eight kilobytes, where another half begins: some are longer than others.
  expect(Math.abs(later.rcu - page.rcu)).toBeLessThanOrEqual(0.5);
  expect({ ...later, rcu: page.rcu }).toEqual(page);
  expect(await costOf(`q=${known}`)).toEqual(number);
});
