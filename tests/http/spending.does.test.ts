import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CampaignPage } from '../../functions/selling/campaigns/campaign';
import type { Entry } from '../../functions/books/ledger/entry';
import { listAudited } from '../../functions/people/audit/audit.table';
import type { HandOver } from '../../functions/books/hand-overs/hand-over';
import { SpendingRow, type Spending } from '../../functions/books/spending/spending';
import { ask, asked } from '../support/ask';
import { box, dayIn, fishSale, invoice, sellFish, type FishSale } from '../support/fish-sale';
import { remit } from '../support/remit';
import { settle } from '../support/settle';
import type { SignedInPerson } from '../support/sessions';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
  await sellFish(sale, 10);
  await settle();
  await remit(sale);
});

/** Each request's own: asked again under its key it has the same. */
const invoices = new Map<string, string>();

const request = async (amount: number, as: SignedInPerson, key: string = randomUUID()) => {
  const invoiceFileId = invoices.get(key) ?? (await invoice(sale, sale.finance));
  invoices.set(key, invoiceFileId);
  return asked<Spending>(
    201,
    'POST',
    `${sale.at}/funds/${sale.fundId}/spendings`,
    {
      amount,
      payee: '杭州保温箱厂',
      purpose: box,
      quantity: 12,
      unit: { zh: '只', en: 'boxes' },
      invoiceFileId,
      ...(key === 'the-request-key' && { invoiceNumber: '24332000000012345678' }),
    },
    { as, key },
  );
};
const fund = () =>
  asked<Record<string, unknown>>(200, 'GET', `${sale.at}/funds/${sale.fundId}`, undefined, {
    as: sale.auditor,
  });
const approve = (spendingId: string, as: SignedInPerson) =>
  asked<Spending>(200, 'POST', `${sale.at}/spendings/${spendingId}/approve`, undefined, { as });
/** By the list a reader finds it; its papers stand apart. */
const papersOf = (spendingId: string) =>
  asked<Spending>(200, 'GET', `${sale.at}/spendings/${spendingId}`, undefined, { as: sale.auditor });
const page = () => asked<CampaignPage>(200, 'GET', `${sale.at}/campaigns/${sale.campaign.campaignId}`);

