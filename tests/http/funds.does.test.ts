import { beforeAll, expect, test } from 'vitest';
import type { Due } from '../../functions/books/dues/due';
import type { Entry } from '../../functions/books/ledger/entry';
import { ask, asked } from '../support/ask';
import { dayIn, fishSale, sellFish, type FishSale } from '../support/fish-sale';
import { remit } from '../support/remit';
import { settle } from '../support/settle';
import type { SignedInPerson } from '../support/sessions';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
  await sellFish(sale, 2, { paidAt: `${dayIn(-2)}T03:00:00.000Z` });
  await sellFish(sale, 1, { paidAt: `${dayIn(-1)}T03:00:00.000Z` });
  await sellFish(sale, 3, { paidAt: `${dayIn(-1)}T04:00:00.000Z` });
  await settle();
});

const dues = (query: string, as: SignedInPerson) =>
  asked<{ items: Due[]; next?: string }>(200, 'GET', `${sale.at}/dues${query}`, undefined, { as });
const fund = () => asked(200, 'GET', `${sale.at}/funds/${sale.fundId}`, undefined, { as: sale.auditor });

test('each day’s sales of a merchant are one due, seen by staff and by the merchant itself', async () => {
  const expected = [
    { day: dayIn(-2), count: 2, amount: 8_400, status: 'open', page: 1 },
    { day: dayIn(-1), count: 4, amount: 16_800, status: 'open', page: 1 },
  ];
  for (const as of [sale.finance, sale.auditor, sale.admin, sale.seller]) {
    expect((await dues('', as)).items).toMatchObject(expected);
    expect((await dues(`?merchantId=${sale.merchant.merchantId}&status=open`, as)).items).toMatchObject(
      expected,
    );
  }
  const first = await dues('?limit=1', sale.seller);
  expect((await dues(`?limit=1&cursor=${first.next}`, sale.seller)).items).toMatchObject(expected.slice(1));
});

test('the fund tells what is promised; its books hold one entry a payment, newest first', async () => {
  expect(await fund()).toMatchObject({ received: 0, accrued: 25_200, outstanding: 25_200, free: 0 });
  const path = `${sale.at}/funds/${sale.fundId}/entries`;
  const { items } = await asked<{ items: Entry[] }>(200, 'GET', path, undefined, { as: sale.auditor });
  expect(items.map(({ because, legs }) => [because, legs[0]])).toEqual(
    [12_600, 4_200, 8_400].map((debit) => [
      'sale',
      { account: `due-from-merchant:${sale.merchant.merchantId}`, debit },
    ]),
  );
});

test('all funds are told in one request, each as it stands, a page after the other', async () => {
  type Funds = { items: { fundId: string; campaignName: { zh: string } }[]; next?: string };
  const read = (query = '') =>
    asked<Funds>(200, 'GET', `${sale.at}/funds${query}`, undefined, { as: sale.auditor });
  const { items } = await read();
  const own = items.find(({ fundId }) => fundId === sale.fundId);
  expect(own).toMatchObject(await fund());
  expect(own?.campaignName.zh).not.toBe('');
  const first = await read('?limit=1');
  expect(first.items).toEqual(items.slice(0, 1));
  expect((await ask('GET', `${sale.at}/funds`, undefined, { as: sale.seller })).status).toBe(403);
});

test('paid over, the dues leave the open list, and the money is in the fund', async () => {
  const remittance = await remit(sale, dayIn(0));
  expect((await dues('', sale.seller)).items).toEqual([]);
  expect((await dues('?status=paid-over', sale.seller)).items).toMatchObject([
    { day: dayIn(-2), status: 'paid-over', remittanceId: remittance.remittanceId, paidOverOn: dayIn(0) },
    { day: dayIn(-1), status: 'paid-over', remittanceId: remittance.remittanceId },
  ]);
  expect(await fund()).toMatchObject({
    received: 25_200,
    outstanding: 0,
    free: 25_200,
    receivedOn: dayIn(0),
  });
});

test('the auditor reads all of it, and a cursor leads nowhere else', async () => {
  for (const path of [
    '/dues',
    `/funds/${sale.fundId}`,
    `/funds/${sale.fundId}/entries`,
    `/funds/${sale.fundId}/spendings`,
    '/agreements',
    '/merchants',
  ])
    await asked(200, 'GET', `${sale.at}${path}`, undefined, { as: sale.auditor });
  const forged = Buffer.from(JSON.stringify(['FUND'])).toString('base64url');
  const entries = await ask<{ items: Entry[] }>(
    'GET',
    `${sale.at}/funds/${sale.fundId}/entries?cursor=${forged}`,
    undefined,
    { as: sale.auditor },
  );
  expect(entries.status).toBeLessThan(500);
  const broken = await ask('GET', `${sale.at}/dues?cursor=not-a-cursor`, undefined, { as: sale.auditor });
  expect([broken.status, broken.body['code']]).toEqual([400, 'cursor-not-understood']);
});
