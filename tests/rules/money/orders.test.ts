import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { assertOnSale, draftOffer, NewOffer } from '../../../functions/selling/offers/offer';
import {
  donationOf,
  itemsKept,
  NewOrder,
  refundedOf,
  totalOf,
  type PaidOrder,
} from '../../../functions/selling/orders/order';
import { refundOf } from '../../../functions/selling/orders/refund-of';
import { keyHashOf, opens, viewKeyOf } from '../../../functions/selling/orders/view-key';
import { thanksFor } from '../../../functions/selling/orders/thanks';
import { fen } from '../../../functions/shared/money';
import { ids, makeOffer, makeOrder, makePaid, makeSigned } from '../../support/make-fish';
import { refusalOf } from '../../support/refusal';

const newOffer = (changed: Record<string, unknown> = {}) =>
  NewOffer.parse({
    campaignId: ids.campaignId,
    agreementId: ids.agreementId,
    name: { zh: '鱼' },
    price: 16_800,
    unit: { zh: '条' },
    ...changed,
  });

test('an offer takes its gift from its agreement, of the same campaign, and never more than its price', () => {
  const draft = (changed: Record<string, unknown>) =>
    draftOffer(newOffer(changed), ids.offerId, makeSigned({ maximum: 500_000 }));
  expect(draft({})).toMatchObject({
    perItem: 4_200,
    status: 'draft',
    sellsFrom: '2026-09-01',
    maximum: 500_000,
  });
  expect(draft({ price: 4_200 }).price).toBe(4_200);
  expect(refusalOf(() => draft({ price: 4_199 }))).toBe('donation-exceeds-price');
  expect(refusalOf(() => draft({ campaignId: ids.otherCampaignId }))).toBe('agreement-does-not-cover');
});

test('it sells while it is open, on the days of its agreement', () => {
  const on = (day: string, status: 'open' | 'draft' = 'open') =>
    refusalOf(() => assertOnSale({ ...makeOffer(), status }, day));
  expect([on('2026-09-01'), on('2026-09-30')]).toEqual([undefined, undefined]);
  expect([on('2026-08-31'), on('2026-10-01'), on('2026-09-08', 'draft')]).toEqual(
    Array(3).fill('offer-not-open'),
  );
});

test('an order promises what it was placed with', () => {
  const order = makeOrder(1, 2);
  expect([totalOf(order), donationOf(order)]).toEqual([33_600, 8_400]);
  expect(order.promised).toEqual({
    price: 16_800,
    perItem: 4_200,
    unit: { zh: '条' },
    agreementId: ids.agreementId,
    agreementVersion: 1,
  });
});

test.each([0, 100, 1.5, -1])('%s fish cannot be ordered', (quantity) => {
  expect(NewOrder.safeParse({ offerId: ids.offerId, quantity }).success).toBe(false);
});

test('an order at its longest stays within one kilobyte: placing and paying are one write unit each', () => {
  const email = `${'a'.repeat(60)}@${'b'.repeat(50)}.example`;
  const paid: PaidOrder = {
    ...makePaid(1, 99),
    promised: {
      ...makePaid(1).promised,
      price: fen(100_000_000),
      unit: { zh: '鱼'.repeat(8), en: 'x'.repeat(20) },
    },
    email,
    payment: { provider: 'abcdefghijkl', transactionId: 'x'.repeat(64), paidAt: '2026-09-08T01:00:30.000Z' },
  };
  const organisationId = 'o'.repeat(31);
  const item = {
    pk: `ORG#${organisationId}#ORDER#${paid.orderId}`,
    sk: 'ORDER',
    kind: 'order',
    ...paid,
    organisationId,
    asked: 'x'.repeat(16),
  };
  expect(NewOrder.safeParse({ offerId: ids.offerId, quantity: 99, email }).success).toBe(true);
  // JSON is longer than what DynamoDB counts.
  expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThanOrEqual(1_024);
});

test('a refund undoes whole items and their gift; anything else is for people to agree on', () => {
  const paid = makePaid(1, 3);
  const asked = (amount: number, refundId = 're-1') => ({
    refundId,
    amount: fen(amount),
    at: '2026-09-09T01:00:00.000Z',
  });
  expect(refundOf(paid, asked(33_600))).toMatchObject({ refund: { items: 2 }, donation: 8_400 });
  for (const amount of [1, 16_801, 67_200, 0])
    expect(
      refusalOf(() => refundOf(paid, asked(amount))),
      `${amount}`,
    ).toBe('resolution-not-possible');
  expect(refusalOf(() => refundOf(makeOrder(1, 3), asked(16_800)))).toBe('resolution-not-possible');
  const once = { ...paid, refunds: [refundOf(paid, asked(33_600)).refund] };
  expect(refusalOf(() => refundOf(once, asked(16_800)))).toBe('resolution-not-possible');
  expect(refundOf(once, asked(16_800, 're-2')).refund.items).toBe(1);
  expect(refusalOf(() => refundOf(once, asked(33_600, 're-2')))).toBe('resolution-not-possible');
});

property.prop([
  fc.integer({ min: 1, max: 99 }),
  fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }),
])('no history of refunds gives back more than was paid', (quantity, history) => {
  let order = makePaid(1, quantity);
  for (const [at, items] of history.entries()) {
    const asked = { refundId: `re-${at}`, amount: fen(items * 16_800), at: '2026-09-09T01:00:00.000Z' };
    refusalOf(() => (order = { ...order, refunds: [...order.refunds, refundOf(order, asked).refund] }));
    expect(itemsKept(order)).toBeGreaterThanOrEqual(0);
    expect(refundedOf(order)).toBeLessThanOrEqual(totalOf(order));
    expect(refundedOf(order)).toBe((quantity - itemsKept(order)) * 16_800);
  }
});

test('an order’s key follows from its id and our secret, and opens that order alone', () => {
  const [one, two] = [makeOrder(1), makeOrder(2)];
  const key = viewKeyOf(one.orderId, 'a secret');
  expect(viewKeyOf(one.orderId, 'a secret')).toBe(key);
  expect(viewKeyOf(one.orderId, 'another secret')).not.toBe(key);
  const kept = { keyHash: keyHashOf(key) };
  expect([
    opens(kept, key),
    opens(kept, viewKeyOf(two.orderId, 'a secret')),
    opens(kept, ''),
    opens(kept, undefined),
  ]).toEqual([true, false, false, false]);
  expect(JSON.stringify(kept)).not.toContain(key);
});

test('the letter of thanks says the gift in the language of the order', () => {
  const offer = { ...makeOffer(), use: { zh: '保温送餐箱', en: 'insulated boxes' } };
  const link = 'https://shanchao.test/chunan/orders/x?key=y';
  const zh = thanksFor(makeOrder(1), offer, link);
  const en = thanksFor(makeOrder(1, 2, { locale: 'en' }), offer, link);
  expect(zh.subject).toBe('谢谢您：¥84.00 用于保温送餐箱');
  expect(en.subject).toBe('Thank you: ¥84.00 for insulated boxes');
  for (const letter of [zh, en]) {
    expect(letter.text).toContain('¥336.00');
    expect(letter.text).toContain(link);
  }
});
