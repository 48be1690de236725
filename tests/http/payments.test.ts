import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OrderSummary } from '../../functions/selling/orders/order-page';
import { orderItem } from '../../functions/selling/orders/order.item';
import { table } from '../../functions/platform/table/table';
import { listExtraPayments } from '../../functions/selling/orders/extra-payment.table';
import { asked } from '../support/ask';
import { fishSale, noticeFor, notify, orderFish, type FishSale } from '../support/fish-sale';
import { organisation } from '../support/people';
import { settle } from '../support/settle';
import { wholeTable } from '../support/whole-table';

let sale: FishSale;
let order: OrderSummary;
let viewKey: string;
beforeAll(async () => {
  sale = await fishSale('chunan');
  await organisation('xihu');
});
beforeEach(async () => {
  ({ order, viewKey } = await orderFish(sale, 2));
});

const isPaid = async (): Promise<boolean> => {
  const page = await asked<OrderSummary>(200, 'GET', `${sale.at}/orders/${order.orderId}?key=${viewKey}`);
  return page.status === 'paid';
};
const told = async (
  ...args: Parameters<typeof noticeFor> extends [unknown, ...infer Rest] ? Rest : never
) => {
  const { status, body } = await notify(noticeFor(order, ...args));
  return [status, body['code']];
};
const booked = async () => {
  await settle();
  const { items } = await asked<{ items: { orderId?: string; entryId: string }[] }>(
    200,
    'GET',
    `${sale.at}/funds/${sale.fundId}/entries?limit=50`,
    undefined,
    { as: sale.finance },
  );
  return items.filter((entry) => entry.orderId === order.orderId).map((entry) => entry.entryId);
};

describe('a notice', () => {
  test('of the provider makes the order paid; it comes from no page and needs no cookie', async () => {
    expect(await told({ transactionId: 'tx-number-1' })).toEqual([200, 'SUCCESS']);
    expect(await isPaid()).toBe(true);
    expect(await booked()).toEqual(['pay-sandbox-tx-number-1']);
  });

  test('makes an order paid that was placed when orders did not keep their total', async () => {
    const { organisationId, orderId } = order;
    const withoutTotal = {
      set: 'REMOVE #total',
      condition: 'attribute_exists(#total)',
      names: { '#total': 'total' },
      otherwise: () => 'it has none' as const,
    };
    expect(await table.update(orderItem.key({ organisationId, orderId }), withoutTotal)).toBeUndefined();
    expect(await told({ amount: order.total - 1 })).toEqual([422, 'notice-does-not-fit']);
    expect(await isPaid()).toBe(false);
    expect(await told()).toEqual([200, 'SUCCESS']);
    expect(await isPaid()).toBe(true);
    expect(await booked()).toHaveLength(1);
  });

  test('again, later, and many at once: nothing more happens', async () => {
    const again = { transactionId: 'tx-number-2', paidAt: '2026-09-08T01:00:00.000Z' };
    for (const answer of await Promise.all(Array.from({ length: 10 }, () => told(again))))
      expect(answer).toEqual([200, 'SUCCESS']);
    await settle();
    const before = (await wholeTable()).length;
    expect(await told({ ...again, paidAt: '2026-09-08T02:00:00.000Z' })).toEqual([200, 'SUCCESS']);
    expect(await booked()).toEqual(['pay-sandbox-tx-number-2']);
    expect((await wholeTable()).length).toBe(before);
  });

  test('of another payment of a paid order is kept for people, once, and not counted', async () => {
    await told({ transactionId: 'tx-number-3' });
    for (const time of ['first', 'second'])
      expect(await told({ transactionId: 'tx-number-3-extra' }), time).toEqual([200, 'SUCCESS']);
    expect(await booked()).toEqual(['pay-sandbox-tx-number-3']);
    const waiting = (await listExtraPayments(sale.o, { limit: 50 })).items.filter(
      ({ orderId }) => orderId === order.orderId,
    );
    expect(waiting).toMatchObject([{ transactionId: 'tx-number-3-extra', amount: 33_600 }]);
  });

  test('counts on the day on which it was paid, however late it comes', async () => {
    await told({ transactionId: 'tx-number-4', paidAt: '2026-09-07T16:30:00.000Z' });
    await settle();
    const { items } = await asked<{ items: { day: string }[] }>(200, 'GET', `${sale.at}/dues`, undefined, {
      as: sale.finance,
    });
    // Half past midnight in Hangzhou.
    expect(items.map(({ day }) => day)).toContain('2026-09-08');
  });
});

describe('nothing is paid by a notice', () => {
  test.each([
    ['that somebody else signed', {}, { secret: 'somebody else made up this key themselves' }],
    ['whose signature is missing', {}, { headers: { 'sandbox-signature': '' } }],
    ['signed more than five minutes ago', {}, { time: Date.now() - 301_000 }],
    ['from the future', {}, { time: Date.now() + 600_000 }],
  ])('%s', async (_, said, sent) => {
    expect(await told(said, sent)).toEqual([401, 'notice-not-genuine']);
    expect(await isPaid()).toBe(false);
  });

  test.each([
    ['of another amount', { amount: 33_599 }],
    ['of another currency', { currency: 'USD' }],
    ['to another account', { account: '1900000000' }],
    ['of a part of a fen', { amount: 33_600.5 }],
    ['of no transaction', { transactionId: '' }],
  ])('%s', async (_, said) => {
    expect(await told(said)).toEqual([422, 'notice-does-not-fit']);
    expect(await isPaid()).toBe(false);
    expect(await booked()).toEqual([]);
  });

  test('of an order that does not exist, or of another organisation', async () => {
    const unknown = { ...order, orderId: 'ord_00000000000000000000000000' as typeof order.orderId };
    expect((await notify(noticeFor(unknown))).body['code']).toBe('notice-does-not-fit');
    expect(await told({ o: 'xihu' as typeof sale.o })).toEqual([422, 'notice-does-not-fit']);
    expect(await isPaid()).toBe(false);
  });

  test('that a page of another site sends', async () => {
    const headers = { origin: 'https://elsewhere.test', 'sec-fetch-site': 'cross-site' };
    expect(await told({}, { headers })).toEqual([403, 'wrong-origin']);
    expect(await isPaid()).toBe(false);
  });

  test('that is too large', async () => {
    expect((await told({}, { body: 'x'.repeat(70_000) }))[0]).toBe(413);
  });
});
