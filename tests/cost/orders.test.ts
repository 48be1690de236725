import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { fishSale, noticeFor, notify, orderFish, sellFish, type FishSale } from '../support/fish-sale';
import { meter } from '../support/metered-table';
import { followNothing, settle } from '../support/settle';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan', { maximum: 100_000_000 });
  // The first sale of a day opens its due: the others add to it.
  await sellFish(sale, 1);
  await settle();
});

/** What a sale costs: in its two requests, and with everything that follows. */
const saleCost = async () => {
  await followNothing();
  const { used: asking } = await meter.during(`order-requests-${randomUUID()}`, async () => {
    const { order } = await orderFish(sale, 2, { email: 'a.buyer@example.test' });
    expect((await notify(noticeFor(order))).status).toBe(200);
  });
  const { used: following } = await meter.during(`order-followers-${randomUUID()}`, settle);
  return { requests: asking.wcu, all: asking.wcu + following.wcu, rcu: asking.rcu, calls: asking.calls };
};

describe('an order placed and paid, under an agreed maximum', () => {
  test('is at most 5 calls and 4 WCU in its requests and 9 with everything, and costs the same after forty others', async () => {
    const before = await saleCost();
    expect(before.calls).toBeLessThanOrEqual(5);
    expect(before.requests).toBeLessThanOrEqual(4);
    expect(before.all).toBeLessThanOrEqual(9);
    for (let made = 0; made < 40; made += 20)
      await Promise.all(Array.from({ length: 20 }, () => sellFish(sale, 1)));
    await settle();
    expect(await saleCost()).toEqual(before);
  });

  test('told again, its payment costs one refused condition and nothing follows', async () => {
    const { order } = await sellFish(sale, 1);
    await settle();
    const { used } = await meter.during('order-notice-again', async () => {
      expect((await notify(noticeFor(order))).status).toBe(200);
      await settle();
    });
    expect(used.wcu).toBe(1);
  });
});
