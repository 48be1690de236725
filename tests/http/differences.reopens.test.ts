import { beforeAll, expect, test } from 'vitest';
import type { HistoryLine } from '../../functions/people/audit/audited';
import { listEntries } from '../../functions/books/ledger/entry.table';
import { getOrder } from '../../functions/selling/orders/order.table';
import { OrderId } from '../../functions/shared/ids';
import { asked } from '../support/ask';
import {
  daysAgo,
  fishSeason,
  newTransactionId,
  type FishSeason,
  type SoldFish,
} from '../support/fish-season';
import { nightly } from '../support/nightly';
import { staffOf } from '../support/people';
import { remit } from '../support/remit';
import { settle } from '../support/settle';
import { desk, paymentLine, refundLine, wechat } from '../support/statement-files';

let season: FishSeason;
let at: ReturnType<typeof desk>;
beforeAll(async () => {
  season = await fishSeason('reopens');
  at = desk(season);
});

const stray = (day: number): SoldFish => ({
  orderId: `POS-${day}`,
  transactionId: newTransactionId(),
  amount: 1_000,
  paidAt: daysAgo(day),
});
/** A bill that was imported, and its one difference. */
const differing = async (lines: Parameters<typeof wechat>[0]) => {
  const { body } = await at.bring(wechat(lines));
  const [line] = (await at.lines(body.statementId)).filter(({ state }) => state.state === 'differs');
  const toDo = async () =>
    (await at.statements()).find(({ statementId }) => statementId === body.statementId)?.toDo;
  return { ...body, differenceId: line?.state.differenceId ?? '', toDo };
};
const find = async (differenceId: string, status: 'open' | 'resolved' = 'open') =>
  (await at.differences(status)).find((one) => one.differenceId === differenceId);
const historyOf = async (differenceId: string) =>
  (
    await asked<{ items: HistoryLine[] }>(200, 'GET', `${season.at}/history/${differenceId}`, undefined, {
      as: season.finance,
    })
  ).items;
const aside = { how: 'set-aside', note: '摊位收款' };

test('what was set aside waits again as it was found, with its line and its file; who, when and why stay told', async () => {
  const { differenceId, statementId, toDo } = await differing([paymentLine(stray(4))]);
  const found = await find(differenceId);
  await at.resolve(differenceId, { ...aside, note: '摊位\n收款' });
  expect(await find(differenceId, 'resolved')).toMatchObject({ may: [], mayReopen: true });
  expect(await toDo()).toBe(0);
  expect((await at.reopen(differenceId, '')).status).toBe(400);
  const reopened = await at.reopen(differenceId, '不是摊位的');
  const told = { why: '不是摊位的', byName: '徐会计', at: expect.any(String) as unknown };
  expect([reopened.status, reopened.body]).toEqual([200, { ...found, reopened: told }]);
  expect((await at.reopen(differenceId, '不是摊位的')).body, 'twice').toEqual(reopened.body);
  expect([await find(differenceId), await find(differenceId, 'resolved')]).toEqual([
    reopened.body,
    undefined,
  ]);
  expect(await toDo()).toBe(1);
  expect((await at.lines(statementId))[0]?.state).toMatchObject({ state: 'differs', differenceId });
  expect(await historyOf(differenceId)).toMatchObject([
    { what: 'difference-reopened', reason: '不是摊位的', changed: { resolved: ['set-aside', null] } },
    { what: 'difference-set-aside', reason: '摊位 收款', byName: '徐会计' },
  ]);
  expect((await at.resolve(differenceId, { ...aside, note: '第二次' })).status).toBe(200);
  expect(await toDo()).toBe(0);
});

test('of what a file lacks too; reopened by two at once, its file waits for one thing more', async () => {
  const [sold, listed] = [await season.sell(1, daysAgo(7, 2)), await season.sell(1, daysAgo(7, 3))];
  await settle();
  const { toDo } = await differing([paymentLine(listed)]);
  const lack = (await at.differences()).find(({ found }) => found.orderId === sold.orderId);
  const { differenceId = '' } = lack ?? {};
  await at.resolve(differenceId, aside);
  expect(await toDo()).toBe(0);
  await Promise.all([at.reopen(differenceId), at.reopen(differenceId, '也看错了', { as: season.colleague })]);
  const reasons = ['看错了', '也看错了'];
  const why = expect.toBeOneOf(reasons) as unknown;
  expect(await find(differenceId)).toMatchObject({ ...lack, reopened: { why } });
  expect(await toDo()).toBe(1);
  expect((await historyOf(differenceId)).map(({ what }) => what)).toEqual([
    'difference-reopened',
    'difference-set-aside',
  ]);
});

