import { randomUUID } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';
import { fc, test as property } from '@fast-check/vitest';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { accrued } from '../../functions/books/dues/due';
import { listDues, payOver } from '../../functions/books/dues/due.table';
import { listSales } from '../../functions/books/dues/sales.table';
import { balances, dueFromMerchant, ofFund } from '../../functions/books/ledger/entry';
import { listEntries } from '../../functions/books/ledger/entry.table';
import { putNewOffer } from '../../functions/selling/offers/offer.table';
import { donationOf, type PlacedOrder } from '../../functions/selling/orders/order';
import { putNewOrder, putPaid } from '../../functions/selling/orders/order.table';
import { keyHashOf } from '../../functions/selling/orders/view-key';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import {
  FundId,
  MerchantId,
  OfferId,
  OrderId,
  OrganisationId,
  RemittanceId,
} from '../../functions/shared/ids';
import { collectChanges, handOver } from '../support/changes';
import { howMany } from '../support/long';
import { mail } from '../support/mail';
import { makeOffer, makeOrder } from '../support/make-fish';
import { openDuesOf } from '../support/open-dues';

const o = OrganisationId.parse('chunan');
const LIMIT = { limit: 1_000 };
let changes: Awaited<ReturnType<typeof collectChanges>>;
const offerId = OfferId.parse(newId('ofr'));
beforeAll(async () => {
  changes = await collectChanges();
  await putNewOffer(o, { ...makeOffer(), offerId }, { at: '2026-09-01T00:00:00.000Z', asked: 'x' }, []);
});
beforeEach(async () => {
  await changes.take();
  mail.length = 0;
});
afterAll(() => changes.stop());

/** An order by day and quantity; whose buyer left an address or not. */
type Sold = { quantity: number; day: number; hasAddress: boolean };
const anySold = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }),
  day: fc.integer({ min: 7, max: 9 }),
  hasAddress: fc.boolean(),
});

const pay = async (sold: Sold, whose: { fundId: FundId; merchantId: MerchantId }): Promise<PlacedOrder> => {
  const orderId = OrderId.parse(newId('ord'));
  const order: PlacedOrder = {
    ...makeOrder(1, sold.quantity),
    ...whose,
    offerId,
    orderId,
    keyHash: keyHashOf('a-key'),
    ...(sold.hasAddress && { email: `${orderId}@buyers.test` }),
  };
  await putNewOrder(order, 'asked');
  await putPaid(order, {
    provider: 'sandbox',
    transactionId: randomUUID(),
    paidAt: `2026-09-0${sold.day}T01:00:00.000Z`,
  });
  return order;
};

/** How changes arrive: in any order, some again, in batches that may run side by side. */
type Delivery = { shuffle: number[]; again: number[]; size: number; sideBySide: boolean };
const anyDelivery = fc.record({
  shuffle: fc.array(fc.nat(1_000), { minLength: 40, maxLength: 40 }),
  again: fc.array(fc.nat(1_000), { maxLength: 8 }),
  size: fc.integer({ min: 1, max: 7 }),
  sideBySide: fc.boolean(),
});

const arranged = (
  records: readonly DynamoDBRecord[],
  { shuffle, again, size }: Delivery,
): DynamoDBRecord[][] => {
  const repeated = [...records, ...again.flatMap((at) => records[at % Math.max(1, records.length)] ?? [])];
  const order = repeated
    .map((record, at) => ({ record, place: shuffle[at % shuffle.length] ?? 0 }))
    .sort((a, b) => a.place - b.place)
    .map(({ record }) => record);
  return Array.from({ length: Math.ceil(order.length / size) }, (_, at) =>
    order.slice(at * size, (at + 1) * size),
  );
};

/** Hands over all changes, and what changes by it, until nothing more does. */
const settle = async (delivery: Delivery): Promise<void> => {
  for (let records = await changes.take(); records.length > 0; records = await changes.take()) {
    const batches = arranged(records, delivery);
    if (delivery.sideBySide) await Promise.all(batches.map(handOver));
    else for (const batch of batches) await handOver(batch);
  }
};

