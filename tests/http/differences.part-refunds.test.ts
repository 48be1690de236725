import { beforeAll, expect, test } from 'vitest';
import { asked } from '../support/ask';
import { daysAgo, fishSeason, type FishSeason, type SoldFish } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, paymentLine, refundLine, wechat } from '../support/statement-files';

let season: FishSeason;
let at: ReturnType<typeof desk>;
beforeAll(async () => {
  season = await fishSeason('part-refunds');
  at = desk(season);
});

type Way = { standing: string; returned?: { at: string; amount: number }; refunded?: { amount: number } };
const wayOf = async ({ orderId }: SoldFish): Promise<Way> => {
  const path = `${season.at}/orders/${orderId}`;
  return (await asked<{ way: Way }>(200, 'GET', path, undefined, { as: season.finance })).way;
};
const differenceOf = async ({ orderId }: SoldFish, reason = 'refund') => {
  const own = (await at.differences()).filter(({ found }) => found.orderId === orderId);
  const found = own.find((one) => one.found.reason.startsWith(reason));
  if (!found) throw new Error(`no difference of ${orderId}`);
  return found;
};
let refunds = 0;
const refundedBill = async (fish: SoldFish, amount: number, more: object = {}) => {
  const refundId = `50330000${(refunds += 1)}`;
  const refundedAt = daysAgo(2, 3, refunds);
  const line = { ...refundLine(fish, { refundId, amount, at: refundedAt }), ...more };
  expect((await at.bring(wechat([paymentLine(fish), line]))).status).toBe(201);
  return { refundId, line, at: refundedAt };
};
const soldFish = async (count: number, day: number) => {
  const fish = await season.sell(count, daysAgo(day));
  await settle();
  return fish;
};

test('a refund of a part of an item is not offered to be recorded, says why, and stands on the order', async () => {
  const fish = await soldFish(2, 5);
  const { at: when } = await refundedBill(fish, 10_000);
  const { differenceId, ...difference } = await differenceOf(fish);
  expect(difference).toMatchObject({
    may: ['set-aside'],
    mayNot: { how: 'record-refund', because: 'part-of-an-item' },
  });
  expect(await wayOf(fish)).toMatchObject({ standing: 'due', returned: { at: when, amount: 10_000 } });
  const asking = { how: 'record-refund', note: '退一部分' };
  for (const [language, why] of [
    ['zh', '退款不是整数件'],
    ['en', 'no whole number of items'],
  ] as const) {
    const refused = await at.resolve(differenceId, asking, { language });
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'resolution-not-possible' }]);
    expect(refused.body).toMatchObject({ detail: expect.stringContaining(why) as unknown });
  }
  await at.resolve(differenceId, { how: 'set-aside', note: '与商家商定' });
  // Set aside, the money went back all the same, and nobody has said what for.
  expect(await wayOf(fish)).toMatchObject({ returned: { amount: 10_000 } });
  expect(await wayOf(fish)).not.toHaveProperty('refunded');
});

test('of whole items it stands on the order until it is recorded; several are one amount', async () => {
  const fish = await soldFish(3, 6);
  await refundedBill(fish, 16_800);
  expect((await differenceOf(fish)).may).toEqual(['record-refund', 'set-aside']);
  expect(await wayOf(fish)).toMatchObject({ returned: { amount: 16_800 } });
  const { differenceId } = await differenceOf(fish);
  await refundedBill(fish, 100);
  expect(await wayOf(fish)).toMatchObject({ returned: { amount: 16_900 } });
  expect((await at.resolve(differenceId, { how: 'record-refund', note: '退一条' })).status).toBe(200);
  expect(await wayOf(fish)).toMatchObject({ refunded: { amount: 16_800 }, returned: { amount: 100 } });
});

test('what the order has not left any more is not offered either', async () => {
  const fish = await soldFish(2, 7);
  await refundedBill(fish, 16_800);
  const [first, second] = [await differenceOf(fish), await refundedBill(fish, 33_600)];
  expect(second.refundId).not.toBe(first.found.refundId);
  await at.resolve(first.differenceId, { how: 'record-refund', note: '退一条' });
  expect(await differenceOf(fish)).toMatchObject({
    may: ['set-aside'],
    mayNot: { because: 'more-than-kept' },
  });
});

test('a refund of an order that is not paid is offered once its payment is recorded', async () => {
  const fish = { ...(await soldFish(1, 8)), orderId: await season.order(1) };
  const unpaid = { ...fish, transactionId: `${fish.transactionId.slice(0, -3)}987` };
  await refundedBill(unpaid, 16_800);
  expect(await differenceOf(unpaid)).toMatchObject({ may: ['set-aside'], mayNot: { because: 'not-paid' } });
  expect(await wayOf(unpaid)).not.toHaveProperty('returned');
  const { differenceId } = await differenceOf(unpaid, 'payment');
  await at.resolve(differenceId, { how: 'record-payment', note: '补记' });
  const refund = await differenceOf(unpaid);
  expect(refund.may).toEqual(['record-refund', 'set-aside']);
  expect(await wayOf(unpaid)).toMatchObject({ returned: { amount: 16_800 } });
});

test('one that failed since did not go back', async () => {
  const fish = await soldFish(2, 9);
  const { line } = await refundedBill(fish, 5_000, { refundStatus: 'PROCESSING' });
  expect(await wayOf(fish)).toMatchObject({ returned: { amount: 5_000 } });
  const failed: object = { refundStatus: 'FAIL' };
  await at.bring(wechat([paymentLine(fish), { ...line, ...failed }]));
  expect(await wayOf(fish)).not.toHaveProperty('returned');
});
