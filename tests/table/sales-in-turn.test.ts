import { describe, expect, test } from 'vitest';
import { enter, listEntriesBefore } from '../../functions/books/ledger/entry.table';
import { dueFromMerchant, move, ofFund, type Entry } from '../../functions/books/ledger/entry';
import { table } from '../../functions/platform/table/table';
import { getMerchants, putNewMerchant } from '../../functions/selling/merchants/merchant.table';
import { salesInTurn, type EntryPlace } from '../../functions/selling/orders/sales-in-turn.table';
import {
  FundId,
  MerchantId,
  OrderId,
  OrganisationId,
  RemittanceId,
  type FundId as Fund,
} from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { meter } from '../support/metered-table';
import { newId } from '../support/new-id';

const o = OrganisationId.parse('chunan');
const merchantId = MerchantId.parse(newId('mer'));
const newFundId = () => FundId.parse(newId('fnd'));
const at = (minute: number) => `2026-09-08T01:${String(minute).padStart(2, '0')}:00.000Z`;

const sale = (fundId: Fund, minute: number): Entry => ({
  entryId: `pay-sandbox-${newId('tx')}`,
  fundId,
  at: at(minute),
  because: 'sale',
  orderId: OrderId.parse(newId('ord')),
  duePage: 1,
  legs: move(fen(4_200), { debit: dueFromMerchant(merchantId), credit: ofFund(fundId) }),
});
const remittance = (fundId: Fund, minute: number): Entry => ({
  entryId: newId('rem'),
  fundId,
  at: at(minute),
  because: 'remittance',
  remittanceId: RemittanceId.parse(newId('rem')),
  legs: move(fen(4_200), { debit: 'bank', credit: dueFromMerchant(merchantId) }),
});
const entered = async (entries: Entry[]): Promise<Entry[]> => {
  for (const entry of entries) await table.transact([enter(o, entry)]);
  return entries;
};
const idsOf = (entries: readonly Entry[]) => entries.map(({ entryId }) => entryId);

describe('the entries of a fund before one that is known', () => {
  test('newest first, within a span, behind the one that is known', async () => {
    const fundId = newFundId();
    const [one, two, three, four] = idsOf(await entered([1, 2, 3, 4].map((minute) => sale(fundId, minute))));
    const asked = (ask: Omit<Parameters<typeof listEntriesBefore>[2], 'limit'>) =>
      listEntriesBefore(o, fundId, { ...ask, limit: 10 }).then(({ items }) => idsOf(items));
    expect(await asked({})).toEqual([four, three, two, one]);
    expect(await asked({ from: at(2), to: at(4) })).toEqual([three, two]);
    expect(await asked({ after: { at: at(3), entryId: three ?? '' } })).toEqual([two, one]);
    expect(await asked({ from: at(3), after: { at: at(3), entryId: three ?? '' } })).toEqual([]);
    expect(await asked({ from: at(4), to: at(2) })).toEqual([]);
    expect(await listEntriesBefore(OrganisationId.parse('xihu'), fundId, { limit: 10 })).toEqual({
      items: [],
    });
  });
});

describe('the sales of several funds in turn', () => {
  const all = async (fundIds: Fund[], most: number, ask: { from?: string; to?: string } = {}) => {
    const told: string[] = [];
    let after: EntryPlace | undefined;
    do {
      const { sales, next } = await salesInTurn(o, fundIds, { ...ask, after, most });
      told.push(...idsOf(sales));
      after = next;
    } while (after);
    return told;
  };

  test('as one list, newest first, each once, however few are looked at; what is no sale is left out', async () => {
    const funds = [newFundId(), newFundId(), newFundId()];
    const [a, b, c] = funds as [Fund, Fund, Fund];
    const entries = await entered([
      ...[1, 4, 7, 10].map((minute) => sale(a, minute)),
      ...[2, 5, 10].map((minute) => sale(b, minute)),
      remittance(a, 6),
      remittance(c, 11),
    ]);
    const wanted = idsOf(
      entries
        .filter(({ because }) => because === 'sale')
        .toSorted((x, y) => (`${x.at}#${x.entryId}` < `${y.at}#${y.entryId}` ? 1 : -1)),
    );
    for (const most of [1, 2, 3, 50]) expect(await all(funds, most), String(most)).toEqual(wanted);
    expect(await all(funds, 2, { from: at(4), to: at(10) })).toEqual(wanted.slice(2, 5));
    expect(await all([], 20)).toEqual([]);
  });

  test('costs the same among a hundred sales of a fund as among thirty', async () => {
    const fundId = newFundId();
    const cost = async () =>
      (await meter.during(newId('in-turn'), () => salesInTurn(o, [fundId], { most: 20 }))).used.rcu;
    await entered(Array.from({ length: 30 }, (_, minute) => sale(fundId, minute % 60)));
    const before = await cost();
    expect(before).toBeLessThanOrEqual(1);
    await entered(Array.from({ length: 70 }, (_, minute) => sale(fundId, minute % 60)));
    expect(await cost()).toBe(before);
  });
});

test('merchants by their numbers, in the order asked', async () => {
  const id = MerchantId.parse(newId('mer'));
  const merchant = { merchantId: id, name: { zh: '千岛湖鲜鱼行' }, contactName: '方老板' };
  await putNewMerchant(o, merchant, { at: at(1), asked: 'a' }, []);
  const found = await getMerchants(o, [MerchantId.parse(newId('mer')), id]);
  expect(found.map((one) => one?.name.zh)).toEqual([undefined, '千岛湖鲜鱼行']);
  expect(await getMerchants(o, [])).toEqual([]);
});
