import { describe, expect, test } from 'vitest';
import { getFile, putNewFile } from '../../functions/books/files/file.table';
import { newestSpendings, readOpen } from '../../functions/books/checks/books.table';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import { FileId, FundId, HandOverId, OrganisationId, SpendingId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import type { HandOver } from '../../functions/books/hand-overs/hand-over';
import {
  getHandOverAsked,
  listHandOvers,
  getHandOver,
  listHandOversOf,
  markCorrected,
  putNewHandOver,
} from '../../functions/books/hand-overs/hand-over.table';
import { approve, decline, SpendingRow, type PendingSpending } from '../../functions/books/spending/spending';
import {
  countHandedOver,
  getDecided,
  getSpending,
  getSpendingAsked,
  listOpenSpendings,
  listSpendings,
  listStretches,
  listWhetherOpen,
  putDecidedRow,
  putDecision,
  putNewSpending,
  putStretch,
} from '../../functions/books/spending/spending.table';
import { another, makeSpending, someone } from '../support/make-fish';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');
const elsewhere = OrganisationId.parse('xihu');
const newFund = () => FundId.parse(newId('fnd'));
const newSpending = (part: Partial<PendingSpending> = {}): PendingSpending => ({
  ...makeSpending(),
  spendingId: SpendingId.parse(newId('spd')),
  fundId: newFund(),
  ...part,
});
const made = async (part: Partial<PendingSpending> = {}): Promise<PendingSpending> => {
  const spending = newSpending(part);
  await putNewSpending(o, spending, 'a', []);
  return spending;
};

describe('what is open', () => {
  test('is listed for all funds as its rows say now, oldest first, and leaves the list', async () => {
    const town = OrganisationId.parse('open-town');
    const make = async (requestedAt: string) => {
      const spending = newSpending({ requestedAt });
      await putNewSpending(town, spending, 'a', []);
      return spending;
    };
    const later = await make('2026-10-02T01:00:00.000Z');
    const earlier = await make('2026-10-01T01:00:00.000Z');
    const listed = async () =>
      (await listOpenSpendings(town, { limit: 5 })).items.map((one) => one.spendingId);
    for (const spending of [later, earlier, later]) await listWhetherOpen(town, spending);
    expect(await listed()).toEqual([earlier.spendingId, later.spendingId]);
    expect(await readOpen(town)).toEqual(new Set([earlier.spendingId, later.spendingId]));
    expect(await newestSpendings(town, later.fundId)).toMatchObject([{ spendingId: later.spendingId }]);
    expect((await listOpenSpendings(elsewhere, { limit: 5 })).items).toEqual([]);
    const by = { personId: another, name: undefined };
    const declined = decline(earlier, by, '2026-10-03', '重复');
    await table.transact([putDecidedRow(town, declined)]);
    for (const _ of [1, 2]) await listWhetherOpen(town, earlier);
    expect(await listed()).toEqual([later.spendingId]);
    const approved = approve(later, by, '2026-10-03');
    await table.transact([putDecidedRow(town, approved)]);
    await table.transact([countHandedOver(town, SpendingRow.parse(approved), later.bought?.quantity ?? 0)]);
    await listWhetherOpen(town, later);
    expect(await listed()).toEqual([]);
  });
});

describe('a spending', () => {
  test('is asked for once; a retry finds it, another request under its key is refused', async () => {
    const spending = newSpending();
    const { spendingId, fundId, requestedAt } = spending;
    expect(await getSpendingAsked(o, spendingId, 'a')).toBeUndefined();
    for (const _ of [1, 2])
      expect(await putNewSpending(o, spending, 'a', [])).toMatchObject({ fundId, requestedAt });
    expect(await refusalOfAsync(() => putNewSpending(o, spending, 'b', []))).toBe('request-key-reused');
    expect(await getSpendingAsked(o, spendingId, 'a')).toEqual(spending);
    expect(await refusalOfAsync(() => getSpendingAsked(o, spendingId, 'b'))).toBe('request-key-reused');
    expect(await getSpending(o, spendingId)).toEqual({ spending, deciderId: undefined });
    expect(await getSpending(elsewhere, spendingId)).toBeUndefined();
  });

  test('is decided once: this decision again changes nothing, another is refused, and so is one of nothing', async () => {
    const spending = await made();
    const { spendingId } = spending;
    const by = { deciderId: another, decidedAt: '2026-10-13T02:00:00.000Z' };
    const decided = approve(spending, { personId: another, name: '王主任' }, '2026-10-13');
    const decide = (asked: typeof by) =>
      table.transact([putDecision(o, decided, asked), putDecidedRow(o, decided)]);
    expect(await decide(by)).toBe('done');
    expect(await decide(by)).toBe('already');
    for (const other of [
      { ...by, deciderId: someone },
      { ...by, decidedAt: '2026-10-14T02:00:00.000Z' },
    ])
      expect(await refusalOfAsync(() => decide(other))).toBe('spending-already-decided');
    expect(await getSpending(o, spendingId)).toEqual({ spending: decided, deciderId: another });
    const so = (deciderId: typeof someone, status: 'approved' | 'declined') =>
      getDecided(o, spendingId, { deciderId, status });
    expect(await so(another, 'approved')).toEqual(decided);
    expect([await so(someone, 'approved'), await so(another, 'declined')]).toEqual([undefined, undefined]);
    expect(
      await getDecided(elsewhere, spendingId, { deciderId: another, status: 'approved' }),
    ).toBeUndefined();
    const nothing = () =>
      table.transact([
        putDecision(o, approve(newSpending(), { personId: another, name: '王主任' }, '2026-10-13'), by),
      ]);
    expect(await refusalOfAsync(nothing)).toBe('spending-already-decided');
  });

  test('keeps why it was declined with its papers', async () => {
    const spending = await made({ invoiceNumber: '24332000000012345678' });
    const declined = decline(spending, { personId: another, name: undefined }, '2026-10-13', '发票不清');
    const by = { deciderId: another, decidedAt: '2026-10-13T02:00:00.000Z' };
    await table.transact([putDecision(o, declined, by), putDecidedRow(o, declined)]);
    expect(await getSpending(o, spending.spendingId)).toEqual({ spending: declined, deciderId: another });
  });

  test('counts what is handed over of it, only as it was read', async () => {
    const spending = await made();
    await table.transact([countHandedOver(o, spending, 5)]);
    expect(await refusalOfAsync(() => table.transact([countHandedOver(o, spending, 7)]))).toBe('stale');
    const { spending: now } = (await getSpending(o, spending.spendingId)) ?? {};
    if (!now) throw new Error('made above');
    expect(now.bought?.handedOver).toBe(5);
    await table.transact([countHandedOver(o, now, 7)]);
    expect((await getSpending(o, spending.spendingId))?.spending.bought?.handedOver).toBe(12);
    expect(await refusalOfAsync(() => table.transact([countHandedOver(o, newSpending(), 1)]))).toBe('stale');
  });

  test('is in its fund’s list, newest first, whatever was decided', async () => {
    const fundId = newFund();
    const on = (day: number) => made({ fundId, requestedAt: `2026-10-1${day}T02:00:00.000Z` });
    const [one, three, two] = [await on(1), await on(3), await on(2)];
    await made();
    const decided = approve(two, { personId: another, name: undefined }, '2026-10-13');
    await table.transact([putDecidedRow(o, decided)]);
    const first = await listSpendings(o, fundId, { limit: 2 });
    expect(first.items).toEqual([three, decided].map((one) => SpendingRow.parse(one)));
    expect((await listSpendings(o, fundId, { limit: 2, cursor: first.next })).items).toEqual([
      SpendingRow.parse(one),
    ]);
    expect((await listSpendings(elsewhere, fundId, { limit: 2 })).items).toEqual([]);
  });
});

test('which spendings took a stretch of the fund’s money: those that overlap it, newest first, so many at most', async () => {
  const fundId = newFund();
  const stretches = [0, 1, 2, 3].map((at) => ({
    spendingId: SpendingId.parse(newId('spd')),
    from: fen(at * 1_000),
    amount: fen(1_000),
  }));
  for (const stretch of stretches) await table.transact([putStretch(o, fundId, stretch)]);
  const taken = async (from: number, to: number, most = 10) =>
    (await listStretches(o, fundId, { from: fen(from), to: fen(to), most })).map((stretch) => stretch.from);
  expect(await taken(1_000, 3_000)).toEqual([2_000, 1_000]);
  expect(await taken(999, 3_001)).toEqual([3_000, 2_000, 1_000, 0]);
  expect(await taken(0, 4_000, 2)).toEqual([3_000, 2_000]);
  expect(await taken(4_000, 9_000)).toEqual([]);
  expect(await listStretches(elsewhere, fundId, { from: fen(0), to: fen(9_000), most: 9 })).toEqual([]);
});

describe('a hand-over', () => {
  const handOver = (spendingId: SpendingId, on: string): HandOver => ({
    handOverId: HandOverId.parse(newId('hnd')),
    spendingId,
    quantity: 5,
    unit: { zh: '只' },
    place: { zh: '芹川村' },
    receivedBy: '王大爷',
    on,
  });

  test('is recorded once, under its spending', async () => {
    const [spending, fundId] = [newSpending(), newFund()];
    const one = handOver(spending.spendingId, '2026-10-20');
    const record = (asked: string) => putNewHandOver(o, fundId, one, { asked, also: [] });
    expect(await getHandOverAsked(o, one, 'a')).toBeUndefined();
    for (const _ of [1, 2]) expect(await record('a')).toEqual(one);
    expect(await refusalOfAsync(() => record('b'))).toBe('request-key-reused');
    expect(await getHandOverAsked(o, one, 'a')).toEqual(one);
    expect(await refusalOfAsync(() => getHandOverAsked(o, one, 'b'))).toBe('request-key-reused');
    expect(await getHandOverAsked(elsewhere, one, 'a')).toBeUndefined();
  });

  test('is listed with its fund, the latest day first, and with its spending', async () => {
    const fundId = newFund();
    const [a, b] = [newSpending().spendingId, newSpending().spendingId];
    const [one, three, two] = [
      handOver(a, '2026-10-01'),
      handOver(a, '2026-10-03'),
      handOver(b, '2026-10-02'),
    ];
    for (const each of [one, three, two]) await putNewHandOver(o, fundId, each, { asked: 'a', also: [] });
    const first = await listHandOvers(o, fundId, { limit: 2 });
    expect(first.items).toEqual([three, two]);
    expect((await listHandOvers(o, fundId, { limit: 2, cursor: first.next })).items).toEqual([one]);
    expect((await listHandOversOf(o, a)).map(({ on }) => on).sort()).toEqual(['2026-10-01', '2026-10-03']);
    expect(await listHandOversOf(o, b)).toEqual([two]);
    // Another line in its place, once.
    expect(await getHandOver(o, two)).toEqual(two);
    expect(await getHandOver(elsewhere, two)).toBeUndefined();
    const other = { ...two, handOverId: HandOverId.parse(newId('hnd')) };
    await table.transact([markCorrected(o, two, other)]);
    expect(await getHandOver(o, two)).toEqual({ ...two, correctedBy: other.handOverId });
    expect(await refusalOfAsync(() => table.transact([markCorrected(o, two, two)]))).toBe(
      'hand-over-corrected',
    );
    expect(await listHandOversOf(elsewhere, b)).toEqual([]);
  });
});

test('a file’s facts are kept once; other bytes or another name under its key are refused', async () => {
  const file = {
    fileId: FileId.parse(newId('fil')),
    name: '发票.pdf',
    type: 'application/pdf' as const,
    size: 1_024,
    sha256: 'ab'.repeat(32),
    uploadedBy: someone,
    uploadedAt: '2026-10-12T02:00:00.000Z',
  };
  for (const _ of [1, 2]) expect(await putNewFile(o, file, 'a')).toEqual(file);
  expect(await putNewFile(o, { ...file, size: 1 }, 'a')).toEqual(file);
  expect(await refusalOfAsync(() => putNewFile(o, file, 'b'))).toBe('request-key-reused');
  expect(await getFile(o, file.fileId)).toEqual(file);
  expect(await getFile(elsewhere, file.fileId)).toBeUndefined();
});
