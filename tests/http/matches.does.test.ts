import { beforeAll, expect, test } from 'vitest';
import { asked } from '../support/ask';
import { bringBankLines, cameIn } from '../support/bank-line';
import { daysAgo, fishSeason, type FishSeason } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk } from '../support/statement-files';
import { wholeTable } from '../support/whole-table';

/** Each test has an organisation of its own: proposals look at all that is open. */
let number = 0;
let season: FishSeason;
let at: ReturnType<typeof desk>;
const fresh = async () => {
  season = await fishSeason(`match-${(number += 1)}`);
  at = desk(season);
};
beforeAll(fresh);

type Entry = { because: string; legs: { account: string; debit?: number; credit?: number }[] };
const entries = async (): Promise<Entry[]> => {
  const path = `${season.at}/funds/${season.fundId}/entries?limit=50`;
  return (await asked<{ items: Entry[] }>(200, 'GET', path, undefined, { as: season.finance })).items;
};
/** What is left on each kind of account, debits above 0. */
const balances = async () => {
  const left: Record<string, number> = {};
  for (const { account, debit = 0, credit = 0 } of (await entries()).flatMap(({ legs }) => legs)) {
    const kind = account.split(':')[0] ?? '';
    left[kind] = (left[kind] ?? 0) + debit - credit;
  }
  return left;
};
const lineOf = (lineId: string | undefined) =>
  asked<{ line: { state: Record<string, unknown> }; steps: { state: Record<string, unknown> }[] }>(
    200,
    'GET',
    `${season.at}/statement-lines/${lineId}`,
    undefined,
    { as: season.auditor },
  );

test('many to one: one line is proposed for the dues of several days, says why, and is confirmed', async () => {
  for (const [day, quantity] of [
    [8, 1],
    [7, 2],
    [6, 1],
  ] as const)
    await season.sell(quantity, daysAgo(day));
  await settle();
  const [line, interest] = await bringBankLines(season, [
    cameIn(16_800, 2),
    cameIn(123, 2, { counterpartyName: '结息' }),
    cameIn(-500, 2, { counterpartyName: '手续费' }),
  ]);
  const { items, waiting } = await at.proposals();
  expect(items).toMatchObject([
    {
      line: { lineId: line?.lineId },
      because: 'payer-and-total',
      total: 16_800,
      facts: { payer: '千岛湖渔家' },
    },
  ]);
  expect(items[0]?.dues.length).toBe(3);
  expect(waiting.map(({ lineId }) => lineId)).toEqual([interest?.lineId]);

  const dueIds = items[0]?.dues.map(({ dueId }) => dueId) ?? [];
  const confirmed = await at.confirm({ lineId: line?.lineId, dueIds });
  expect(confirmed).toMatchObject({
    status: 201,
    body: {
      status: 'confirmed',
      amount: 16_800,
      receivedBefore: 0,
      lineId: line?.lineId,
      because: 'payer-and-total',
    },
  });
  expect(await at.fund(season.fundId)).toMatchObject({ received: 16_800, outstanding: 0, free: 16_800 });
  expect(await at.dues()).toEqual([]);
  expect((await at.dues('paid-over')).length).toBe(3);
  expect(await balances()).toEqual({ bank: 16_800, 'due-from-merchant': 0, fund: -16_800 });
  expect((await lineOf(line?.lineId)).line.state).toMatchObject({
    state: 'matched-to-remittance',
    remittanceId: confirmed.body.remittanceId,
    who: { kind: 'person', personId: season.finance.personId },
  });
  expect(await at.proposals()).toMatchObject({ items: [], waiting: [{ lineId: interest?.lineId }] });
});

