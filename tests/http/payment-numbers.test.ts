import { beforeAll, expect, test } from 'vitest';
import { enter } from '../../functions/books/ledger/entry.table';
import { table } from '../../functions/platform/table/table';
import { getOrder, putPaid } from '../../functions/selling/orders/order.table';
import { holdersOf } from '../../functions/selling/orders/payment-number.table';
import { saleEntry } from '../../functions/selling/orders/sale';
import { OrderId } from '../../functions/shared/ids';
import { ask } from '../support/ask';
import { daysAgo, fishSeason, newTransactionId, notice, type FishSeason } from '../support/fish-season';
import { nightly } from '../support/nightly';
import { settle } from '../support/settle';
import { desk, paymentLine, wechat } from '../support/statement-files';

let season: FishSeason;
let at: ReturnType<typeof desk>;
beforeAll(async () => {
  season = await fishSeason('numbers');
  at = desk(season);
});

const orderOf = async (id: string) => {
  const order = await getOrder(season.o, OrderId.parse(id));
  if (!order) throw new Error(`no order ${id}`);
  return order;
};
const entriesOf = async (orderId: string): Promise<unknown[]> => {
  await settle();
  const path = `${season.at}/funds/${season.fundId}/entries?limit=50`;
  const { body } = await ask<{ items: { orderId: string }[] }>('GET', path, undefined, {
    as: season.finance,
  });
  return body.items.filter((entry) => entry.orderId === orderId);
};

test('two notices with one number at once: one order is paid and entered, the other stays unpaid', async () => {
  const orders = await Promise.all(Array.from({ length: 6 }, () => season.order(1)));
  const paid = { transactionId: newTransactionId(), amount: 16_800, paidAt: daysAgo(2) };
  const answers = await Promise.all(orders.map((orderId) => notice(season.o, { ...paid, orderId })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body['code']))).toEqual(
    new Set(['payment-of-another-order']),
  );
  const standing = await Promise.all(orders.map(orderOf));
  const winners = standing.filter(({ status }) => status === 'paid');
  expect(winners).toHaveLength(1);
  for (const { orderId, status } of standing)
    expect(await entriesOf(orderId)).toHaveLength(status === 'paid' ? 1 : 0);
  // For ever, and on any other day.
  const [loser] = standing.filter(({ status }) => status === 'placed');
  const later = { ...paid, orderId: loser?.orderId ?? '', paidAt: daysAgo(1) };
  expect((await notice(season.o, later)).status).toBe(409);
  const winner = winners[0]?.orderId ?? '';
  expect((await notice(season.o, { ...paid, orderId: winner })).status).toBe(200);
});

test('a bill cannot pay a second order with a number that paid one, and says whose it is', async () => {
  const fish = await season.sell(1, daysAgo(4));
  const second = await season.order(1);
  await settle();
  const { body } = await at.bring(wechat([paymentLine({ ...fish, orderId: second })]));
  const [found] = (await at.differences()).filter(({ found: { orderId } }) => orderId === second);
  expect(found).toMatchObject({
    found: { reason: 'number-of-another-order', holderId: fish.orderId, booksAmount: 16_800 },
    may: ['set-aside'],
  });
  expect(body.counts).toMatchObject({ differing: 1, matched: 0 });
  expect((await at.resolve(found?.differenceId ?? '', { how: 'record-payment', note: '补记' })).status).toBe(
    422,
  );
  expect((await orderOf(second)).status).toBe('placed');
});

test('a lost notice that comes for another order meanwhile leaves nothing to record', async () => {
  const [first, second] = [await season.order(1), await season.order(1)];
  const lost = { transactionId: newTransactionId(), amount: 16_800, paidAt: daysAgo(4, 5) };
  await at.bring(wechat([paymentLine({ ...lost, orderId: first })]));
  const [found] = (await at.differences()).filter(({ found: { orderId } }) => orderId === first);
  expect(found?.found.reason).toBe('payment-not-recorded');
  expect((await notice(season.o, { ...lost, orderId: second })).status).toBe(200);
  const { status, body } = await at.resolve(found?.differenceId ?? '', { how: 'record-payment', note: '补' });
  expect([status, (body as unknown as { code: string }).code]).toEqual([409, 'payment-of-another-order']);
  expect((await orderOf(first)).status).toBe('placed');
});

test('a notice of no order of ours keeps no number', async () => {
  const paid = { transactionId: newTransactionId(), amount: 16_800, paidAt: daysAgo(2) };
  const nobodys = `ord_${'0'.repeat(26)}`;
  expect((await notice(season.o, { ...paid, orderId: nobodys })).status).toBe(422);
  const orderId = await season.order(1);
  expect((await notice(season.o, { ...paid, orderId })).status).toBe(200);
});

test('the night finds one payment that stands for two orders, and an order that is paid without an entry', async () => {
  const o = await fishSeason('nights');
  const own = desk(o);
  const fish = await o.sell(1, daysAgo(3));
  await settle();
  await own.bring(wechat([paymentLine(fish)]));
  expect((await nightly(new Date())).found.filter(({ organisationId }) => organisationId === o.o)).toEqual(
    [],
  );
  // As an earlier release could: a second order by the same number, at another time, and entered.
  const second = await getOrder(o.o, OrderId.parse(await o.order(1)));
  if (!second) throw new Error('no order');
  await putPaid(second, {
    provider: 'sandbox',
    transactionId: fish.transactionId,
    paidAt: daysAgo(3, 4),
  });
  await settle();
  expect((await nightly(new Date())).codes).toContain('payment-pays-two');
  // And a third at the very same time: the entry that stands is not its own.
  const third = await getOrder(o.o, OrderId.parse(await o.order(1)));
  if (!third) throw new Error('no order');
  await putPaid(third, { provider: 'sandbox', transactionId: fish.transactionId, paidAt: fish.paidAt });
  await settle();
  const named = wechat([paymentLine({ ...fish, orderId: third.orderId, transactionId: newTransactionId() })]);
  await own.bring(named);
  const { found } = await nightly(new Date());
  expect(found).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        finding: 'payment-not-entered',
        which: third.orderId,
        repaired: false,
      }) as unknown,
    ]),
  );
});

test('what an earlier release entered gets its mark at night, and no other order is paid by it then', async () => {
  const o = await fishSeason('earlier');
  const order = await getOrder(o.o, OrderId.parse(await o.order(1)));
  if (!order) throw new Error('no order');
  const payment = { provider: 'sandbox', transactionId: newTransactionId(), paidAt: daysAgo(3) };
  await putPaid(order, payment);
  await settle();
  const paid = await getOrder(o.o, order.orderId);
  if (paid?.status !== 'paid') throw new Error('not paid');
  expect(await table.transact([enter(o.o, saleEntry(paid, 1))])).toBe('already');
  await desk(o).bring(
    wechat([
      paymentLine({
        orderId: order.orderId,
        amount: 16_800,
        ...payment,
        transactionId: payment.transactionId,
      }),
    ]),
  );
  expect(await holdersOf(o.o, [payment.transactionId])).toEqual([undefined]);
  await nightly(new Date());
  expect(await holdersOf(o.o, [payment.transactionId])).toEqual([order.orderId]);
  const second = await o.order(1);
  expect((await notice(o.o, { orderId: second, amount: 16_800, ...payment })).status).toBe(409);
});
