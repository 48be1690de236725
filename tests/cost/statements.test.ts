import { afterEach, beforeAll, expect, test } from 'vitest';
import { listDues } from '../../functions/books/dues/due.table';
import { ask } from '../support/ask';
import { bringBankLines, cameIn } from '../support/bank-line';
import {
  daysAgo,
  fishSeason,
  newTransactionId,
  type FishSeason,
  type SoldFish,
} from '../support/fish-season';
import { meter } from '../support/metered-table';
import { followNothing, settle } from '../support/settle';
import { desk, paymentLine, refundLine, saveMapping, wechat } from '../support/statement-files';

let season: FishSeason;
let at: ReturnType<typeof desk>;

beforeAll(async () => {
  season = await fishSeason('costs');
  at = desk(season);
});
afterEach(() => meter.setFaults());

/**
 * What the list itself took: everything else of the request reads single items. What follows from what was written before reads
 * lists of its own, so it is waited for, and no more follows meanwhile.
 */
const pageCost = async (path: string): Promise<number> => {
  await settle();
  await followNothing();
  const run = () =>
    ask<{ items: unknown[] }>('GET', `${season.at}${path}`, undefined, { as: season.finance });
  const { result, used } = await meter.during(path, run);
  expect([result.status, result.body.items.length]).toEqual([200, 20]);
  return used.byOperation['Query']?.rcu ?? 0;
};

const soldOn = (day: number, count: number): Promise<SoldFish[]> =>
  Promise.all(Array.from({ length: count }, (_, minute) => season.sell(1, daysAgo(day, 3, minute))));
const lost = async (day: number, minute: number): Promise<SoldFish> => ({
  orderId: await season.order(1),
  transactionId: newTransactionId(),
  amount: 16_800,
  paidAt: daysAgo(day, 4, minute),
});

test('each list of twenty is one read unit at most', async () => {
  const sold = await soldOn(5, 22);
  const missed = await Promise.all(Array.from({ length: 22 }, (_, minute) => lost(5, minute)));
  await settle();
  const refunds = sold.map((fish, i) =>
    refundLine(fish, { refundId: `50300000002026112200${i}`, at: daysAgo(5, 6, i) }),
  );
  const bill = await at.bring(wechat([...sold.map(paymentLine), ...missed.map(paymentLine), ...refunds]));
  const names = ['杭州千岛湖发展集团有限公司', '淳安县渔家乐农业专业合作社', '千岛湖渔家'];
  const bankLines = await bringBankLines(
    season,
    Array.from({ length: 22 }, (_, i) =>
      cameIn(100 + i, 1, { counterpartyName: names[i % 3] ?? '', memo: '义卖善款 9月份 转账' }),
    ),
  );
  await Promise.all(Array.from({ length: 20 }, () => saveMapping(season)));
  const more = Array.from({ length: 20 }, (_, i) =>
    wechat([paymentLine({ ...(sold[i] as SoldFish), transactionId: newTransactionId() })]),
  );
  for (const file of more) await at.bring(file);
  const paths = {
    bill: `/statements/${bill.body.statementId}/lines`,
    bank: `/statements/${bankLines[0]?.statementId}/lines`,
    open: '/differences',
    statements: '/statements',
    mappings: '/column-mappings',
  };
  const costs: Record<string, number> = {};
  for (const [name, path] of Object.entries(paths)) costs[name] = await pageCost(path);
  for (const { differenceId, may } of (await at.differences()).slice(0, 22))
    await at.resolve(differenceId, { how: may[0] ?? 'set-aside', note: '与服务商核对后补记' });
  costs['resolved'] = await pageCost('/differences?status=resolved');
  console.log('read units of a page of twenty:', JSON.stringify(costs));
  for (const cost of Object.values(costs)) expect(cost).toBeLessThanOrEqual(1);
});

