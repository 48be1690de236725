import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { asked } from '../support/ask';
import { daysAgo, fishSeason, newTransactionId, type FishSeason } from '../support/fish-season';
import type { TradeBillLine } from '../support/make-statements';
import { settle } from '../support/settle';
import {
  bank,
  desk,
  paymentLine,
  refundLine,
  saveMapping,
  wechat,
  type Line,
} from '../support/statement-files';
import { wholeTable } from '../support/whole-table';

let season: FishSeason;
let at: ReturnType<typeof desk>;

beforeAll(async () => {
  season = await fishSeason('bills');
  at = desk(season);
});

/** Payments that no order of ours knows: for what is about files alone. */
const strangers = (count: number, day: number): TradeBillLine[] =>
  Array.from({ length: count }, (_, minute) => ({
    kind: 'payment',
    at: daysAgo(day, 2, minute % 60),
    transactionId: newTransactionId(),
    merchantOrderId: `POS-${minute}`,
    amount: 100 + minute,
  }));
const everything = async () => [
  await wholeTable(),
  await readdir(join(process.env['FILES_DIR'] ?? ''), { recursive: true }).catch(() => []),
];

test('a bill is imported: what agrees is matched, what does not is a difference with its facts', async () => {
  const right = await season.sell(2, daysAgo(3));
  const wrong = await season.sell(1, daysAgo(3, 4));
  const orderId = await season.order(1);
  await settle();
  const lost = { orderId, transactionId: newTransactionId(), amount: 16_800, paidAt: daysAgo(3, 5) };
  const unknown = {
    ...lost,
    orderId: 'SHOP-0001',
    transactionId: newTransactionId(),
    paidAt: daysAgo(3, 5, 30),
  };
  const { status, body } = await at.bring(
    wechat([
      paymentLine(right),
      { ...paymentLine(wrong), amount: 15_800 },
      paymentLine(lost),
      paymentLine(unknown),
      refundLine(right, { refundId: '5030000001', amount: 16_800, at: daysAgo(3, 6) }),
    ]),
  );
  expect([status, body.state]).toEqual([201, 'read']);
  expect(body.counts).toEqual({
    lines: 5,
    added: 5,
    known: 0,
    matched: 1,
    differing: 4,
    open: 0,
    missing: 0,
  });
  const [first, ...others] = await at.lines(body.statementId);
  expect(first?.state).toMatchObject({
    state: 'matched-to-order',
    orderId: right.orderId,
    why: 'provider-reference',
    who: { kind: 'machine' },
  });
  const differences = await at.differences();
  expect(differences.map(({ found }) => found)).toMatchObject([
    { reason: 'amount-differs', billAmount: 15_800, booksAmount: 16_800, orderId: wrong.orderId },
    { reason: 'payment-not-recorded', billAmount: 16_800, orderId: lost.orderId },
    {
      reason: 'no-such-order',
      merchantOrderId: 'SHOP-0001',
      lineIdentity: `wechat-payment-${unknown.transactionId}`,
    },
    { reason: 'refund-not-recorded', billAmount: 16_800, refundId: '5030000001', refundedBefore: 0 },
  ]);
  expect(differences.map(({ lineId }) => lineId)).toEqual(others.map((line) => line.lineId));
  expect(others.map(({ state }) => state)).toEqual(
    differences.map(({ differenceId }) => ({ state: 'differs', differenceId })),
  );
});

test('the preview reads what the import reads, tells it, and stores nothing', async () => {
  const file = wechat(strangers(3, 5), { gzip: true });
  const before = await everything();
  const { status, body } = await at.preview(file);
  expect(await everything()).toEqual(before);
  expect([status, body['importable'], body['importedAs']]).toEqual([200, true, undefined]);
  const imported = await at.bring(file);
  const read = body['lines'] as Line[];
  expect(await at.lines(imported.body.statementId)).toMatchObject(read);
  expect(body['totals']).toEqual((imported.body as unknown as { totals: unknown }).totals);
  expect((await at.preview(file)).body['importedAs']).toBe(imported.body.statementId);
});

test('the same file again is the first answer, for whoever sends it and however often, and changes nothing', async () => {
  const file = wechat(strangers(4, 6));
  const key = 'the-first-import';
  const first = await at.bring(file, { key });
  await settle();
  const before = await everything();
  const again = await at.bring(file);
  const byAnother = await at.bring(file, { as: season.colleague });
  const retried = await at.bring(file, { key });
  expect([first.status, again.status, byAnother.status, retried.status]).toEqual([201, 200, 200, 201]);
  expect([again.body, byAnother.body, retried.body]).toEqual([first.body, first.body, first.body]);
  expect(await everything()).toEqual(before);
});

test('files that overlap add only the lines that are new', async () => {
  const [first, second, third] = strangers(3, 8);
  if (!first || !second || !third) throw new Error('three lines');
  const one = await at.bring(wechat([first, second]));
  const other = await at.bring(wechat([second, third]));
  expect(other.body.counts).toMatchObject({ lines: 2, added: 1, known: 1, differing: 1 });
  expect((await at.lines(one.body.statementId)).length).toBe(2);
  const added = await at.lines(other.body.statementId);
  expect(added.map((line) => [line.lineNumber, line.amount])).toEqual([[3, third.amount]]);
  const told = (await at.differences()).map(({ found }) => found.transactionId);
  expect(told.filter((id) => id === second.transactionId).length).toBe(1);
});

