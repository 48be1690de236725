import { beforeAll, expect, test } from 'vitest';
import { listAudited } from '../../functions/people/audit/audit.table';
import { asked } from '../support/ask';
import { bringBankLines, cameIn } from '../support/bank-line';
import {
  daysAgo,
  fishSeason,
  newTransactionId,
  type FishSeason,
  type SoldFish,
} from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, paymentLine, refundLine, wechat, type FileGiven, type Line } from '../support/statement-files';
import { wholeTable } from '../support/whole-table';

/*
 * A week of fish, reconciled: the provider's bill against the orders, the merchant's remittance against the dues. After each
 * step the books are printed, and must balance.
 */
let season: FishSeason;
let at: ReturnType<typeof desk>;
const sold: SoldFish[] = [];
let bill: FileGiven;
let remitted: Line | undefined;
let remittanceId = '';

beforeAll(async () => {
  season = await fishSeason('chunan');
  at = desk(season);
});

type Entry = { at: string; because: string; legs: { account: string; debit?: number; credit?: number }[] };
type Books = { bank: number; owed: number; fund: number };
const yuan = (fen: number) => (fen / 100).toFixed(2).padStart(9);

/** Prints the fund's books, newest entry last, and checks them: every entry, the whole, and the fund beside the bank. */
const books = async (step: string): Promise<Books> => {
  await settle();
  const path = `${season.at}/funds/${season.fundId}/entries?limit=50`;
  const { items } = await asked<{ items: Entry[] }>(200, 'GET', path, undefined, { as: season.auditor });
  const left = new Map<string, number>();
  const rows = items.reverse().map(({ because, legs }) => {
    const told = legs.map(({ account, debit = 0, credit = 0 }) => {
      const kind = account.split(':')[0] ?? '';
      left.set(kind, (left.get(kind) ?? 0) + debit - credit);
      return `${debit > 0 ? 'debit ' : 'credit'} ${kind.padEnd(18)}${yuan(debit || credit)}`;
    });
    expect(legs.reduce((sum, { debit = 0, credit = 0 }) => sum + debit - credit, 0)).toBe(0);
    return `  ${because.padEnd(18)} ${told.join('   ')}`;
  });
  const fund = await at.fund(season.fundId);
  const now = {
    bank: left.get('bank') ?? 0,
    owed: left.get('due-from-merchant') ?? 0,
    fund: -(left.get('fund') ?? 0),
  };
  console.log(
    [step, ...rows, `  bank ${yuan(now.bank)}   owed ${yuan(now.owed)}   fund ${yuan(now.fund)}`].join('\n'),
  );
  expect(now.bank + now.owed - now.fund).toBe(0);
  expect(fund.received).toBe(now.bank);
  const open = await at.dues();
  expect(open.reduce((sum, { amount }) => sum + amount, 0)).toBe(now.owed);
  return now;
};

const differenceOf = async (reason: string) => {
  const found = (await at.differences()).find((each) => each.found.reason === reason);
  if (!found) throw new Error(`no ${reason}`);
  return found.differenceId;
};

test('1 · seven fish are sold on three days, ¥42 of each is owed', async () => {
  for (const [day, quantity] of [
    [6, 2],
    [5, 1],
    [4, 4],
  ] as const)
    sold.push(await season.sell(quantity, daysAgo(day)));
  expect(await books('sold')).toEqual({ bank: 0, owed: 29_400, fund: 29_400 });
});

test('2 · the bill agrees with two payments; a stranger, a wrong amount, a lost notice and a refund are for people', async () => {
  const [first, second, third] = sold;
  if (!first || !second || !third) throw new Error('three sales');
  const lost = {
    orderId: await season.order(1),
    transactionId: newTransactionId(),
    amount: 16_800,
    paidAt: daysAgo(4, 7),
  };
  bill = wechat([
    paymentLine(first),
    { ...paymentLine(second), amount: 16_000 },
    paymentLine(third),
    paymentLine(lost),
    {
      ...paymentLine(lost),
      at: daysAgo(4, 8),
      transactionId: newTransactionId(),
      merchantOrderId: 'POS-20260908-7',
    },
    refundLine(third, { refundId: '50300000000000000000000001', amount: 33_600, at: daysAgo(3) }),
  ]);
  const { body } = await at.bring(bill);
  expect(body.counts).toMatchObject({ lines: 6, added: 6, matched: 2, differing: 4, missing: 0 });
  expect((await at.differences()).map(({ found }) => found.reason)).toEqual([
    'amount-differs',
    'payment-not-recorded',
    'no-such-order',
    'refund-not-recorded',
  ]);
  expect(await books('bill imported')).toEqual({ bank: 0, owed: 29_400, fund: 29_400 });
});

