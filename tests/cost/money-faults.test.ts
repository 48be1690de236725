import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Due } from '../../functions/books/dues/due';
import { balances, type Entry } from '../../functions/books/ledger/entry';
import type { Spending } from '../../functions/books/spending/spending';
import { ask, asked } from '../support/ask';
import {
  box,
  dayIn,
  fishSale,
  invoice,
  noticeFor,
  notify,
  type FishSale,
  type Ordered,
} from '../support/fish-sale';
import { meter } from '../support/metered-table';
import { remit } from '../support/remit';
import { settle } from '../support/settle';
import type { SignedInPerson } from '../support/sessions';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
});
afterAll(() => meter.setFaults());

/** A caller who asks again under the same key while told to, as the web page and the provider do. */
const patiently = async <T extends { status: number }>(send: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    const reply = await send();
    if (reply.status !== 503 || tries === 20) return reply;
  }
};
const post = async <T>(path: string, body: unknown, as?: SignedInPerson): Promise<T> => {
  const key = randomUUID();
  const reply = await patiently(() => ask<T>('POST', `${sale.at}${path}`, body, { as, key }));
  expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
  return reply.body;
};

const sell = async (quantity: number): Promise<void> => {
  const { order } = await post<Ordered>('/orders', { offerId: sale.offer.offerId, quantity });
  const told = { transactionId: `tx-${randomUUID()}` };
  expect((await patiently(() => notify(noticeFor(order, told)))).status).toBe(200);
};

const spend = async (amount: number): Promise<void> => {
  const body = {
    amount,
    payee: '杭州保温箱厂',
    purpose: box,
    quantity: 2,
    unit: { zh: '只' },
    invoiceFileId: await invoice(sale, sale.finance),
  };
  const { spendingId } = await post<Spending>(`/funds/${sale.fundId}/spendings`, body, sale.finance);
  await post(`/spendings/${spendingId}/approve`, undefined, sale.admin);
  const given = { quantity: 2, place: { zh: '下姜村' }, receivedBy: '姜书记', on: dayIn(0) };
  await post(`/spendings/${spendingId}/hand-overs`, given, sale.organiser);
};

test('with every tenth call to the table failing, replies lost among them, every fen is counted once', async () => {
  meter.setFaults({ rate: 0.1, seed: 42 });
  const quantities = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5];
  await Promise.all(quantities.map(sell));
  await settle();
  meter.setFaults();
  await remit(sale);
  meter.setFaults({ rate: 0.1, seed: 43 });
  for (const amount of [10_000, 20_000, 30_000]) await spend(amount);
  meter.setFaults();
  await settle();

  const sold = quantities.reduce((all, quantity) => all + quantity, 0);
  const read = <T>(path: string) =>
    asked<T>(200, 'GET', `${sale.at}${path}`, undefined, { as: sale.auditor });
  const { items: entries } = await read<{ items: Entry[] }>(`/funds/${sale.fundId}/entries?limit=50`);
  const { items: dues } = await read<{ items: Due[] }>('/dues?status=paid-over');
  expect(entries).toHaveLength(quantities.length + 1 + 3);
  expect(Object.fromEntries(balances(entries))).toEqual({
    [`due-from-merchant:${sale.merchant.merchantId}`]: 0,
    [`fund:${sale.fundId}`]: -(sold * 4_200 - 60_000),
    bank: sold * 4_200,
    payable: -60_000,
  });
  expect(dues.reduce((all, due) => all + due.amount, 0)).toBe(sold * 4_200);
  expect(await read(`/funds/${sale.fundId}`)).toMatchObject({
    received: sold * 4_200,
    accrued: sold * 4_200,
    spent: 60_000,
    requested: 0,
    handedOver: [{ unit: '只', quantity: 6 }],
  });
});