describe('a spending', () => {
  let asked1: Spending;

  test('is asked for with an invoice, and its amount is held', async () => {
    asked1 = await request(12_000, sale.organiser, 'the-request-key');
    expect(asked1).toMatchObject({
      status: 'pending',
      amount: 12_000,
      bought: { quantity: 12, unit: { zh: '只', en: 'boxes' }, handedOver: 0 },
      invoiceNumber: '24332000000012345678',
      requesterId: sale.organiser.personId,
      requestedBy: '组织者',
    });
    expect(await fund()).toMatchObject({ received: 42_000, requested: 12_000, spent: 0, free: 30_000 });
  });

  test('asked for again under the same key holds nothing more, also when the fund is empty', async () => {
    const rest = await request(30_000, sale.finance);
    expect(await request(12_000, sale.organiser, 'the-request-key')).toEqual(asked1);
    const list = () =>
      asked<{ items: SpendingRow[] }>(200, 'GET', `${sale.at}/funds/${sale.fundId}/spendings`, undefined, {
        as: sale.auditor,
      });
    const rows = (...all: Spending[]) => all.map((one) => SpendingRow.parse(one));
    expect((await list()).items).toEqual(rows(rest, asked1));
    const declined = await asked<Spending>(
      200,
      'POST',
      `${sale.at}/spendings/${rest.spendingId}/decline`,
      { reason: '发票不清' },
      { as: sale.admin },
    );
    expect(declined).toMatchObject({ status: 'declined', reason: '发票不清', decidedBy: '王主任' });
    expect(
      await asked(
        200,
        'POST',
        `${sale.at}/spendings/${rest.spendingId}/decline`,
        { reason: '发票不清' },
        { as: sale.admin },
      ),
    ).toEqual(declined);
    expect(await fund()).toMatchObject({ requested: 12_000, free: 30_000 });
    expect((await list()).items).toEqual(rows(declined, asked1));
    expect(await papersOf(rest.spendingId)).toEqual(declined);
  });

  test('approved by a second person is spent, in the books and on the public page; done twice it is once', async () => {
    const approved = await approve(asked1.spendingId, sale.finance);
    expect(approved).toMatchObject({
      status: 'approved',
      decidedBy: '陈会计',
      decidedOn: dayIn(0),
      requestedBy: '组织者',
    });
    expect(await approve(asked1.spendingId, sale.finance)).toEqual(approved);
    expect(await papersOf(asked1.spendingId)).toEqual(approved);
    expect(await fund()).toMatchObject({ received: 42_000, requested: 0, spent: 12_000, free: 30_000 });
    const books = await asked<{ items: Entry[] }>(
      200,
      'GET',
      `${sale.at}/funds/${sale.fundId}/entries`,
      undefined,
      { as: sale.auditor },
    );
    expect(books.items.filter(({ because }) => because === 'spending')).toMatchObject([
      {
        entryId: `spend-${asked1.spendingId}`,
        legs: [
          { account: `fund:${sale.fundId}`, debit: 12_000 },
          { account: 'payable', credit: 12_000 },
        ],
      },
    ]);
    expect((await page()).river.spent).toEqual({ amount: 12_000, lastOn: dayIn(0) });
  });

  test('what it bought is handed over, part by part; a retry hands nothing over twice', async () => {
    const record = (quantity: number, zh: string, key: string) =>
      asked<HandOver>(
        201,
        'POST',
        `${sale.at}/spendings/${asked1.spendingId}/hand-overs`,
        { quantity, place: { zh }, receivedBy: '陈阿婆', on: dayIn(0) },
        { as: sale.organiser, key },
      );
    const first = await record(9, '下姜村', 'hand-over-key-1');
    expect(await record(9, '下姜村', 'hand-over-key-1')).toEqual(first);
    await record(3, '枫树岭', 'hand-over-key-2');
    // What is left does not matter to a retry.
    expect(await record(9, '下姜村', 'hand-over-key-1')).toEqual(first);
    const told = await page();
    expect(told.river.handedOver).toEqual({
      quantity: 12,
      unit: { zh: '只', en: 'boxes' },
      lastOn: dayIn(0),
    });
    expect(told.handOvers.map(({ place, quantity }) => [place.zh, quantity]).sort()).toEqual([
      ['下姜村', 9],
      ['枫树岭', 3],
    ]);
  });

  test('who received something is told to staff, not to the public', async () => {
    expect(JSON.stringify(await page())).not.toContain('陈阿婆');
    const path = `${sale.at}/campaigns/${sale.campaign.campaignId}`;
    expect(JSON.stringify(await asked(200, 'GET', path, undefined, { as: sale.auditor }))).toContain(
      '陈阿婆',
    );
  });
});

test('of two who approve at once one does, and it is spent once', async () => {
  const { spendingId } = await request(6_000, sale.organiser);
  const before = await fund();
  const replies = await Promise.all(
    [sale.finance, sale.admin].map((as) =>
      ask('POST', `${sale.at}/spendings/${spendingId}/approve`, undefined, { as }),
    ),
  );
  expect(replies.map(({ status, body }) => [status, body['code']]).sort()).toEqual([
    [200, undefined],
    [409, 'spending-already-decided'],
  ]);
  expect(await fund()).toMatchObject({ spent: Number(before['spent']) + 6_000, requested: 0 });
});