test('3 · each is resolved with a note, by a person; the books follow', async () => {
  const resolve = async (reason: string, how: string, note: string) =>
    expect((await at.resolve(await differenceOf(reason), { how, note })).status).toBe(200);
  await resolve('no-such-order', 'set-aside', '门店收款码,与义卖无关');
  await resolve('amount-differs', 'set-aside', '平台立减 8 元由平台承担');
  await resolve('payment-not-recorded', 'record-payment', '通知丢失,按账单补记');
  expect(await books('a lost payment recorded')).toEqual({ bank: 0, owed: 33_600, fund: 33_600 });
  await resolve('refund-not-recorded', 'record-refund', '退两条');
  expect(await books('a refund recorded')).toEqual({ bank: 0, owed: 25_200, fund: 25_200 });
  expect(await at.differences()).toEqual([]);
  expect((await at.differences('resolved')).length).toBe(4);
});

test('4 · the same bill again changes nothing', async () => {
  const before = await wholeTable();
  expect((await at.bring(bill)).status).toBe(200);
  expect(await wholeTable()).toEqual(before);
});

test('5 · the merchant’s one transfer is proposed for all three days, and a person confirms', async () => {
  [remitted] = await bringBankLines(season, [cameIn(25_200, 1), cameIn(31, 1, { counterpartyName: '结息' })]);
  const { items } = await at.proposals();
  expect(items).toMatchObject([
    { because: 'payer-and-total', total: 25_200, line: { lineId: remitted?.lineId } },
  ]);
  const dueIds = items[0]?.dues.map(({ dueId }) => dueId) ?? [];
  expect(dueIds.length).toBe(3);
  const { status, body } = await at.confirm({ lineId: remitted?.lineId, dueIds });
  expect(status).toBe(201);
  remittanceId = body.remittanceId;
  expect(await books('paid over')).toEqual({ bank: 25_200, owed: 0, fund: 25_200 });
});

test('6 · undone with a reason, it is owed again; redone, it is paid; both stay in the books', async () => {
  expect((await at.undo(remittanceId, '先等商家确认')).status).toBe(200);
  expect(await books('undone')).toEqual({ bank: 0, owed: 25_200, fund: 25_200 });
  const dueIds = (await at.dues()).map(({ dueId }) => dueId);
  expect((await at.confirm({ lineId: remitted?.lineId, dueIds, because: '商家已确认' })).status).toBe(201);
  expect(await books('redone')).toEqual({ bank: 25_200, owed: 0, fund: 25_200 });
});

test('7 · a refund after the money was paid over is carried to its own day, and set against the next transfer', async () => {
  const [first] = sold;
  if (!first) throw new Error('a sale');
  const refund = refundLine(first, {
    refundId: '50300000000000000000000002',
    amount: 16_800,
    at: daysAgo(2),
  });
  const { body } = await at.bring(wechat([refund], { billType: 'REFUND' }));
  expect(body.counts).toMatchObject({ lines: 1, differing: 1, missing: 0 });
  const note = '到货后退一条';
  expect(
    (await at.resolve(await differenceOf('refund-not-recorded'), { how: 'record-refund', note })).status,
  ).toBe(200);
  expect(await books('a late refund')).toEqual({ bank: 25_200, owed: -4_200, fund: 21_000 });
  await season.sell(3, daysAgo(1));
  expect(await books('three more fish')).toEqual({ bank: 25_200, owed: 8_400, fund: 33_600 });
  const [line] = await bringBankLines(season, [cameIn(8_400, 0)]);
  const [proposed] = (await at.proposals()).items;
  expect(proposed).toMatchObject({ line: { lineId: line?.lineId }, total: 8_400 });
  const dueIds = proposed?.dues.map(({ dueId }) => dueId) ?? [];
  expect((await at.confirm({ lineId: line?.lineId, dueIds })).status).toBe(201);
  expect(await books('settled')).toEqual({ bank: 33_600, owed: 0, fund: 33_600 });
});

test('8 · the audit tells who did what, in order', async () => {
  const { items } = await listAudited(season.o, { limit: 50 });
  const told = items.reverse().filter(({ what }) => /statement|difference|match/.test(what));
  console.log(told.map(({ at: when, what, which }) => `  ${when} ${what.padEnd(28)} ${which}`).join('\n'));
  expect(told.map(({ what }) => what)).toEqual([
    'statement-imported',
    'difference-set-aside',
    'difference-set-aside',
    'difference-record-payment',
    'difference-record-refund',
    'statement-imported',
    'match-confirmed',
    'match-undone',
    'match-confirmed',
    'statement-imported',
    'difference-record-refund',
    'statement-imported',
    'match-confirmed',
  ]);
  expect(new Set(told.map(({ by }) => by))).toEqual(new Set([season.finance.personId]));
});
