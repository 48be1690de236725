import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPage } from '../../functions/dues/due.table';
import { receive } from '../../functions/funds/fund';
import { getFund, writeFund } from '../../functions/funds/fund.table';
import { newId } from '../../functions/platform/new-id';
import { table } from '../../functions/platform/table';
import { MerchantId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { ask, asked } from '../support/ask';
import {
  agreementBody,
  box,
  campaignBody,
  dayIn,
  fishSale,
  invoice,
  noticeFor,
  notify,
  offerBody,
  orderFish,
  sellFish,
  type FishSale,
} from '../support/fish-sale';
import { meter } from '../support/metered-table';
import { settle } from '../support/settle';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan', { maximum: 100_000_000 });
  // The first sale of a day opens its due: the others add to it.
  await sellFish(sale, 1);
  await settle();
});

/** What a sale costs: in its two requests, and with everything that follows. */
const saleCost = async (email?: string) => {
  const { used: asking } = await meter.during(`order-requests-${randomUUID()}`, async () => {
    const { order } = await orderFish(sale, 2, email ? { email } : {});
    expect((await notify(noticeFor(order))).status).toBe(200);
  });
  const { used: following } = await meter.during(`order-followers-${randomUUID()}`, settle);
  return { requests: asking.wcu, all: asking.wcu + following.wcu, rcu: asking.rcu, calls: asking.calls };
};

describe('an order placed and paid', () => {
  test('is at most 4 WCU in its requests and 8 with everything, thanks by mail included', async () => {
    const cost = await saleCost('a.buyer@example.test');
    console.log(`an order placed and paid: ${JSON.stringify(cost)}`);
    expect(cost.requests).toBeLessThanOrEqual(4);
    expect(cost.all).toBeLessThanOrEqual(8);
  });

  test('costs the same after a hundred others', async () => {
    const before = await saleCost();
    for (let made = 0; made < 100; made += 20)
      await Promise.all(Array.from({ length: 20 }, () => sellFish(sale, 1)));
    await settle();
    expect(await saleCost()).toEqual(before);
  });

  test('told again, its payment costs one refused condition and follows nothing', async () => {
    const { order } = await sellFish(sale, 1);
    await settle();
    const { used } = await meter.during('order-notice-again', async () => {
      expect((await notify(noticeFor(order))).status).toBe(200);
      await settle();
    });
    expect(used.wcu).toBe(1);
  });
});

/** Two of the names that real lists hold, with what people write beside them. */
const twenty = async (make: (number: number) => Promise<unknown>): Promise<void> => {
  for (let number = 0; number < 20; number += 1) await make(number);
};

const writeLists = async (): Promise<void> => {
  const { o, at, finance, fundId, campaign, merchant, agreement } = sale;
  const post = (path: string, body: unknown) => asked(201, 'POST', `${at}${path}`, body, { as: finance });
  const of = { campaignId: campaign.campaignId, merchantId: merchant.merchantId };
  await twenty((n) =>
    post('/campaigns', campaignBody({ name: { zh: `千岛湖公益季第${n}场`, en: `Season ${n}` } })),
  );
  await twenty(() => post('/agreements', agreementBody(of, { minimum: 100_000, maximum: 1_000_000 })));
  await twenty(() =>
    post('/merchants', {
      name: { zh: '千岛湖鲜鱼行', en: 'Lake Fish Co.' },
      contactName: '方老板',
      contactEmail: 'fang@lake-fish.example',
    }),
  );
  await twenty(async () => {
    const offer = await asked<{ offerId: string }>(
      201,
      'POST',
      `${at}/offers`,
      offerBody({ ...of, ...agreement }),
      { as: finance },
    );
    await asked(200, 'POST', `${at}/offers/${offer.offerId}/open`, undefined, { as: finance });
  });
  await twenty(() => {
    const page = { merchantId: MerchantId.parse(newId('mer')), fundId, day: dayIn(0), page: 1 };
    return table.transact([openPage(o, page, { count: 2, amount: fen(8_400) })]);
  });
  const fund = await getFund(o, fundId);
  if (!fund) throw new Error('made above');
  await table.transact([writeFund(o, receive(fund, fen(10_000_000), dayIn(0)))]);
  const invoiceFileId = await invoice(sale, finance);
  await twenty(async () => {
    const asking = {
      amount: 8_400,
      payee: '杭州保温箱厂',
      purpose: box,
      quantity: 12,
      unit: { zh: '只', en: 'boxes' },
      invoiceFileId,
    };
    const { spendingId } = await asked<{ spendingId: string }>(
      201,
      'POST',
      `${at}/funds/${fundId}/spendings`,
      asking,
      { as: finance },
    );
    await asked(200, 'POST', `${at}/spendings/${spendingId}/approve`, undefined, { as: sale.admin });
  });
};

describe('a page of twenty is at most 1 RCU', () => {
  beforeAll(writeLists);
  test.each([
    ['listCampaigns', () => '/campaigns'],
    ['listMerchants', () => '/merchants'],
    ['listAgreements', () => '/agreements'],
    ['listOffers', () => `/offers?campaignId=${sale.campaign.campaignId}`],
    ['listDues', () => '/dues'],
    ['listLedgerEntries', () => `/funds/${sale.fundId}/entries`],
    ['listSpendings', () => `/funds/${sale.fundId}/spendings`],
  ])('%s', async (name, path) => {
    const read = () =>
      ask<{ items: unknown[] }>('GET', `${sale.at}${path()}`, undefined, { as: sale.finance });
    const { result, used } = await meter.during(name, read);
    expect(result.body.items).toHaveLength(20);
    // Beside the list, who asks is read: a session and a membership.
    expect(used.byOperation['GetItem']).toMatchObject({ calls: 2, rcu: 2 });
    expect(used.byOperation['Query']).toMatchObject({ calls: 1 });
    expect(used.byOperation['Query']?.rcu).toBeLessThanOrEqual(1);
  });

  test('what is on sale, for anybody', async () => {
    const path = `${sale.at}/offers?campaignId=${sale.campaign.campaignId}`;
    const { result, used } = await meter.during('listOffers-public', () =>
      ask<{ items: unknown[] }>('GET', path),
    );
    expect([result.body.items.length, used.calls]).toEqual([20, 1]);
    expect(used.rcu).toBeLessThanOrEqual(1);
  });
});