const booksOf = async (whose: { fundId: FundId; merchantId: MerchantId }) => {
  const [entries, open, paidOver, sales] = [
    (await listEntries(o, whose.fundId, LIMIT)).items,
    (await listDues(o, { status: 'open', merchantId: whose.merchantId, ...LIMIT })).items,
    (await listDues(o, { status: 'paid-over', merchantId: whose.merchantId, ...LIMIT })).items,
    await listSales(o, whose.fundId),
  ];
  const dues = [...open, ...paidOver];
  return {
    entries: entries.length,
    orders: new Set(entries.map((entry) => entry.because === 'sale' && entry.orderId)).size,
    owed: balances(entries).get(dueFromMerchant(whose.merchantId)) ?? 0,
    inFund: balances(entries).get(ofFund(whose.fundId)) ?? 0,
    dues: dues.reduce((all, due) => all + due.amount, 0),
    items: dues.reduce((all, due) => all + due.count, 0),
    days: new Set(dues.map((due) => due.day)).size,
    pages: dues.length,
    rolledUp: accrued(sales),
  };
};

const newOwners = () => ({ fundId: FundId.parse(newId('fnd')), merchantId: MerchantId.parse(newId('mer')) });
const HISTORIES = { numRuns: howMany({ inFull: 12, small: 6 }) };

property.prop([fc.array(anySold, { minLength: 1, maxLength: 12 }), anyDelivery], HISTORIES)(
  'however changes are shuffled, repeated and split: each payment is in the books, the dues and the totals once',
  async (sold, delivery) => {
    const whose = newOwners();
    mail.length = 0;
    const orders = [];
    for (const one of sold) orders.push(await pay(one, whose));
    await settle(delivery);
    const [gift, items] = [
      orders.reduce((all, order) => all + donationOf(order), 0),
      orders.reduce((all, order) => all + order.quantity, 0),
    ];
    const days = new Set(sold.map(({ day }) => day)).size;
    expect(await booksOf(whose)).toEqual({
      entries: orders.length,
      orders: orders.length,
      owed: gift,
      inFund: -gift,
      dues: gift,
      items,
      days,
      pages: days,
      rolledUp: { count: items, amount: gift, lastOn: `2026-09-0${Math.max(...sold.map(({ day }) => day))}` },
    });
    const addressed = orders.flatMap((order) => order.email ?? []).sort();
    if (!delivery.sideBySide) expect(mail.map(({ to }) => to).sort()).toEqual(addressed);
    expect([...new Set(mail.map(({ to }) => to))].sort()).toEqual(addressed);
  },
);

property.prop(
  [
    fc.array(anySold, { minLength: 1, maxLength: 5 }),
    fc.array(anySold, { minLength: 1, maxLength: 5 }),
    anyDelivery,
  ],
  HISTORIES,
)(
  'payments that come to light after their day was paid over open its next page; nothing is lost or counted twice',
  async (before, after, delivery) => {
    const whose = newOwners();
    const early = [];
    for (const one of before) early.push(await pay(one, whose));
    const firstChanges = await changes.take();
    for (const batch of arranged(firstChanges, delivery)) await handOver(batch);
    const remittance = { remittanceId: RemittanceId.parse(newId('rem')), on: '2026-10-10' };
    await table.transact(payOver(o, await openDuesOf(o, whose.merchantId), remittance));
    const late = [];
    for (const one of after) late.push(await pay(one, whose));
    // What was handed over before comes again, among the rest.
    for (const batch of arranged(firstChanges, delivery)) await handOver(batch);
    await settle(delivery);
    const gift = (orders: readonly PlacedOrder[]) =>
      orders.reduce((all, order) => all + donationOf(order), 0);
    const books = await booksOf(whose);
    const [open, paidOver] = [
      await listDues(o, { status: 'open', merchantId: whose.merchantId, ...LIMIT }),
      await listDues(o, { status: 'paid-over', merchantId: whose.merchantId, ...LIMIT }),
    ];
    expect(paidOver.items.reduce((all, due) => all + due.amount, 0)).toBe(gift(early));
    expect(open.items.reduce((all, due) => all + due.amount, 0)).toBe(gift(late));
    const both = new Set(before.map(({ day }) => `2026-09-0${day}`));
    for (const due of open.items) expect(due.page).toBe(both.has(due.day) ? 2 : 1);
    expect(books).toMatchObject({
      entries: early.length + late.length,
      owed: gift([...early, ...late]),
      rolledUp: { amount: gift([...early, ...late]) },
    });
  },
);
