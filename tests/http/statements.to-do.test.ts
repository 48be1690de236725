import { beforeAll, expect, test } from 'vitest';
import { bringBankLines, cameIn } from '../support/bank-line';
import { daysAgo, fishSeason, newTransactionId, type FishSeason } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, paymentLine, refundLine, wechat, type Line } from '../support/statement-files';

let season: FishSeason;
let at: ReturnType<typeof desk>;
beforeAll(async () => {
  season = await fishSeason('left-to-do');
  at = desk(season);
});

/** What the list of statements says of this one. */
const toDo = async (statementId: string | undefined) =>
  (await at.statements()).find((one) => one.statementId === statementId)?.toDo;
const resolve = async (reason: string, how: string) => {
  const found = (await at.differences()).find((each) => each.found.reason === reason);
  if (!found) throw new Error(`no difference ${reason}`);
  const answer = () => at.resolve(found.differenceId, { how, note: '与服务商核对' });
  expect((await answer()).status).toBe(200);
  return answer;
};

test('a bill’s differences count down as they are resolved, a lack too; a retry counts nothing', async () => {
  const [agreed, lacking] = [await season.sell(1, daysAgo(5, 3)), await season.sell(1, daysAgo(5, 4))];
  await settle();
  const stranger = {
    ...agreed,
    orderId: 'POS-1' as typeof agreed.orderId,
    transactionId: newTransactionId(),
  };
  const { body } = await at.bring(
    wechat([
      paymentLine(agreed),
      refundLine(agreed, { refundId: '5030009', at: daysAgo(5, 6) }),
      paymentLine(stranger),
    ]),
  );
  expect([body.counts.differing, body.counts.missing, body.toDo]).toEqual([2, 1, 3]);
  expect(lacking.orderId).toBeDefined();
  const again = await resolve('refund-not-recorded', 'record-refund');
  expect(await toDo(body.statementId)).toBe(2);
  expect((await again()).status).toBe(200);
  expect(await toDo(body.statementId)).toBe(2);
  await resolve('no-such-order', 'set-aside');
  await resolve('missing-from-bill', 'set-aside');
  expect(await toDo(body.statementId)).toBe(0);
});

test('a bank’s money in counts down as it is matched or set aside, and up when that is undone', async () => {
  await season.sell(1, daysAgo(4));
  await settle();
  const [paid, interest] = (await bringBankLines(season, [
    cameIn(4_200, 1),
    cameIn(123, 1, { counterpartyName: '结息' }),
    cameIn(-500, 1, { counterpartyName: '手续费' }),
  ])) as [Line, Line, Line];
  const left = () => toDo(paid.statementId);
  expect(await left()).toBe(2);
  const due = (await at.dues<{ dueId: string; amount: number }>()).find(({ amount }) => amount === 4_200);
  const match = { lineId: paid.lineId, dueIds: [due?.dueId ?? ''] };
  const { body } = await at.confirm(match, { key: 'the-key-of-one-match' });
  expect(await left()).toBe(1);
  await at.confirm(match, { key: 'the-key-of-one-match' });
  expect(await left()).toBe(1);
  await at.setAside(interest.lineId);
  expect(await left()).toBe(0);
  expect((await at.undo(body.remittanceId)).status).toBe(200);
  expect((await at.undo(body.remittanceId)).status).toBe(200);
  expect(await left()).toBe(1);
  expect((await at.takeBack(interest.lineId)).status).toBe(200);
  expect(await left()).toBe(2);
});
