import { describe, expect, test } from 'vitest';
import { dueIdOf, openDues, type Due, type DuePlace, type OpenDue } from '../../functions/books/dues/due';
import {
  addToPage,
  allOpenDues,
  findPage,
  getDue,
  getDues,
  listDues,
  openPage,
  payOver,
  reopen,
} from '../../functions/books/dues/due.table';
import { listSales, noteDue } from '../../functions/books/dues/sales.table';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import { AgreementId, FundId, MerchantId, OrganisationId, RemittanceId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { refusalOfAsync } from '../support/refusal';
import { openDuesOf } from '../support/open-dues';

const o = OrganisationId.parse('chunan');
const elsewhere = OrganisationId.parse('xihu');
const newPlace = (day = '2026-09-08'): DuePlace => ({
  merchantId: MerchantId.parse(newId('mer')),
  fundId: FundId.parse(newId('fnd')),
  day,
});
const agreementId = AgreementId.parse(newId('agr'));
const two = { count: 2, amount: fen(8_400), agreementId };
const remittance = { remittanceId: RemittanceId.parse(newId('rem')), on: '2026-10-10' };

/** Counts something on whatever page is the day's now. */
const count = async (place: DuePlace, of = two) => {
  const page = await findPage(o, place);
  await table.transact(['open' in page ? addToPage(o, page.open, of) : openPage(o, page.next, of)]);
};
const openOf = async (place: DuePlace): Promise<OpenDue> => {
  const [due] = await openDuesOf(o, place.merchantId);
  if (!due) throw new Error('no open due');
  return due;
};

describe('a day’s due', () => {
  test('opens with its first sale, grows with the next, and may go below nothing', async () => {
    const place = newPlace();
    await count(place);
    await count(place);
    expect(await openOf(place)).toEqual({
      ...place,
      page: 1,
      dueId: dueIdOf({ ...place, page: 1 }),
      count: 4,
      amount: 16_800,
      shares: [{ agreementId, count: 4, amount: 16_800 }],
      version: 2,
      status: 'open',
    });
    await count(place, { count: -5, amount: fen(-21_000), agreementId });
    expect(await openOf(place)).toMatchObject({ count: -1, amount: -4_200, version: 3 });
  });

  test('two who open the same page: the second is told to read again', async () => {
    const place = newPlace();
    const page = { ...place, page: 1 };
    await table.transact([openPage(o, page, two)]);
    expect(await refusalOfAsync(() => table.transact([openPage(o, page, two)]))).toBe('stale');
    expect((await openOf(place)).amount).toBe(8_400);
  });

  test('nothing is added to a page that was never opened or is paid over', async () => {
    const place = newPlace();
    const page = { ...place, page: 1 };
    expect(await refusalOfAsync(() => table.transact([addToPage(o, page, two)]))).toBe('stale');
    expect(await getDue(o, dueIdOf(page))).toBeUndefined();
    await count(place);
    await table.transact(payOver(o, [await openOf(place)], remittance));
    expect(await refusalOfAsync(() => table.transact([addToPage(o, page, two)]))).toBe('stale');
  });
});

describe('a due of several agreements', () => {
  const ten = { agreementId: AgreementId.parse(newId('agr')), count: 1, amount: fen(1_000) };
  const sharesOf = (due: Due | undefined) =>
    due?.shares?.toSorted((a, b) => b.amount - a.amount).map(({ count: items, amount }) => [items, amount]);

  test('keeps what each of them promised, wherever it goes', async () => {
    const place = newPlace();
    await count(place);
    await count(place, ten);
    await count(place, ten);
    const before = await openOf(place);
    const shares = [
      [2, 8_400],
      [2, 2_000],
    ];
    expect([before.amount, sharesOf(before)]).toEqual([10_400, shares]);
    await table.transact(payOver(o, [before], remittance));
    const paid = await getDue(o, before.dueId);
    expect(sharesOf(paid)).toEqual(shares);
    if (paid?.status !== 'paid-over') throw new Error('paid over above');
    await table.transact(reopen(o, [paid]));
    expect(sharesOf(await openOf(place))).toEqual(shares);
  });
});

describe('paying over', () => {
  test('moves it, keeps its figures, and says by which remittance; the day’s next sale opens the next page', async () => {
    const place = newPlace();
    await count(place);
    const before = await openOf(place);
    await table.transact(payOver(o, [before], remittance));
    expect(await getDue(o, before.dueId)).toEqual({
      ...before,
      status: 'paid-over',
      remittanceId: remittance.remittanceId,
      paidOverOn: '2026-10-10',
    });
    await count(place);
    expect(await openOf(place)).toMatchObject({
      page: 2,
      count: 2,
      amount: 8_400,
      shares: [two],
      version: 1,
    });
  });

  test('not of a due that changed since it was read: all or none', async () => {
    const [one, other] = [newPlace(), newPlace()];
    await count(one);
    await count(other);
    const read = [await openOf(one), await openOf(other)];
    await count(other);
    expect(await refusalOfAsync(() => table.transact(payOver(o, read, remittance)))).toBe('due-changed');
    expect((await openOf(one)).status).toBe('open');
    await table.transact(payOver(o, [await openOf(one), await openOf(other)], remittance));
    expect(await refusalOfAsync(() => table.transact(payOver(o, read, remittance)))).toBe('due-changed');
  });

  test('is undone as it was done, by the same remittance only; then it can be paid over again', async () => {
    const place = newPlace();
    await count(place);
    const before = await openOf(place);
    await table.transact(payOver(o, [before], remittance));
    const paid = await getDue(o, before.dueId);
    if (paid?.status !== 'paid-over') throw new Error('paid over above');
    const stranger = { ...paid, remittanceId: RemittanceId.parse(newId('rem')) };
    expect(await refusalOfAsync(() => table.transact(reopen(o, [stranger])))).toBe('due-changed');
    await table.transact(reopen(o, [paid]));
    expect(await openOf(place)).toEqual(before);
    expect(await refusalOfAsync(() => table.transact(reopen(o, [paid])))).toBe('due-changed');
    await table.transact(payOver(o, [before], remittance));
  });

  test('moves it never onto one that stands: neither is overwritten, whichever way', async () => {
    const place = newPlace();
    await count(place);
    const open = await openOf(place);
    await table.transact(payOver(o, [open], remittance));
    const paid = await getDue(o, open.dueId);
    if (paid?.status !== 'paid-over') throw new Error('paid over above');
    await table.transact([openPage(o, open, two)]);
    expect(await refusalOfAsync(() => table.transact(payOver(o, [open], remittance)))).toBe('due-changed');
    expect(await refusalOfAsync(() => table.transact(reopen(o, [paid])))).toBe('due-changed');
    expect(await openOf(place)).toEqual(open);
  });

  test('a page reopened beside a newer one: sales go to the newer one, and both are owed', async () => {
    const place = newPlace();
    await count(place);
    const first = await openOf(place);
    await table.transact(payOver(o, [first], remittance));
    await count(place);
    const paid = await getDue(o, first.dueId);
    if (paid?.status !== 'paid-over') throw new Error('paid over above');
    await table.transact(reopen(o, [paid]));
    await count(place);
    const open = await openDuesOf(o, place.merchantId);
    expect(open.map(({ page, amount }) => [page, amount])).toEqual([
      [1, 8_400],
      [2, 16_800],
    ]);
    expect(openDues(open).total).toBe(25_200);
  });
});

describe('all that is owed', () => {
  const here = OrganisationId.parse('all-that-is-owed');
  const merchants = [1, 2, 3].map((number) => MerchantId.parse(`mer_${String(number).repeat(26)}`));
  const fundId = FundId.parse(newId('fnd'));

  test('is read whole; where it is too much, every merchant is read whole or not at all', async () => {
    for (const merchantId of merchants)
      for (const day of ['2026-09-07', '2026-09-08', '2026-09-09'])
        await table.transact([openPage(here, { merchantId, fundId, day, page: 1 }, two)]);
    const read = async (most: number) => {
      const { dues, isCut } = await allOpenDues(here, { most });
      return [...dues.map((due) => merchants.indexOf(due.merchantId)), isCut];
    };
    const one = [0, 0, 0];
    const both = [...one, 1, 1, 1];
    expect(await read(100)).toEqual([...both, 2, 2, 2, false]);
    expect(await read(8)).toEqual([...both, true]);
    expect(await read(5)).toEqual([...one, true]);
    expect(await read(2)).toEqual([true]);
  });
});

describe('the lists', () => {
  test('open and paid over, by merchant and day, page by page, of one organisation alone', async () => {
    const merchantId = MerchantId.parse(newId('mer'));
    const places = ['2026-09-07', '2026-09-08', '2026-09-09'].map((day) => ({
      ...newPlace(day),
      merchantId,
    }));
    for (const place of places) await count(place);
    const first = await listDues(o, { status: 'open', merchantId, limit: 2 });
    const second = await listDues(o, { status: 'open', merchantId, limit: 2, cursor: first.next });
    expect([...first.items, ...second.items].map((due) => due.day)).toEqual(places.map(({ day }) => day));
    const [due] = first.items;
    if (due?.status !== 'open') throw new Error('open above');
    await table.transact(payOver(o, [due], remittance));
    const days = async (status: 'open' | 'paid-over', of = o) =>
      (await listDues(of, { status, merchantId, limit: 10 })).items.map(({ day }) => day);
    expect([await days('open'), await days('paid-over')]).toEqual([
      ['2026-09-08', '2026-09-09'],
      ['2026-09-07'],
    ]);
    expect([await days('open', elsewhere), await days('paid-over', elsewhere)]).toEqual([[], []]);
  });

  test('by their ids wherever they stand, in the order asked; what does not exist is missing', async () => {
    const [one, other] = [newPlace(), newPlace()];
    await count(one);
    await count(other);
    const [a, b] = [await openOf(one), await openOf(other)];
    await table.transact(payOver(o, [b], remittance));
    const found = await getDues(o, [b.dueId, dueIdOf({ ...one, page: 9 }), a.dueId]);
    expect(found.map((due) => due?.status)).toEqual(['paid-over', undefined, 'open']);
    expect((await getDues(elsewhere, [a.dueId]))[0]).toBeUndefined();
  });
});

test('the month takes over the newest figures of each day, in whatever order and however often they come', async () => {
  const place = newPlace();
  const due = (version: number, amount: number, page = 1, day = '2026-09-08'): OpenDue => ({
    ...place,
    day,
    page,
    dueId: dueIdOf({ ...place, day, page }),
    count: amount / 4_200,
    amount: fen(amount),
    version,
    status: 'open',
  });
  const shareOf = ({ count: items, amount }: OpenDue) => ({ agreementId, count: items, amount });
  for (const one of [
    due(3, 12_600),
    due(1, 4_200),
    due(2, 8_400),
    due(3, 12_600),
    due(1, 4_200, 2),
    due(1, -4_200, 1, '2026-09-30'),
  ])
    await noteDue(o, one, shareOf(one));
  const october = due(1, 4_200, 1, '2026-10-01');
  await noteDue(o, october, shareOf(october));
  const months = await listSales(o, place.fundId);
  expect(months.map(({ month, days }) => [month, days])).toEqual([
    [
      '2026-09',
      [
        { day: '2026-09-08', page: 1, count: 3, amount: 12_600 },
        { day: '2026-09-08', page: 2, count: 1, amount: 4_200 },
        { day: '2026-09-30', page: 1, count: -1, amount: -4_200 },
      ],
    ],
    ['2026-10', [{ day: '2026-10-01', page: 1, count: 1, amount: 4_200 }]],
  ]);
  const { merchantId } = place;
  expect(await listSales(o, place.fundId, { merchantId, agreementId })).toEqual(months);
  const another = AgreementId.parse(newId('agr'));
  expect(await listSales(o, place.fundId, { merchantId, agreementId: another })).toEqual([]);
  await noteDue(o, october, { agreementId: another, count: 1, amount: fen(1_000) });
  expect((await listSales(o, place.fundId, { merchantId, agreementId: another })).length).toBe(1);
  expect(await listSales(o, place.fundId, { merchantId, agreementId })).toEqual(months);
  expect(await listSales(elsewhere, place.fundId)).toEqual([]);
});