test('a payment that was recorded, and what another file brought, is not taken back: it says so', async () => {
  const fish = { ...stray(9), orderId: await season.order(1), amount: 16_800 };
  const { differenceId, toDo } = await differing([paymentLine(fish)]);
  await at.resolve(differenceId, { how: 'record-payment', note: '补记' });
  expect(await find(differenceId, 'resolved')).not.toHaveProperty('mayReopen');
  const refused = await at.reopen(differenceId, '看错了', { language: 'zh' });
  expect([refused.status, refused.body]).toMatchObject([409, { code: 'resolution-in-books' }]);
  expect(refused.body).toMatchObject({ detail: expect.stringContaining('已入账') as unknown });
  expect(await toDo()).toBe(0);
  const [early, late] = [await season.sell(1, daysAgo(12, 2)), await season.sell(1, daysAgo(12, 3))];
  await settle();
  await at.bring(wechat([paymentLine(early)]));
  await at.bring(wechat([paymentLine(late)]));
  const came = (await at.differences('resolved')).find(({ found }) => found.orderId === late.orderId);
  expect((await at.reopen(came?.differenceId ?? '')).body).toMatchObject({ code: 'difference-came-later' });
});

/** Of the season's fund: what is due, what was sold, and which entries there are, oldest first. */
const books = async () => {
  await settle();
  const entries = (await listEntries(season.o, season.fundId, { limit: 200 })).items.reverse();
  const { due, sold } = await riverOf();
  return { due: due.amount, sold: sold.count, entries: entries.map(({ because }) => because) };
};
const riverOf = async () => {
  type Campaign = { river: { sold: { count: number }; due: { amount: number } } };
  const path = `${season.at}/campaigns/${season.campaignId}`;
  return (await asked<Campaign>(200, 'GET', path)).river;
};
const recordedRefund = async (day: number, refundId: string) => {
  const fish = await season.sell(2, daysAgo(day));
  await settle();
  const lines = [paymentLine(fish), refundLine(fish, { refundId, at: daysAgo(day - 1), amount: 16_800 })];
  const difference = await differing(lines);
  const before = await books();
  const recorded = await at.resolve(difference.differenceId, { how: 'record-refund', note: '退一条' });
  expect(recorded).toMatchObject({ status: 200, body: { mayReopen: true } });
  return { ...difference, fish, before };
};
const NIGHT = new Date(Date.now() + 3_600_000);

test('a refund that was recorded is undone by an entry: due, fund and sales follow, once, whoever asks at once', async () => {
  const { differenceId, statementId, toDo, fish, before } = await recordedRefund(16, '50320001');
  const netted = await books();
  expect([netted.due, netted.sold]).toEqual([before.due - 4_200, before.sold - 1]);
  const both = await Promise.all([
    at.reopen(differenceId, '渠道说没退成'),
    at.reopen(differenceId, '没退', { as: season.colleague }),
    at.reopen(differenceId, '没退成', { as: season.colleague }),
  ]);
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
  const after = await books();
  expect([after.due, after.sold]).toEqual([before.due, before.sold]);
  expect(after.entries.filter((because) => because === 'refund-undone')).toHaveLength(1);
  expect([await toDo(), (await at.lines(statementId)).at(-1)?.state.state]).toEqual([1, 'differs']);
  expect((await getOrder(season.o, OrderId.parse(fish.orderId)))?.status).toBe('paid');
  expect(await historyOf(differenceId)).toMatchObject([
    { what: 'difference-reopened', changed: { resolved: ['record-refund', null] } },
    { what: 'difference-record-refund' },
  ]);
  expect((await nightly(NIGHT)).found).toEqual([]);
  // It had gone back after all: recorded anew it is another happening, and can be undone again.
  expect((await at.resolve(differenceId, { how: 'record-refund', note: '退了' })).status).toBe(200);
  expect([(await books()).due, (await books()).sold]).toEqual([before.due - 4_200, before.sold - 1]);
  expect((await at.reopen(differenceId, '又没退')).status).toBe(200);
  expect([(await books()).due, (await books()).sold]).toEqual([before.due, before.sold]);
  expect((await nightly(NIGHT)).found).toEqual([]);
});

test('undone after its due was paid over, the merchant owes it on a page of its own', async () => {
  const { differenceId, before } = await recordedRefund(20, '50320002');
  await settle();
  await remit({ ...season, merchant: { merchantId: season.merchantId } });
  expect((await books()).due).toBe(before.due - 4_200);
  const owed = (await at.dues()).length;
  await at.reopen(differenceId, '渠道说没退成');
  expect((await books()).due).toBe(before.due);
  expect((await at.dues()).slice(owed).map(({ amount }) => amount)).toEqual([4_200]);
  expect((await nightly(NIGHT)).found).toEqual([]);
});

test('it is reopened by nobody else', async () => {
  const { differenceId } = await differing([paymentLine(stray(14))]);
  await at.resolve(differenceId, aside);
  const organiser = await staffOf(season.o, ['organiser']);
  const elsewhere = (await fishSeason('elsewhere-reopens')).finance;
  const reopen = async (as: object) => (await at.reopen(differenceId, '看错了', as)).status;
  expect(await reopen({ as: undefined })).toBe(401);
  expect(await reopen({ as: organiser })).toBe(403);
  expect(await reopen({ as: elsewhere })).toBe(404);
  expect(await find(differenceId, 'resolved')).toBeDefined();
});