test('what fits the dues of two funds alike is proposed for neither, and told; the merchant’s code in the remark says whose it is', async () => {
  await fresh();
  const shop = await season.another({ merchantName: '千岛湖渔家', fundName: '送餐车' });
  await season.sell(1, daysAgo(5));
  await season.sell(1, daysAgo(5), shop.offerId);
  await settle();
  const { items: merchants } = await asked<{ items: { merchantId: string; remittanceCode: string }[] }>(
    200,
    'GET',
    `${season.at}/merchants`,
    undefined,
    { as: season.finance },
  );
  const code = merchants.find(({ merchantId }) => merchantId === shop.merchantId)?.remittanceCode ?? '';
  const [plain] = await bringBankLines(season, [cameIn(4_200, 2)]);
  const told = await at.proposals();
  expect(told).toMatchObject({ items: [], waiting: [{ lineId: plain?.lineId }], isCut: false });
  expect(told.unclear).toMatchObject([{ lineId: plain?.lineId, unsure: 'several-merchants', dueCount: 2 }]);
  expect(new Set(told.unclear[0]?.merchantIds)).toEqual(new Set([season.merchantId, shop.merchantId]));

  // The code stands behind more words than a list has room for, in full width and small letters.
  const wide = code.toLowerCase().replace(/./g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
  const memo = `我在千岛湖有条鱼义卖活动二零二六年九月第一批善款划付 ${wide.slice(0, 5)} ${wide.slice(5)}`;
  const [coded] = await bringBankLines(season, [cameIn(4_200, 1, { counterpartyName: '王小明', memo })]);
  expect(await at.proposals()).toMatchObject({
    items: [
      {
        line: { lineId: coded?.lineId },
        because: 'remittance-reference',
        facts: { merchantId: shop.merchantId, references: [code] },
      },
    ],
    unclear: [{ lineId: plain?.lineId, merchantIds: [season.merchantId] }],
  });
});

test('undone with a reason everything is open again; redone it stands; nothing is deleted', async () => {
  await fresh();
  const fish = await season.sell(2, daysAgo(5));
  await settle();
  const [line] = await bringBankLines(season, [cameIn(8_400, 1)]);
  const dueIds = (await at.dues()).map(({ dueId }) => dueId);
  const key = 'first-of-two-matches';
  const first = await at.confirm({ lineId: line?.lineId, dueIds }, { key });
  const undone = await at.undo(first.body.remittanceId, '到账属于另一家');
  expect(undone).toMatchObject({
    status: 200,
    body: { status: 'undone', undone: { reason: '到账属于另一家' } },
  });
  expect(await at.fund(season.fundId)).toMatchObject({ received: 0, outstanding: 8_400 });
  expect((await at.dues()).map(({ dueId }) => dueId)).toEqual(dueIds);
  expect(await at.dues('paid-over')).toEqual([]);
  expect(await balances()).toEqual({ bank: 0, 'due-from-merchant': 8_400, fund: -8_400 });
  expect((await at.proposals()).items.map((item) => item.line)).toMatchObject([
    { lineId: line?.lineId, state: { state: 'open', reopened: { why: '到账属于另一家' } } },
  ]);
  // A late retry of what was undone is told how it stands, and does not do it again.
  expect(await at.confirm({ lineId: line?.lineId, dueIds }, { key })).toMatchObject({
    status: 201,
    body: { status: 'undone' },
  });
  expect((await at.fund(season.fundId)).received).toBe(0);

  const second = await at.confirm({ lineId: line?.lineId, dueIds });
  expect(second).toMatchObject({ status: 201, body: { status: 'confirmed' } });
  expect(second.body.remittanceId).not.toBe(first.body.remittanceId);
  expect(await balances()).toEqual({ bank: 8_400, 'due-from-merchant': 0, fund: -8_400 });
  expect((await entries()).map(({ because }) => because).sort()).toEqual([
    'remittance',
    'remittance',
    'remittance-undone',
    'sale',
  ]);
  expect(
    (await lineOf(line?.lineId)).steps.map(({ state }) => [state['state'], state['remittanceId']]),
  ).toEqual([
    ['matched-to-remittance', first.body.remittanceId],
    ['open', undefined],
    ['matched-to-remittance', second.body.remittanceId],
  ]);
  const order = await asked<{ way: { paidOver: { remittanceId: string } } }>(
    200,
    'GET',
    `${season.at}/orders/${fish.orderId}`,
    undefined,
    {
      as: season.finance,
    },
  );
  expect(order.way.paidOver.remittanceId).toBe(second.body.remittanceId);
});

test('a retry gets the first answer; of two people at once one wins and the other is told; each fen counts once', async () => {
  await fresh();
  await season.sell(2, daysAgo(5));
  await settle();
  const [line, twin] = await bringBankLines(season, [cameIn(8_400, 1), cameIn(8_400, 1)]);
  const dueIds = (await at.dues()).map(({ dueId }) => dueId);
  const key = 'pressed-several-times';
  const mine = await Promise.all([1, 2, 3].map(() => at.confirm({ lineId: line?.lineId, dueIds }, { key })));
  expect(mine.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(mine.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect((await at.confirm({ lineId: line?.lineId, dueIds }, { key })).body).toEqual(mine[0]?.body);
  expect((await at.fund(season.fundId)).received).toBe(8_400);
  await at.undo(mine[0]?.body.remittanceId ?? '');

  // The same dues by two lines, and the same line by two people.
  const race = async (lines: (string | undefined)[]) => {
    const [one, two] = await Promise.all([
      at.confirm({ lineId: lines[0], dueIds }),
      at.confirm({ lineId: lines[1], dueIds }, { as: season.colleague }),
    ]);
    expect([one.status, two.status].sort()).toEqual([201, 409]);
    expect((await at.fund(season.fundId)).received).toBe(8_400);
    expect(await balances()).toMatchObject({ bank: 8_400, 'due-from-merchant': 0 });
    const [won, lost] = one.status === 201 ? [one, two] : [two, one];
    await at.undo(won.body.remittanceId);
    return (lost.body as unknown as { code: string }).code;
  };
  for (let round = 0; round < 3; round += 1) {
    expect(['line-already-matched', 'due-already-paid-over', 'due-changed']).toContain(
      await race([line?.lineId, line?.lineId]),
    );
    expect(['due-already-paid-over', 'due-changed']).toContain(await race([line?.lineId, twin?.lineId]));
  }
});

test('undoing is done once, by whoever is first, and the same person’s retry is harmless', async () => {
  await fresh();
  await season.sell(1, daysAgo(5));
  await settle();
  const [line] = await bringBankLines(season, [cameIn(4_200, 1)]);
  const dueIds = (await at.dues()).map(({ dueId }) => dueId);
  const { body } = await at.confirm({ lineId: line?.lineId, dueIds });
  const mine = await Promise.all([1, 2, 3].map(() => at.undo(body.remittanceId, '认错了')));
  expect(mine.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await balances()).toEqual({ bank: 0, 'due-from-merchant': 4_200, fund: -4_200 });
  const before = await wholeTable();
  expect((await at.undo(body.remittanceId, '认错了')).status).toBe(200);
  expect(await at.undo(body.remittanceId, '认错了', { as: season.colleague })).toMatchObject({
    status: 409,
    body: { code: 'match-already-undone' },
  });
  expect(await wholeTable()).toEqual(before);
});

test('several remittances of one fund at the same moment are all counted', async () => {
  await fresh();
  const shops = await Promise.all(
    ['甲渔行', '乙渔行', '丙渔行'].map((merchantName) => season.another({ merchantName })),
  );
  for (const shop of shops) await season.sell(1, daysAgo(5), shop.offerId);
  for (const days of [9, 8, 7]) await season.sell(1, daysAgo(days));
  await settle();
  const lines = await bringBankLines(
    season,
    [9, 8, 7].map(() => cameIn(4_200, 1)),
  );
  const dues = (await at.dues()).filter(({ dueId }) => dueId.includes(season.merchantId));
  expect(dues.length).toBe(3);
  const answers = await Promise.all(
    lines.map((line, i) => at.confirm({ lineId: line.lineId, dueIds: [dues[i]?.dueId ?? ''] })),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const before = answers.map(({ body }) => (body as unknown as { receivedBefore: number }).receivedBefore);
  expect(before.sort((a, b) => a - b)).toEqual([0, 4_200, 8_400]);
  expect((await at.fund(season.fundId)).received).toBe(12_600);
});

test('a due that grew after it was shown does not add up any more; what is sold after it was paid over is another due', async () => {
  await fresh();
  await season.sell(1, daysAgo(5));
  await settle();
  const [small, line, more] = await bringBankLines(
    season,
    [4_200, 8_400, 4_200].map((amount) => cameIn(amount, 1)),
  );
  const shown = (await at.proposals()).items;
  expect(shown.map(({ line: { lineId } }) => lineId)).toEqual([]);
  const dueIds = (await at.dues()).map(({ dueId }) => dueId);
  await season.sell(1, daysAgo(5, 4));
  await settle();
  expect(await at.confirm({ lineId: small?.lineId, dueIds })).toMatchObject({
    status: 422,
    body: { code: 'amounts-differ' },
  });
  expect((await at.confirm({ lineId: line?.lineId, dueIds })).status).toBe(201);
  await season.sell(1, daysAgo(5, 5));
  await settle();
  const open = await at.dues();
  expect(open).toMatchObject([{ amount: 4_200 }]);
  expect(open[0]?.dueId).not.toBe(dueIds[0]);
  expect((await at.confirm({ lineId: more?.lineId, dueIds: open.map(({ dueId }) => dueId) })).status).toBe(
    201,
  );
  expect(await at.fund(season.fundId)).toMatchObject({ received: 12_600, outstanding: 0 });
});
