import { beforeAll, describe, expect, test } from 'vitest';
import type { OrdersFound } from '../../functions/selling/orders/find-orders.action';
import { ask, asked } from '../support/ask';
import { dayIn, fishSale, noticeFor, notify, orderFish, sellFish, type FishSale } from '../support/fish-sale';
import { settle } from '../support/settle';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
});

const found = (query: Record<string, string | number>, as = sale.finance) =>
  asked<OrdersFound>(
    200,
    'GET',
    `${sale.at}/orders?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}`,
    undefined,
    { as },
  );
const idsOf = ({ items }: OrdersFound) => items.map(({ orderId }) => orderId);

/** An order that was paid at a time, or of whom. */
const sold = async (
  quantity: number,
  { email, ...told }: { email?: string; paidAt?: string; transactionId?: string } = {},
) => {
  const { order } = await orderFish(sale, quantity, email === undefined ? {} : { email });
  expect((await notify(noticeFor(order, told))).status).toBe(200);
  await settle();
  return order;
};

describe('orders at the desk', () => {
  test('an order that is not paid is found by its number, however it is written, with who ordered it', async () => {
    const { order } = await orderFish(sale, 2, { email: 'waits@example.test' });
    const wanted = {
      orderId: order.orderId,
      state: 'placed',
      name: { zh: '千岛湖有机鱼' },
      merchantName: { zh: '千岛湖鲜鱼行' },
      quantity: 2,
      total: 33_600,
      donation: 8_400,
      refunded: 0,
      email: 'waits@example.test',
    };
    for (const q of [
      order.orderId,
      order.orderId.toUpperCase(),
      order.orderId.slice(4),
      ` ${order.orderId}\t`,
    ]) {
      const { items } = await found({ q });
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject(wanted);
    }
  });

  test('a paid one is found by the provider’s number, by its buyer, its amount and its day', async () => {
    const paidAt = `${dayIn(-3)}T04:00:00.000Z`;
    const order = await sold(3, {
      email: 'Fish.Lover@Example.test',
      transactionId: 'tx-4200-fish-lover',
      paidAt,
    });
    for (const q of [
      'tx-4200-fish-lover',
      'pay-sandbox-tx-4200-fish-lover',
      'fish.lover@example.test',
      'ＦＩＳＨ.lover@example.test',
      '504',
      '¥504.00',
      dayIn(-3),
      `${dayIn(-4)} 至 ${dayIn(-2)}`,
      `504 ${dayIn(-3)} fish.lover@example.test`,
    ])
      expect(idsOf(await found({ q })), q).toEqual([order.orderId]);
    for (const q of ['tx-4200-nobody', 'fish@example.test', '505', dayIn(-2), `505 ${dayIn(-3)}`])
      expect(idsOf(await found({ q })), q).toEqual([]);
    expect(idsOf(await found({ from: dayIn(-3), to: dayIn(-3) }))).toEqual([order.orderId]);
  });

  test('a day is one of Shanghai', async () => {
    const late = await sold(1, { paidAt: `${dayIn(-10)}T15:59:59.000Z` });
    const early = await sold(1, { paidAt: `${dayIn(-10)}T16:00:00.000Z` });
    expect(idsOf(await found({ q: dayIn(-10) }))).toEqual([late.orderId]);
    expect(idsOf(await found({ q: dayIn(-9) }))).toEqual([early.orderId]);
  });

  test('the last paid comes first, page by page, each once', async () => {
    for (let made = 0; made < 5; made += 1) await sellFish(sale, 1);
    await settle();
    const all = idsOf(await found({ limit: 50 }));
    expect(all.length).toBeGreaterThan(5);
    const times = (await found({ limit: 50 })).items.map(({ paidAt }) => paidAt ?? '');
    expect(times).toEqual(times.toSorted().reverse());
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await found({ limit: 2, ...(cursor !== undefined && { cursor }) });
      pages.push(...idsOf(page));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(pages).toEqual(all);
  });

  test('by what of it went back', async () => {
    expect(idsOf(await found({ state: 'paid', limit: 50 }))).toEqual(idsOf(await found({ limit: 50 })));
    expect(idsOf(await found({ state: 'refunded' }))).toEqual([]);
  });

  test('only those of the campaign that is asked for', async () => {
    const { campaignId } = sale.campaign;
    expect(idsOf(await found({ campaignId, limit: 50 }))).toEqual(idsOf(await found({ limit: 50 })));
    expect(idsOf(await found({ campaignId: `cmp_${'0'.repeat(26)}` }))).toEqual([]);
  });

  test('what was not understood is told, and nothing is shown in its place', async () => {
    expect(await found({ q: '方老板 84' })).toEqual({ items: [], notUnderstood: '方老板' });
  });

  test.each([
    'x',
    'WyJ4Il0',
    'e30',
    Buffer.from('["2026-11-28T00:00:00.000Z","\\ud800abc"]').toString('base64url'),
  ])('a made-up cursor is refused: %s', async (cursor) => {
    expect(
      await asked(400, 'GET', `${sale.at}/orders?cursor=${cursor}`, undefined, { as: sale.finance }),
    ).toMatchObject({
      code: 'cursor-not-understood',
    });
  });

  test('is for those who keep the books: nobody else learns who bought', async () => {
    await found({}, sale.auditor);
    await found({}, sale.admin);
    for (const as of [sale.organiser, sale.seller])
      expect((await ask('GET', `${sale.at}/orders`, undefined, { as })).status).toBe(403);
    expect((await ask('GET', `${sale.at}/orders`)).status).toBe(401);
    const elsewhere = await fishSale('xihu');
    expect((await ask('GET', `${sale.at}/orders`, undefined, { as: elsewhere.finance })).status).toBe(404);
    expect(await asked(200, 'GET', `${elsewhere.at}/orders`, undefined, { as: elsewhere.finance })).toEqual({
      items: [],
    });
  });
});
