import { describe, expect, test } from 'vitest';
import { undo, type ConfirmedRemittance } from '../../functions/books/remittances/remittance';
import { getRemittance, putRemittance, putUndone } from '../../functions/books/remittances/remittance.table';
import { hold, receive } from '../../functions/books/funds/fund';
import { getFund, getFunds, onFund, putNewFund, writeFund } from '../../functions/books/funds/fund.table';
import { audited, listAudited } from '../../functions/people/audit/audit.table';
import { enter, getEntry, listEntries, listEntriesBetween } from '../../functions/books/ledger/entry.table';
import {
  getOrder,
  getOrders,
  markPaid,
  putNewOrder,
  putPaid,
} from '../../functions/selling/orders/order.table';
import {
  listExtraPayments,
  listExtraPaymentsOf,
  noteExtraPayment,
} from '../../functions/selling/orders/extra-payment.table';
import { saleEntry } from '../../functions/selling/orders/sale';
import { newId } from '../support/new-id';
import { codec } from '../../functions/platform/table/item';
import { makeOnce, onceWith } from '../../functions/platform/table/once';
import { table, type Write } from '../../functions/platform/table/table';
import { FundId, OrderId, OrganisationId, RemittanceId, StatementLineId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { refuse } from '../../functions/shared/refusals';
import { dueIdOf } from '../../functions/books/dues/due';
import * as z from 'zod';
import { another, ids, makeFund, makeOrder, makePaid, someone } from '../support/make-fish';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');
const elsewhere = OrganisationId.parse('xihu');
const newOrder = () => ({ ...makeOrder(1), orderId: OrderId.parse(newId('ord')) });
const payment = (transactionId = 'tx-number-1') => ({
  provider: 'sandbox',
  transactionId,
  paidAt: '2026-09-08T01:00:30.000Z',
});

describe('what is made once, with other things', () => {
  const thingItem = codec({
    kind: 'thing',
    version: 1,
    pk: '{pk}',
    sk: 'THING',
    shape: z.object({ pk: z.string(), colour: z.string() }),
  });
  const make = (pk: string, asked: string, also: readonly Write[], colour = 'red') =>
    makeOnce(thingItem, { pk, colour }, { asked, also });
  const never = (pk: string) =>
    table.writes.put(
      { pk, sk: 'OTHER', kind: 'other' },
      { condition: 'attribute_not_exists(pk)', otherwise: () => refuse('fund-too-small') },
    );

  test('a retry gets what stands, and the conditions of the others are not asked', async () => {
    const pk = newId('thing');
    await make(pk, 'a', [never(pk)]);
    expect(await make(pk, 'a', [never(pk)], 'blue')).toMatchObject({ colour: 'red' });
  });

  test('another request under the same key is refused; a condition of the others stops it all', async () => {
    const [pk, blocked] = [newId('thing'), newId('thing')];
    await make(pk, 'a', []);
    expect(await refusalOfAsync(() => make(pk, 'b', []))).toBe('request-key-reused');
    await table.put({ pk: blocked, sk: 'OTHER' });
    expect(await refusalOfAsync(() => make(blocked, 'a', [never(blocked)]))).toBe('fund-too-small');
    expect(await table.get(thingItem.stored, thingItem.key({ pk: blocked }))).toBeUndefined();
  });
});

describe('an order', () => {
  test('is placed once; another request under its key is refused', async () => {
    const order = newOrder();
    expect(await putNewOrder(order, 'a')).toEqual(order);
    expect(await putNewOrder({ ...order, quantity: 9 }, 'a')).toEqual(order);
    expect(await refusalOfAsync(() => putNewOrder(order, 'b'))).toBe('request-key-reused');
    expect(await getOrder(elsewhere, order.orderId)).toBeUndefined();
  });

  test('is paid by the first payment; the same again changes nothing; another is told which came first', async () => {
    const order = newOrder();
    await putNewOrder(order, 'a');
    expect(await putPaid(order, payment())).toBeUndefined();
    expect(await putPaid(order, { ...payment(), paidAt: '2026-09-09T00:00:00.000Z' })).toBeUndefined();
    expect(await putPaid(order, payment('tx-number-2'))).toEqual(payment());
    expect(await putPaid(order, { ...payment(), provider: 'wechat' })).toBeUndefined();
    expect(await getOrder(o, order.orderId)).toEqual({
      ...order,
      status: 'paid',
      payment: payment(),
      refunds: [],
    });
    expect(await table.transact([markPaid(order, payment())])).toBe('already');
    expect(await refusalOfAsync(() => table.transact([markPaid(order, payment('tx-number-2'))]))).toBe(
      'order-already-paid',
    );
  });

  test('of a hundred payments at once one makes it paid', async () => {
    const order = newOrder();
    await putNewOrder(order, 'a');
    const told = await Promise.all(
      Array.from({ length: 100 }, (_, at) => putPaid(order, payment(`tx-number-${at}`))),
    );
    expect(told.filter((standing) => standing === undefined)).toHaveLength(1);
    expect(new Set(told.flatMap((standing) => standing?.transactionId ?? [])).size).toBe(1);
  });

  test('orders are found together, in the order asked', async () => {
    const [one, two] = [newOrder(), newOrder()];
    await putNewOrder(one, 'a');
    await putNewOrder(two, 'a');
    const found = await getOrders(o, [two.orderId, OrderId.parse(newId('ord')), one.orderId]);
    expect(found.map((order) => order?.orderId)).toEqual([two.orderId, undefined, one.orderId]);
  });
});

test('a payment too much is kept once, beside its order and in the list of what waits', async () => {
  const { orderId } = newOrder();
  const extra = { ...payment('tx-extra'), amount: fen(33_600) };
  await noteExtraPayment(o, orderId, extra);
  await noteExtraPayment(o, orderId, { ...extra, paidAt: '2026-09-09T00:00:00.000Z' });
  expect(await listExtraPaymentsOf(o, orderId)).toEqual([extra]);
  expect((await listExtraPayments(o, { limit: 50 })).items).toContainEqual({ ...extra, orderId });
  expect((await listExtraPayments(elsewhere, { limit: 50 })).items).toEqual([]);
});

describe('the books', () => {
  test('an entry is entered once and never changed; entries are read newest first, or of a span of time', async () => {
    const fundId = FundId.parse(newId('fnd'));
    const entry = (number: number, hour: number) =>
      saleEntry({ ...makePaid(number, 1, `2026-09-08T0${hour}:00:00.000Z`), fundId }, 1);
    const [one, two, three] = [entry(1, 1), entry(2, 2), entry(3, 3)];
    for (const each of [two, one, three, one]) await table.transact([enter(o, each)]);
    const other = { ...one, legs: entry(4, 1).legs.map((leg) => ({ ...leg })) };
    expect(await table.transact([enter(o, other)])).toBe('already');
    expect((await listEntries(o, fundId, { limit: 10 })).items).toEqual([three, two, one]);
    const page = await listEntries(o, fundId, { limit: 1 });
    expect((await listEntries(o, fundId, { limit: 2, cursor: page.next })).items).toEqual([two, one]);
    const span = { from: '2026-09-08T01:00:00.000Z', to: '2026-09-08T03:00:00.000Z' };
    expect((await listEntriesBetween(o, fundId, span, { limit: 10 })).items).toEqual([one, two]);
    expect(await getEntry(o, two)).toEqual(two);
    expect(await getEntry(elsewhere, two)).toBeUndefined();
  });

  test('an entry that stands keeps what goes with it from being done again', async () => {
    const fundId = FundId.parse(newId('fnd'));
    const entry = saleEntry({ ...makePaid(1), fundId }, 1);
    const beside = table.writes.update(
      { pk: newId('count'), sk: 'COUNT' },
      {
        set: 'ADD done :one',
        condition: 'attribute_not_exists(pk) OR done < :most',
        values: { ':one': 1, ':most': 1 },
        otherwise: () => refuse('busy'),
      },
    );
    expect(await table.transact(onceWith(enter(o, entry), [beside]))).toBe('done');
    expect(await table.transact(onceWith(enter(o, entry), [beside]))).toBe('already');
    const another = { ...entry, entryId: 'pay-sandbox-another' };
    expect(await refusalOfAsync(() => table.transact(onceWith(enter(o, another), [beside])))).toBe('busy');
    expect(await getEntry(o, another)).toBeUndefined();
  });

  test('who did what is kept by time', async () => {
    const of = OrganisationId.parse('audited');
    const what = (at: string, which: string) => ({ at, by: someone, what: 'tried', which });
    const [early, late] = [what('2026-09-08T01:00:00.000Z', 'a'), what('2026-09-08T02:00:00.000Z', 'b')];
    await table.transact([audited(of, late), audited(of, early)]);
    expect((await listAudited(of, { limit: 10 })).items).toEqual([late, early]);
  });
});

describe('a fund', () => {
  const newFundOf = async () => {
    const fund = { ...makeFund(), fundId: FundId.parse(newId('fnd')) };
    await table.transact([putNewFund(o, fund)]);
    return fund;
  };

  test('is written only as it was read', async () => {
    const fund = await newFundOf();
    const received = receive(fund, fen(8_400), '2026-10-10');
    await table.transact([writeFund(o, received)]);
    expect(await refusalOfAsync(() => table.transact([writeFund(o, received)]))).toBe('stale');
    expect(await getFund(o, fund.fundId)).toEqual(received);
    const nobodys = FundId.parse(newId('fnd'));
    expect(await getFunds(o, [nobodys, fund.fundId])).toEqual([undefined, received]);
    expect(await refusalOfAsync(() => table.transact([putNewFund(o, fund)]))).toBe('request-key-reused');
  });

  test('several at once decide one after the other, and nothing is promised twice', async () => {
    const fund = await newFundOf();
    await table.transact([writeFund(o, receive(fund, fen(10_000), '2026-10-10'))]);
    const take = () =>
      onFund(o, fund.fundId, async (now) => {
        await table.transact([writeFund(o, hold(now, fen(4_000)))]);
      });
    const told = await Promise.all([take, take, take].map((each) => refusalOfAsync(each)));
    const refused = told.filter((code) => code !== undefined);
    expect((await getFund(o, fund.fundId))?.requested).toBe(8_000);
    expect(refused).toEqual(['fund-too-small']);
  });

  test('one that does not exist is not found', async () => {
    expect(await refusalOfAsync(() => onFund(o, FundId.parse(newId('fnd')), async () => undefined))).toBe(
      'not-found',
    );
  });
});

test('a remittance is kept once, and undone once', async () => {
  const remittance: ConfirmedRemittance = {
    remittanceId: RemittanceId.parse(newId('rem')),
    merchantId: ids.merchantId,
    fundId: ids.fundId,
    lineId: StatementLineId.parse(newId('lin')),
    dueIds: [dueIdOf({ merchantId: ids.merchantId, fundId: ids.fundId, day: '2026-09-08', page: 1 })],
    amount: fen(8_400),
    receivedBefore: fen(0),
    on: '2026-10-10',
    because: '一致',
    by: someone,
    at: '2026-10-11T01:00:00.000Z',
    status: 'confirmed',
  };
  expect(await table.transact([putRemittance(o, remittance)])).toBe('done');
  expect(await table.transact([putRemittance(o, { ...remittance, amount: fen(1) })])).toBe('already');
  expect(await getRemittance(o, remittance.remittanceId)).toEqual(remittance);
  const undone = undo(remittance, { reason: '勾错了', by: another, at: '2026-10-12T01:00:00.000Z' });
  await table.transact([putUndone(o, undone)]);
  expect(await refusalOfAsync(() => table.transact([putUndone(o, undone)]))).toBe('match-already-undone');
  expect(await getRemittance(o, remittance.remittanceId)).toEqual(undone);
});
