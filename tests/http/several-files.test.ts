import { beforeAll, expect, test } from 'vitest';
import { daysAgo, fishSeason, newTransactionId, type FishSeason } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, paymentLine, refundLine, wechat } from '../support/statement-files';

let season: FishSeason;
let at: ReturnType<typeof desk>;
beforeAll(async () => {
  season = await fishSeason('several');
  at = desk(season);
});

const toDoOf = async (statementId: string) =>
  (await at.statements()).find((one) => one.statementId === statementId)?.toDo;
const of = async (orderId: string, status: 'open' | 'resolved' = 'open') =>
  (await at.differences(status)).filter(({ found }) => found.orderId === orderId);

test('what one file of a day lacks and another brings clears itself, and says which file that was', async () => {
  const [early, late] = [await season.sell(1, daysAgo(5, 2)), await season.sell(1, daysAgo(5, 14))];
  await settle();
  const first = await at.bring(wechat([paymentLine(early)]));
  expect(first.body.counts).toMatchObject({ missing: 1 });
  expect(await toDoOf(first.body.statementId)).toBe(1);
  expect(await of(late.orderId)).toMatchObject([{ found: { reason: 'missing-from-bill' } }]);
  const next = { ...wechat([paymentLine(late)]), name: '1900009191All-next-day.csv' };
  const second = await at.bring(next);
  // The day's other file is asked for too: nothing that it brought is called missing.
  expect(second.body.counts).toMatchObject({ matched: 1, missing: 0 });
  expect(await of(late.orderId)).toEqual([]);
  expect(await of(late.orderId, 'resolved')).toMatchObject([
    { may: [], resolved: { how: 'came-later', note: '1900009191All-next-day.csv' } },
  ]);
  expect(await toDoOf(first.body.statementId)).toBe(0);
  expect((await at.bring(next)).body).toEqual(second.body);
  expect(await toDoOf(first.body.statementId)).toBe(0);
});

test('both files of a day at once: nothing is missing in the end', async () => {
  const sold = await Promise.all([2, 3, 4, 5].map((hour) => season.sell(1, daysAgo(8, hour))));
  await settle();
  const files = [sold.slice(0, 2), sold.slice(2)].map((some) => wechat(some.map(paymentLine)));
  await Promise.all(files.map((file) => at.bring(file)));
  for (const { orderId } of sold) expect(await of(orderId)).toEqual([]);
  for (const { toDo } of await at.statements()) expect(toDo).toBe(0);
});

test('a known payment that comes with another amount or order is a difference of the file that says so, once', async () => {
  const fish = await season.sell(1, daysAgo(6));
  const other = await season.order(1);
  await settle();
  await at.bring(wechat([paymentLine(fish)]));
  const cheaper = await at.bring(wechat([{ ...paymentLine(fish), amount: 1_680 }]));
  expect(cheaper.body.counts).toMatchObject({ added: 0, known: 0, changed: 1 });
  expect(cheaper.body.toDo).toBe(1);
  const moved = await at.bring(wechat([{ ...paymentLine(fish), merchantOrderId: other }]));
  expect(moved.body.counts).toMatchObject({ known: 0, changed: 1 });
  const found = (await at.differences()).filter(
    ({ found: { transactionId } }) => transactionId === fish.transactionId,
  );
  found.sort((a, b) => (a.found.billAmount ?? 0) - (b.found.billAmount ?? 0));
  expect(found.map(({ found: each, may }) => [each, may])).toMatchObject([
    [
      { reason: 'known-line-differs', billAmount: 1_680, knownAmount: 16_800, knownOrderId: fish.orderId },
      ['set-aside'],
    ],
    [
      {
        reason: 'known-line-differs',
        billAmount: 16_800,
        merchantOrderId: other,
        knownOrderId: fish.orderId,
      },
      ['set-aside'],
    ],
  ]);
  // The same said by a third file is told already; the file as it was says nothing new.
  const again = await at.bring(
    wechat([{ ...paymentLine(fish), amount: 1_680 }, paymentLine(await season.sell(1, daysAgo(6, 5)))]),
  );
  expect(again.body.counts).toMatchObject({ known: 1 });
  expect(again.body.counts).not.toHaveProperty('changed');
  const [first] = found;
  const { status } = await at.resolve(first?.differenceId ?? '', { how: 'set-aside', note: '已核实' });
  expect(status).toBe(200);
  expect(await toDoOf(cheaper.body.statementId)).toBe(0);
});

test('a refund that was recorded while it was under way and failed later is told: it is in our books', async () => {
  const fish = await season.sell(2, daysAgo(7));
  await settle();
  const line = refundLine(fish, { refundId: '50300009991', amount: 16_800, at: daysAgo(7, 5) });
  const told = (refundStatus: 'PROCESSING' | 'FAIL' | 'SUCCESS') =>
    wechat([paymentLine(fish), { ...line, refundStatus } as typeof line]);
  await at.bring(told('PROCESSING'));
  const [open] = await of(fish.orderId);
  expect(open?.found.reason).toBe('refund-not-recorded');
  await at.resolve(open?.differenceId ?? '', { how: 'record-refund', note: '退一条' });
  await settle();
  expect((await at.bring(told('SUCCESS'))).body.counts).not.toHaveProperty('changed');
  const failed = await at.bring(told('FAIL'));
  expect(failed.body.counts).toMatchObject({ known: 1, changed: 1 });
  const [found] = (await at.differences()).filter(({ found: { refundId } }) => refundId === '50300009991');
  expect(found).toMatchObject({ found: { reason: 'refund-failed', isInBooks: true }, may: ['set-aside'] });
});

test('a refund that was told as failed and went through later is asked for', async () => {
  const fish = await season.sell(2, daysAgo(9));
  await settle();
  const line = refundLine(fish, { refundId: '50300009992', amount: 16_800, at: daysAgo(9, 5) });
  const told = (refundStatus: 'FAIL' | 'SUCCESS') =>
    wechat([paymentLine(fish), { ...line, refundStatus } as typeof line]);
  await at.bring(told('FAIL'));
  expect((await at.bring(told('SUCCESS'))).body.counts).toMatchObject({ changed: 1 });
  const reasons = (await at.differences())
    .filter(({ found: { refundId } }) => refundId === '50300009992')
    .map(({ found }) => found.reason);
  expect(reasons.sort()).toEqual(['refund-failed', 'refund-not-recorded']);
});

test('a bill of 2,001 lines is imported whole, and one of more than a request brings goes on where it was', async () => {
  const many = (count: number) =>
    wechat(
      Array.from({ length: count }, (_, i) => ({
        kind: 'payment' as const,
        at: daysAgo(20, 2, i % 60),
        transactionId: newTransactionId(),
        merchantOrderId: `POS-${i}`,
        amount: 100,
      })),
      { gzip: true },
    );
  const { status, body } = await at.bring(many(2_001));
  expect([status, body.state, body.counts.added]).toEqual([201, 'read', 2_001]);
  const preview = await at.preview(many(2_001));
  expect([preview.status, preview.body['lineCount']]).toEqual([200, 2_001]);
});
