import { describe, expect, test } from 'vitest';
import { MOST_REFUNDS, type PaidOrder } from '../../functions/selling/orders/order';
import { refundOf } from '../../functions/selling/orders/refund-of';
import {
  getOrder,
  getOrderAsked,
  keyThatOpens,
  putNewOrder,
  putPaid,
  putPaidWhole,
  putRefund,
} from '../../functions/selling/orders/order.table';
import { keyHashOf, opens, viewKeyOf } from '../../functions/selling/orders/view-key';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import { OrderId, OrganisationId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { ordersById } from '../../functions/reconciling/differences/books-of-days.table';
import { makeOrder, makePaid } from '../support/make-fish';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');
const elsewhere = OrganisationId.parse('xihu');
const newOrder = (quantity = 3) => ({ ...makeOrder(1, quantity), orderId: OrderId.parse(newId('ord')) });
const ordered = async (quantity = 3) => {
  const order = newOrder(quantity);
  await putNewOrder(order, 'a');
  return order;
};
const paid = async (): Promise<PaidOrder> => {
  const order = await ordered();
  const { payment } = makePaid(1);
  await putPaid(order, payment);
  return { ...order, status: 'paid', payment, refunds: [] };
};

describe('an order', () => {
  test('is found by the request that made it, also when it is paid; another request’s is refused', async () => {
    const order = await ordered();
    expect(await getOrderAsked(o, order.orderId, 'a')).toEqual(order);
    expect(await refusalOfAsync(() => getOrderAsked(o, order.orderId, 'b'))).toBe('request-key-reused');
    expect(await getOrderAsked(elsewhere, order.orderId, 'a')).toBeUndefined();
    await putPaid(order, makePaid(1).payment);
    expect(await getOrderAsked(o, order.orderId, 'a')).toMatchObject({ status: 'paid' });
  });

  test('is paid without being read, where what came is its price; else told as it stands', async () => {
    const [order, { payment }] = [await ordered(2), makePaid(1)];
    const price = fen(33_600);
    expect(await putPaidWhole(order, payment, fen(33_599))).toEqual({ standing: order });
    const nobodys = { ...order, orderId: OrderId.parse(newId('ord')) };
    expect(await putPaidWhole(nobodys, payment, price)).toEqual({ standing: undefined });
    expect(await getOrder(o, nobodys.orderId)).toBeUndefined();
    expect(await putPaidWhole(order, payment, price)).toBeUndefined();
    const paidOrder = { ...order, status: 'paid', payment, refunds: [] };
    expect(await putPaidWhole(order, { ...payment, transactionId: 'another' }, price)).toEqual({
      standing: paidOrder,
    });
    expect(await getOrder(o, order.orderId)).toEqual(paidOrder);
  });

  test('is found with as many others as a bill names, each once', async () => {
    const orders = [];
    for (let made = 0; made < 103; made += 1) orders.push(newOrder());
    await Promise.all(orders.map((order) => putNewOrder(order, 'a')));
    const ids = orders.map(({ orderId }) => orderId);
    const found = await ordersById(o, [...ids, ...ids.slice(0, 3), OrderId.parse(newId('ord'))]);
    expect([...found.keys()].sort()).toEqual([...ids].sort());
    expect(found.get(ids[0] ?? '')).toEqual(orders[0]);
    expect((await ordersById(elsewhere, ids.slice(0, 2))).size).toBe(0);
    expect((await ordersById(o, [])).size).toBe(0);
  });
});

describe('the key that opens an order', () => {
  const made = async (secret: string) => {
    const order = newOrder();
    const kept = { ...order, keyHash: keyHashOf(viewKeyOf(order.orderId, secret)) };
    await putNewOrder(kept, 'a');
    return kept;
  };
  const standing = async ({ orderId }: { orderId: OrderId }) => {
    const order = await getOrder(o, orderId);
    if (!order) throw new Error('placed above');
    return order;
  };

  test('follows from the secret, and nothing is written while it opens it', async () => {
    const order = await made('a secret');
    expect(await keyThatOpens(order, 'a secret')).toBe(viewKeyOf(order.orderId, 'a secret'));
    expect(await standing(order)).toEqual(order);
  });

  test('of a turned secret opens it too, is kept once, and what was sent before goes on opening', async () => {
    const order = await made('a secret');
    const turned = await Promise.all([1, 2, 3].map(() => keyThatOpens(order, 'turned')));
    expect(new Set(turned).size).toBe(1);
    expect(await keyThatOpens(await standing(order), 'turned')).toBe(turned[0]);
    const stands = await standing(order);
    expect(stands.laterKeyHashes).toEqual([keyHashOf(turned[0] ?? '')]);
    expect(opens(stands, turned[0]) && opens(stands, viewKeyOf(order.orderId, 'a secret'))).toBe(true);
    expect(opens(stands, viewKeyOf(newOrder().orderId, 'turned'))).toBe(false);
    await keyThatOpens(stands, 'once more');
    expect((await standing(order)).laterKeyHashes).toHaveLength(2);
  });

  test('makes no order where there is none, nor in another organisation', async () => {
    const order = await made('a secret');
    await keyThatOpens({ ...order, organisationId: elsewhere }, 'turned');
    expect(await getOrder(elsewhere, order.orderId)).toBeUndefined();
    expect(await standing(order)).toEqual(order);
  });
});

describe('a refund on an order', () => {
  const one = (refundId: string) => ({ refundId, amount: fen(16_800), at: '2026-09-09T01:00:00.000Z' });
  const note = (order: PaidOrder, refundId: string) =>
    table.transact([putRefund(order, refundOf(order, one(refundId)).refund)]);
  const standing = async ({ orderId }: PaidOrder): Promise<PaidOrder> => {
    const order = await getOrder(o, orderId);
    if (order?.status !== 'paid') throw new Error('paid above');
    return order;
  };

  test('is noted as the order was read: the same again changes nothing, another in between means: read again', async () => {
    const order = await paid();
    expect(await note(order, 'first')).toBe('done');
    expect(await note(order, 'first')).toBe('already');
    expect(await refusalOfAsync(() => note(order, 'second'))).toBe('stale');
    const once = await standing(order);
    expect(await note(once, 'second')).toBe('done');
    expect(await refusalOfAsync(() => note(once, 'third'))).toBe('stale');
    expect((await standing(order)).refunds.map(({ refundId }) => refundId)).toEqual(['first', 'second']);
  });

  test('of two at once one is noted; an order that is not paid takes none', async () => {
    const order = await paid();
    const told = await Promise.all(['a', 'b'].map((id) => refusalOfAsync(() => note(order, id))));
    expect(told.filter((code) => code === 'stale')).toHaveLength(1);
    const placed: PaidOrder = { ...(await ordered()), status: 'paid', payment: order.payment, refunds: [] };
    expect(await refusalOfAsync(() => note(placed, 'a'))).toBe('stale');
    expect(await getOrder(o, placed.orderId)).toMatchObject({ status: 'placed' });
  });

  test('of so many on one order the last still fits', async () => {
    const order = await paid();
    const many = { ...order, quantity: MOST_REFUNDS + 1 };
    for (let made = 0; made < MOST_REFUNDS; made += 1) {
      const { refunds } = await standing(order);
      await note({ ...many, refunds }, `refund-${made}`);
    }
    expect((await standing(order)).refunds).toHaveLength(MOST_REFUNDS);
  });
});