const whileBusy = async <T extends { status: number }>(run: () => Promise<T>, most = 40): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await run();
    if (answer.status !== 503 || tries === most) return answer;
  }
};
test('with every third call failing or its reply lost, an import that is tried again brings each line once', async () => {
  const sold = await soldOn(9, 10);
  await settle();
  const strangers = Array.from({ length: 15 }, (_, i) => ({
    ...paymentLine(sold[0] as SoldFish),
    transactionId: newTransactionId(),
    merchantOrderId: `POS-${i}`,
  }));
  const file = wechat([...sold.map(paymentLine), ...strangers]);
  const key = 'tried-again-until-it-stands';
  const before = (await at.differences()).length;
  meter.setFaults({ rate: 0.33, seed: 'import' });
  const { status, body } = await whileBusy(() => at.bring(file, { key }));
  meter.setFaults();
  expect([status, body.state]).toEqual([201, 'read']);
  expect(body.counts).toEqual({
    lines: 25,
    added: 25,
    known: 0,
    matched: 10,
    differing: 15,
    open: 0,
    missing: 0,
  });
  expect((await at.lines(body.statementId)).map(({ lineNumber }) => lineNumber)).toEqual(
    Array.from({ length: 25 }, (_, i) => i + 2),
  );
  expect((await at.differences()).length).toBe(before + 15);
});

test('with every third call failing or its reply lost, a match and its undoing are done once each', async () => {
  const o = await fishSeason('faults');
  const own = desk(o);
  for (const day of [8, 7, 6]) await o.sell(1, daysAgo(day));
  await settle();
  const [line] = await bringBankLines(o, [cameIn(12_600, 1)]);
  const dueIds = (await own.dues()).map(({ dueId }) => dueId);
  for (let round = 0; round < 4; round += 1) {
    meter.setFaults({ rate: 0.33, seed: `match-${round}` });
    const key = `match-number-${round}`;
    const made = await whileBusy(() => own.confirm({ lineId: line?.lineId, dueIds }, { key }));
    expect([made.status, made.body.status]).toEqual([201, 'confirmed']);
    expect((await whileBusy(() => own.confirm({ lineId: line?.lineId, dueIds }, { key }))).body).toEqual(
      made.body,
    );
    meter.setFaults();
    expect((await own.fund(o.fundId)).received).toBe(12_600);
    meter.setFaults({ rate: 0.33, seed: `undo-${round}` });
    const undone = await whileBusy(() => own.undo(made.body.remittanceId, `第 ${round} 次`));
    expect([undone.status, undone.body.status]).toEqual([200, 'undone']);
    meter.setFaults();
    expect((await own.fund(o.fundId)).received).toBe(0);
  }
  const path = `${o.at}/funds/${o.fundId}/entries?limit=50`;
  const { body } = await ask<{ items: { because: string }[] }>('GET', path, undefined, { as: o.finance });
  const times = (because: string) => body.items.filter((entry) => entry.because === because).length;
  expect([times('remittance'), times('remittance-undone'), times('sale')]).toEqual([4, 4, 3]);
});

test('with every third call failing, a difference is resolved once', async () => {
  const o = await fishSeason('resolving');
  const own = desk(o);
  const sold = await Promise.all([5, 4, 3].map((day) => o.sell(1, daysAgo(day))));
  await settle();
  await own.bring(
    wechat(
      sold.flatMap((fish, i) => [
        paymentLine(fish),
        refundLine(fish, { refundId: `5039000${i}`, at: daysAgo(2) }),
      ]),
    ),
  );
  const open = await own.differences();
  expect(open.length).toBe(3);
  for (const [round, { differenceId }] of open.entries()) {
    meter.setFaults({ rate: 0.33, seed: `resolve-${round}` });
    const { status } = await whileBusy(() =>
      own.resolve(differenceId, { how: 'record-refund', note: '退一条' }),
    );
    expect(status).toBe(200);
    meter.setFaults();
  }
  await settle();
  expect((await own.fund(o.fundId)).accrued).toBe(0);
  // What was refunded whole is owed by nobody, and listed no more.
  expect(await own.dues()).toEqual([]);
  const standing = await listDues(o.o, { status: 'open', limit: 10 });
  expect(standing.items.map(({ amount }) => amount)).toEqual([0, 0, 0]);
});
