import { beforeAll, expect, test } from 'vitest';
import type { HistoryLine } from '../../functions/people/audit/audited';
import { asked } from '../support/ask';
import {
  daysAgo,
  fishSeason,
  newTransactionId,
  type FishSeason,
  type SoldFish,
} from '../support/fish-season';
import { staffOf } from '../support/people';
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
  expect([reopened.status, reopened.body]).toEqual([200, found]);
  expect((await at.reopen(differenceId, '不是摊位的')).body, 'twice').toEqual(found);
  expect([await find(differenceId), await find(differenceId, 'resolved')]).toEqual([found, undefined]);
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
  expect(await find(differenceId)).toEqual(lack);
  expect(await toDo()).toBe(1);
  expect((await historyOf(differenceId)).map(({ what }) => what)).toEqual([
    'difference-reopened',
    'difference-set-aside',
  ]);
});

test('what was recorded in the books, and what another file brought, is not taken back: it says so', async () => {
  const fish = { ...stray(9), orderId: await season.order(1), amount: 16_800 };
  const payment = await differing([paymentLine(fish)]);
  await at.resolve(payment.differenceId, { how: 'record-payment', note: '补记' });
  await settle();
  const refund = await differing([
    paymentLine(fish),
    refundLine(fish, { refundId: '50320001', at: daysAgo(8) }),
  ]);
  await at.resolve(refund.differenceId, { how: 'record-refund', note: '退一条' });
  for (const { differenceId, toDo } of [payment, refund]) {
    expect(await find(differenceId, 'resolved')).not.toHaveProperty('mayReopen');
    const refused = await at.reopen(differenceId, '看错了', { language: 'zh' });
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'resolution-in-books' }]);
    expect(refused.body).toMatchObject({ detail: expect.stringContaining('已入账') as unknown });
    expect(await toDo()).toBe(0);
  }
  const [early, late] = [await season.sell(1, daysAgo(12, 2)), await season.sell(1, daysAgo(12, 3))];
  await settle();
  await at.bring(wechat([paymentLine(early)]));
  await at.bring(wechat([paymentLine(late)]));
  const came = (await at.differences('resolved')).find(({ found }) => found.orderId === late.orderId);
  expect((await at.reopen(came?.differenceId ?? '')).body).toMatchObject({ code: 'difference-came-later' });
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
