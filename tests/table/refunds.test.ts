import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { OrderPage } from '../../functions/selling/orders/find-order.action';
import type { OrderSummary } from '../../functions/selling/orders/order-page';
import { listEntries } from '../../functions/books/ledger/entry.table';
import { balances, dueFromMerchant, ofFund } from '../../functions/books/ledger/entry';
import { getOrder, takeRefundBack } from '../../functions/selling/orders/order.table';
import { refundUndoneWrites, refundWrites } from '../../functions/selling/payments/refund.table';
import { table } from '../../functions/platform/table/table';
import { fen } from '../../functions/shared/money';
import { asked } from '../support/ask';
import { dayIn, fishSale, orderFish, sellFish, type FishSale } from '../support/fish-sale';
import { refusalOfAsync } from '../support/refusal';
import { remit } from '../support/remit';
import { settle } from '../support/settle';

let sale: FishSale;
let number = 0;
beforeAll(async () => {
  sale = await fishSale('chunan');
});
beforeEach(async () => {
  number += 1;
});

const writesFor = async (
  order: OrderSummary,
  items: number,
  refundId = `re-${number}`,
  at = new Date().toISOString(),
) => {
  const standing = await getOrder(sale.o, order.orderId);
  if (!standing) throw new Error('placed above');
  return refundWrites(standing, { refundId, amount: fen(items * 16_800), at });
};
const refund = async (...args: Parameters<typeof writesFor>) => table.transact(await writesFor(...args));
const dues = async (status: 'open' | 'paid-over') =>
  (
    await asked<{ items: { day: string; amount: number; count: number }[] }>(
      200,
      'GET',
      `${sale.at}/dues?status=${status}`,
      undefined,
      {
        as: sale.seller,
      },
    )
  ).items.map(({ day, amount, count }) => [day, amount, count]);
const entries = async () => (await listEntries(sale.o, sale.fundId, { limit: 50 })).items;

test('before it is paid over, a refund nets the due on which its sale was counted', async () => {
  const yesterday = `${dayIn(-1)}T03:00:00.000Z`;
  const { order } = await sellFish(sale, 3, { paidAt: yesterday });
  await settle();
  await refund(order, 2);
  await settle();
  expect(await dues('open')).toEqual([[dayIn(-1), 4_200, 1]]);
  expect((await entries()).map(({ because }) => because)).toEqual(['refund', 'sale']);
  const page = await asked<OrderPage>(200, 'GET', `${sale.at}/orders/${order.orderId}`, undefined, {
    as: sale.finance,
  });
  expect(page.way).toMatchObject({
    standing: 'due',
    due: { amount: 4_200 },
    refunded: { amount: 33_600, items: 2 },
  });
  const campaign = await asked<{ river: unknown }>(
    200,
    'GET',
    `${sale.at}/campaigns/${sale.campaign.campaignId}`,
  );
  expect(campaign.river).toMatchObject({ sold: { count: 1 }, due: { amount: 4_200 } });
});

test('after it, it carries to the due of the refund’s day, which may go below nothing; the books agree', async () => {
  const { order } = await sellFish(sale, 3, { paidAt: `${dayIn(-1)}T04:00:00.000Z` });
  await settle();
  await remit(sale);
  expect(await dues('open')).toEqual([]);
  await refund(order, 1);
  await settle();
  expect(await dues('open')).toEqual([[dayIn(0), -4_200, -1]]);
  await sellFish(sale, 2);
  await settle();
  expect(await dues('open')).toEqual([[dayIn(0), 4_200, 1]]);
  const left = balances(await entries());
  expect(left.get(dueFromMerchant(sale.merchant.merchantId))).toBe(4_200);
  await remit(sale);
  const settled = balances(await entries());
  expect(settled.get(dueFromMerchant(sale.merchant.merchantId))).toBe(0);
  expect(Number(settled.get('bank')) + Number(settled.get(ofFund(sale.fundId)))).toBe(0);
});

test('the same refund again changes nothing, also where it was being written at the same time', async () => {
  const { order } = await sellFish(sale, 2);
  await settle();
  const before = (await entries()).length;
  const [one, two] = await Promise.all([writesFor(order, 1), writesFor(order, 1)]);
  expect(await table.transact(one)).toBe('done');
  expect(await refusalOfAsync(() => refund(order, 1))).toBe('resolution-not-possible');
  expect(await table.transact(two)).toBe('already');
  await settle();
  expect((await entries()).length).toBe(before + 1);
});

test('two different refunds at once: the second is told to read again, and then fits or does not', async () => {
  const { order } = await sellFish(sale, 2);
  await settle();
  const [one, two] = await Promise.all([writesFor(order, 1, 're-a'), writesFor(order, 2, 're-b')]);
  await table.transact(one);
  expect(await refusalOfAsync(() => table.transact(two))).toBe('stale');
  expect(await refusalOfAsync(() => refund(order, 2, 're-b'))).toBe('resolution-not-possible');
  expect(await refund(order, 1, 're-c')).toBe('done');
});

test('of an order that is not paid nothing is refunded', async () => {
  const { order } = await orderFish(sale, 1);
  expect(await refusalOfAsync(() => refund(order, 1))).toBe('resolution-not-possible');
});

const undoing = async (order: OrderSummary, refundId: string) => {
  const standing = await getOrder(sale.o, order.orderId);
  if (standing?.status !== 'paid') throw new Error('paid above');
  return refundUndoneWrites(standing, { refundId, at: new Date().toISOString() });
};

test('a refund is undone once: of two at once the second reads again and finds nothing to undo', async () => {
  const { order } = await sellFish(sale, 2);
  await settle();
  const before = await dues('open');
  await refund(order, 1, 're-undone');
  const [one, two] = await Promise.all([undoing(order, 're-undone'), undoing(order, 're-undone')]);
  expect(await table.transact(one)).toBe('done');
  expect(await refusalOfAsync(() => table.transact(two))).toBe('stale');
  expect(await undoing(order, 're-undone')).toEqual([]);
  await settle();
  expect(await dues('open')).toEqual(before);
  const [newest] = await entries();
  expect(newest).toMatchObject({ because: 'refund-undone', orderId: order.orderId });
});

test('a refund that comes while another is undone reads again: neither is lost', async () => {
  const { order } = await sellFish(sale, 3);
  await settle();
  await refund(order, 1, 're-first');
  const [undo, second] = await Promise.all([undoing(order, 're-first'), writesFor(order, 1, 're-second')]);
  await table.transact(undo);
  expect(await refusalOfAsync(() => table.transact(second))).toBe('stale');
  expect(await refund(order, 1, 're-second')).toBe('done');
  expect(await getOrder(sale.o, order.orderId)).toMatchObject({
    refunds: [{ refundId: 're-second' }],
    undoneRefunds: [{ refundId: 're-first' }],
  });
});

test('the order itself lets a refund be taken back once', async () => {
  const { order } = await sellFish(sale, 1);
  await settle();
  await refund(order, 1, 're-once');
  const standing = await getOrder(sale.o, order.orderId);
  if (standing?.status !== 'paid' || !standing.refunds[0]) throw new Error('refunded above');
  const write = takeRefundBack(standing, standing.refunds[0]);
  expect(await table.transact([write])).toBe('done');
  expect(await refusalOfAsync(() => table.transact([write]))).toBe('stale');
});