test('two people import the same file at the same moment: it is one statement, each line once', async () => {
  const file = wechat(strangers(30, 9));
  const answers = await Promise.all([
    ...[1, 2, 3].map(() => at.bring(file)),
    at.bring(file, { as: season.colleague }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
  const [first] = answers;
  expect(new Set(answers.map(({ body }) => body.statementId)).size).toBe(1);
  expect(answers.map(({ body }) => body.counts)).toEqual(answers.map(() => first.body.counts));
  expect(first.body.counts).toMatchObject({ lines: 30, added: 30, known: 0 });
  expect((await at.lines(first.body.statementId)).length).toBe(30);
});

test('a payment of ours that the bill lacks is told once, whichever file shows it', async () => {
  const listed = await season.sell(1, daysAgo(11, 2));
  const unlisted = await season.sell(2, daysAgo(11, 5));
  const elsewhen = await season.sell(1, daysAgo(12, 2));
  await settle();
  const { body } = await at.bring(wechat([paymentLine(listed)]));
  expect(body.counts).toMatchObject({ matched: 1, missing: 1 });
  const missing = async () =>
    (await at.differences()).filter(({ found }) => found.reason === 'missing-from-bill');
  expect((await missing()).map(({ found, may }) => [found.orderId, found.booksAmount, may])).toEqual([
    [unlisted.orderId, 33_600, ['set-aside']],
  ]);
  const [stranger] = strangers(1, 11);
  if (!stranger) throw new Error('one line');
  const again = await at.bring(wechat([paymentLine(listed), stranger]));
  expect(again.body.counts).toMatchObject({ missing: 0, known: 1 });
  expect((await missing()).length).toBe(1);
  const all = await at.bring(
    wechat([paymentLine(elsewhen), { ...paymentLine(unlisted) }, paymentLine(listed)]),
  );
  expect(all.body.counts).toMatchObject({ matched: 2, known: 1, missing: 0 });
});

test('a bank’s file is read by the mapping of its account; a line keeps its text and says where it stands', async () => {
  const mappingId = await saveMapping(season);
  const file = bank(
    [
      {
        day: '2026-09-08',
        clock: '09:30:00',
        amount: 8_400,
        counterpartyName: '千岛湖渔家',
        memo: '善款',
        reference: 'B1',
      },
      {
        day: '2026-09-08',
        clock: '10:00:00',
        amount: -500,
        counterpartyName: '手续费',
        memo: '',
        reference: 'B2',
      },
      {
        day: '2026-09-09',
        amount: 100,
        counterpartyName: '<script>alert(1)</script>𠮷田',
        memo: '"引号",逗号',
        reference: 'B3',
      },
    ],
    mappingId,
    { encoding: 'gb18030', grouped: true },
  );
  const { status, body } = await at.bring(file);
  expect([status, body.counts]).toMatchObject([201, { lines: 3, added: 3, open: 2, matched: 0 }]);
  // What the bank took for itself waits for nobody.
  expect(body.toDo).toBe(2);
  const lines = await at.lines(body.statementId);
  expect(lines).toMatchObject([
    {
      kind: 'income',
      amount: 8_400,
      day: '2026-09-08',
      counterpartyName: '千岛湖渔家',
      state: { state: 'open' },
    },
    { kind: 'outgoing', amount: 500 },
    { kind: 'income', counterpartyName: '<script>alert(1)</script>𠮷田', memo: '"引号",逗号' },
  ]);
  const path = `${season.at}/statement-lines/${lines[2]?.lineId}`;
  const one = await asked<{ text: string; steps: unknown[] }>(200, 'GET', path, undefined, {
    as: season.auditor,
  });
  expect(one.text).toContain('<script>alert(1)</script>𠮷田');
  expect(one.steps).toEqual([]);
  const listed = await asked<{ items: unknown[] }>(200, 'GET', `${season.at}/statements`, undefined, {
    as: season.auditor,
  });
  expect(listed.items[0]).toEqual(body);
});

test('long names and memos are shortened in the list, and stand whole in the file', async () => {
  const mappingId = await saveMapping(season, { number: '6222 0001' });
  const name = '杭'.repeat(60);
  const file = bank(
    [{ day: '2026-09-10', amount: 100, counterpartyName: name, memo: '𠮷'.repeat(80) }],
    mappingId,
  );
  const { body } = await at.bring(file);
  const [line] = await at.lines(body.statementId);
  expect(Buffer.byteLength(line?.counterpartyName ?? '')).toBeLessThanOrEqual(100);
  expect(line?.counterpartyName).toMatch(/^杭+…$/);
  expect(line?.memo).toMatch(/^𠮷+…$/u);
  const one = await asked<{ text: string }>(
    200,
    'GET',
    `${season.at}/statement-lines/${line?.lineId}`,
    undefined,
    {
      as: season.finance,
    },
  );
  expect(one.text).toContain(name);
});
