import { beforeEach, describe, expect, test } from 'vitest';
import {
  booksBeside,
  countEntries,
  nothingCounted,
  readBooks,
  readDues,
  readEntries,
} from '../../functions/books/checks/books.table';
import { progressItem } from '../../functions/books/checks/progress.item';
import { note, takeUp } from '../../functions/books/checks/progress.table';
import { openPage, payOver } from '../../functions/books/dues/due.table';
import { noteDue } from '../../functions/books/dues/sales.table';
import { putNewFund } from '../../functions/books/funds/fund.table';
import { dueFromMerchant } from '../../functions/books/ledger/entry';
import { areEntered, enter, listStanding } from '../../functions/books/ledger/entry.table';
import { saleEntry } from '../../functions/selling/orders/sale';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import { FundId, MerchantId, OrganisationId, RemittanceId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { ids, makeFund, makePaid } from '../support/make-fish';
import { openDuesOf } from '../support/open-dues';

const o = OrganisationId.parse('chunan');
const elsewhere = OrganisationId.parse('xihu');
const sold = (fundId: FundId, merchantId: MerchantId, number: number) => ({
  ...makePaid(number, 1, `2026-09-08T0${number}:00:00.000Z`),
  fundId,
  merchantId,
});
const owners = () => ({ fundId: FundId.parse(newId('fnd')), merchantId: MerchantId.parse(newId('mer')) });

describe('a fund’s books', () => {
  test('are read whole, oldest first, also where an entry cannot be read', async () => {
    const { fundId, merchantId } = owners();
    const [one, two] = [1, 2].map((number) => saleEntry(sold(fundId, merchantId, number), 1));
    if (!one || !two) throw new Error('made above');
    for (const entry of [two, one]) await table.transact([enter(o, entry)]);
    const broken = { pk: `ORG#${o}#FUND#${fundId}`, sk: 'ENTRY#2026-09-08T03:00:00.000Z#pay-sandbox-broken' };
    await table.put({ ...broken, kind: 'entry', because: 'sale', legs: [] });
    const first = await listStanding(o, fundId, { limit: 2 });
    expect(first.items).toEqual([one, two].map((entry) => ({ entryId: entry.entryId, entry })));
    const rest = await listStanding(o, fundId, { limit: 2, cursor: first.next });
    expect(rest.items).toEqual([{ entryId: 'pay-sandbox-broken' }]);
    expect((await listStanding(elsewhere, fundId, { limit: 2 })).items).toEqual([]);
    const unknown = { ...one, entryId: 'pay-sandbox-other' };
    expect(await areEntered(o, [two, unknown, one])).toEqual([true, false, true]);
    expect(await areEntered(elsewhere, [one])).toEqual([false]);
  });

  test('are added up beside the dues and the months that should follow from them', async () => {
    const { fundId, merchantId } = owners();
    const fund = makeFund({ fundId });
    await table.transact([putNewFund(o, fund)]);
    for (const number of [1, 2]) {
      const of = { count: 1, amount: fen(4_200), agreementId: ids.agreementId };
      await table.transact([
        enter(o, saleEntry(sold(fundId, merchantId, number), number)),
        openPage(o, { merchantId, fundId, day: '2026-09-08', page: number }, of),
      ]);
    }
    const [due, other] = await openDuesOf(o, merchantId);
    if (!due || !other) throw new Error('made above');
    for (const share of due.shares ?? []) await noteDue(o, due, share);
    await table.transact(
      payOver(o, [other], { remittanceId: RemittanceId.parse(newId('rem')), on: '2026-10-10' }),
    );
    const stranger = { ...owners(), day: '2026-09-08', page: 1 };
    await table.transact([
      openPage(o, stranger, { count: 1, amount: fen(4_200), agreementId: ids.agreementId }),
    ]);
    const books = await readBooks(o, fundId);
    const entries = await readEntries(o, fundId);
    expect(await countEntries(o, fundId, nothingCounted())).toEqual(entries);
    expect(await booksBeside(o, fundId, entries, await readDues(o))).toEqual(books);
    expect((await readDues(elsewhere)).get(fundId)).toBeUndefined();
    expect(books.fund).toEqual(fund);
    expect(books.tally.accounts.get(dueFromMerchant(merchantId))).toBe(8_400);
    expect(books.unreadable).toEqual([]);
    expect(books.dues.map(({ dueId, status }) => [dueId, status])).toEqual([
      [due.dueId, 'open'],
      [other.dueId, 'paid-over'],
    ]);
    expect(books.months.map(({ month, days }) => [month, days.length])).toEqual([['2026-09', 1]]);
    const none = await readBooks(o, owners().fundId);
    expect([none.fund, none.dues, none.months]).toEqual([undefined, [], []]);
  });
});

describe('the check of all organisations', () => {
  const now = new Date('2026-09-08T19:00:00.000Z');
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
  beforeEach(() => table.delete(progressItem.key({})));

  const begun = async (at = now) => {
    const hold = await takeUp(true, at);
    if (!hold) throw new Error('nobody holds it');
    return hold;
  };

  test('is begun by one of many at once; the others leave it alone while it is held', async () => {
    expect(await takeUp(false, now)).toBeUndefined();
    const told = await Promise.all(Array.from({ length: 6 }, () => takeUp(true, now)));
    expect(told.filter((hold) => hold !== undefined)).toHaveLength(1);
    expect(await takeUp(true, minutes(4))).toBeUndefined();
  });

  test('that stands as the first release left it is gone on with; of a newer one nothing is guessed', async () => {
    const progress = { startedAt: now.toISOString(), at: { check: 1 }, places: 3, found: 1, repaired: 0 };
    const left = {
      pk: 'STAGE#CHECKS',
      sk: 'PROGRESS',
      kind: 'check-progress',
      ...progress,
      heldUntil: now.toISOString(),
    };
    await table.put(left);
    expect((await takeUp(false, minutes(1)))?.progress).toEqual(progress);
    await table.put({ ...left, v: 2 });
    await expect(takeUp(false, minutes(20))).rejects.toThrow('newer release');
  });

  test('goes on where it was left, by another, when its holder is gone; the late holder notes nothing more', async () => {
    const first = await begun();
    const progress = { ...first.progress, places: 7, at: { check: 2, organisation: 'a-cursor' } };
    const held = await note(first, progress, 'hold', minutes(1));
    expect(held?.progress).toEqual(progress);
    expect(await takeUp(false, minutes(5))).toBeUndefined();
    const second = await takeUp(false, minutes(7));
    expect(second?.progress).toEqual(progress);
    if (!held) throw new Error('noted above');
    expect(await note(held, { ...progress, places: 8 }, 'hold', minutes(8))).toBeUndefined();
  });

  test('is taken up by one of many at once, where its holder is gone', async () => {
    await begun();
    const told = await Promise.all(Array.from({ length: 6 }, () => takeUp(false, minutes(6))));
    expect(told.filter((hold) => hold !== undefined)).toHaveLength(1);
  });

  test('held by somebody whose clock was years ahead waits for nobody: it is taken up, or begun, all the same', async () => {
    const ahead = new Date('2036-09-08T19:00:00.000Z');
    await begun(ahead);
    const held = await takeUp(false, now);
    expect(held?.progress).toMatchObject({ places: 0 });
    await table.delete(progressItem.key({}));
    const first = await begun(ahead);
    await note(first, { ...first.progress, finishedAt: ahead.toISOString() }, 'let go', ahead);
    expect((await begun()).progress).toMatchObject({ startedAt: now.toISOString() });
    // A little ahead is as good as ours.
    expect(await takeUp(false, minutes(-9))).toBeUndefined();
  });

  test('that is done is begun anew only where that is asked', async () => {
    const first = await begun();
    const finishedAt = minutes(1).toISOString();
    await note(first, { ...first.progress, places: 7, finishedAt }, 'let go', minutes(1));
    expect(await takeUp(false, minutes(2))).toBeUndefined();
    const next = await begun(minutes(3));
    expect(next.progress).toMatchObject({ startedAt: minutes(3).toISOString(), places: 0 });
    expect(next.progress).not.toHaveProperty('finishedAt');
  });
});