describe('a double click of one person is answered twice the same', () => {
  const twice = async (path: string, body: unknown, as: SignedInPerson, status: number) => {
    const key = randomUUID();
    const replies = await Promise.all(
      [1, 2, 3].map(() => ask('POST', `${sale.at}${path}`, body, { as, key })),
    );
    expect(replies.map((reply) => [reply.status, reply.body['code']])).toEqual(
      [1, 2, 3].map(() => [status, undefined]),
    );
    const [one, ...others] = replies.map((reply) => reply.body);
    for (const other of others) expect(other).toEqual(one);
  };

  test('who approves, who declines, and who records a hand-over', async () => {
    for (const _round of [1, 2, 3]) {
      const before = await fund();
      const [one, two] = [await request(100, sale.organiser), await request(100, sale.organiser)];
      await twice(`/spendings/${one.spendingId}/approve`, undefined, sale.admin, 200);
      await twice(`/spendings/${two.spendingId}/decline`, { reason: '不' }, sale.admin, 200);
      const given = { quantity: 12, place: { zh: '下姜村' }, receivedBy: '陈阿婆', on: dayIn(0) };
      await twice(`/spendings/${one.spendingId}/hand-overs`, given, sale.organiser, 201);
      expect(await fund()).toMatchObject({ spent: Number(before['spent']) + 100, requested: 0 });
    }
  });

  test('but a hand-over that says something else under the same key is told so', async () => {
    const { spendingId } = await request(100, sale.organiser);
    await approve(spendingId, sale.admin);
    const given = { place: { zh: '下姜村' }, receivedBy: '陈阿婆', on: dayIn(0) };
    const key = randomUUID();
    const path = `${sale.at}/spendings/${spendingId}/hand-overs`;
    const replies = await Promise.all(
      [10, 11, 12].map((quantity) => ask('POST', path, { ...given, quantity }, { as: sale.organiser, key })),
    );
    expect(replies.map(({ status, body }) => [status, body['code']]).sort()).toEqual([
      [201, undefined],
      [422, 'request-key-reused'],
      [422, 'request-key-reused'],
    ]);
  });
});

test('of many who ask at once for all there is one gets it', async () => {
  const { free } = await fund();
  const papers = await Promise.all([1, 2, 3, 4].map(() => invoice(sale, sale.finance)));
  const body = { amount: free, payee: '杭州保温箱厂', purpose: box };
  const path = `${sale.at}/funds/${sale.fundId}/spendings`;
  const replies = await Promise.all(
    papers.map((invoiceFileId) => ask('POST', path, { ...body, invoiceFileId }, { as: sale.finance })),
  );
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
  for (const { status, body: told } of replies)
    if (status !== 201) expect(['fund-too-small', 'busy']).toContain(told['code']);
  expect(await fund()).toMatchObject({ free: 0 });
});

test('each step stands in the audit, by whom', async () => {
  const { items } = await listAudited(sale.o, { limit: 100 });
  const done = new Map(items.map(({ what, by }) => [what, by]));
  expect([...done.keys()].sort()).toEqual([
    'agreement-drafted',
    'agreement-signed',
    'campaign-created',
    'campaign-published',
    'file-uploaded',
    'handed-over',
    'merchant-created',
    'offer-drafted',
    'offer-opened',
    'remittance-confirmed',
    'spending-approved',
    'spending-declined',
    'spending-requested',
  ]);
  expect(done.get('spending-declined')).toBe(sale.admin.personId);
  expect(done.get('handed-over')).toBe(sale.organiser.personId);
  expect(done.get('agreement-signed')).toBe(sale.seller.personId);
});

test('each change stands in the audit as it was before and after', async () => {
  const { items } = await listAudited(sale.o, { limit: 100 });
  const changed = new Map(items.map((line) => [line.what, line.changed]));
  expect(changed.get('campaign-published')).toEqual({ status: ['draft', 'published'] });
  expect(changed.get('agreement-signed')).toEqual({ status: ['draft', 'signed'] });
  expect(changed.get('offer-opened')).toEqual({ status: ['draft', 'open'] });
  expect(changed.get('spending-approved')).toEqual({ status: ['pending', 'approved'] });
  expect(changed.get('spending-declined')).toEqual({ status: ['pending', 'declined'] });
  const [before, after] = changed.get('handed-over')?.['handedOver'] ?? [];
  expect(Number(after)).toBeGreaterThan(Number(before));
});
