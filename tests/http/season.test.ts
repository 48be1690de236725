import { beforeAll, expect, test } from 'vitest';
import type { OpenSpending, Spending } from '../../functions/books/spending/spending';
import type { CampaignRow } from '../../functions/selling/campaigns/campaign';
import type { Season } from '../../functions/selling/campaigns/season';
import { ask, asked } from '../support/ask';
import { box, campaignBody, dayIn, fishSale, invoice, sellFish, type FishSale } from '../support/fish-sale';
import { remit } from '../support/remit';
import { settle } from '../support/settle';

let sale: FishSale;
/** More than one page of the list, all newer than the one that sells. */
const MANY = 42;
const others: CampaignRow[] = [];

beforeAll(async () => {
  sale = await fishSale('chunan');
  await sellFish(sale, 10);
  await settle();
  await remit(sale);
  const as = sale.finance;
  for (let at = 0; at < MANY; at += 1) {
    const body = {
      ...campaignBody(),
      name: { zh: `第 ${at} 个` },
      startsOn: '2026-12-01',
      endsOn: '2099-12-31',
    };
    const made = await asked<CampaignRow>(201, 'POST', `${sale.at}/campaigns`, body, { as });
    if (at > 0)
      await asked(200, 'POST', `${sale.at}/campaigns/${made.campaignId}/publish`, undefined, { as });
    others.push(made);
  }
}, 60_000);

const season = () => asked<Season>(200, 'GET', `${sale.at}/season`);
const open = async () =>
  (
    await asked<{ items: OpenSpending[] }>(200, 'GET', `${sale.at}/spendings`, undefined, {
      as: sale.auditor,
    })
  ).items;

const request = async (amount: number, quantity: number): Promise<Spending> => {
  const invoiceFileId = await invoice(sale, sale.finance);
  const goods = { quantity, unit: { zh: '只', en: 'boxes' } };
  const body = { amount, payee: '杭州保温箱厂', purpose: box, ...goods, invoiceFileId };
  const path = `${sale.at}/funds/${sale.fundId}/spendings`;
  return asked<Spending>(201, 'POST', path, body, { as: sale.organiser });
};

test('the season is the sum of all public campaigns, also of one that no first page shows', async () => {
  const { items } = await asked<{ items: CampaignRow[] }>(200, 'GET', `${sale.at}/campaigns`);
  expect(items.map(({ campaignId }) => campaignId)).not.toContain(sale.campaign.campaignId);
  expect(await season()).toEqual({
    // Its own, and the others but for one draft.
    campaigns: MANY,
    sold: 10,
    due: 42_000,
    paidOver: 42_000,
    spent: 0,
    handedOver: [],
  });
  expect((await ask('GET', '/organisations/nobody-here/season')).body).toMatchObject({
    campaigns: 0,
    due: 0,
  });
});

test('what waits is listed for all funds together: until it is declined, or the last of it is handed over', async () => {
  const [first, second] = [await request(12_000, 2), await request(6_000, 1)];
  await settle();
  expect(await open()).toMatchObject([
    { spendingId: first.spendingId, status: 'pending', fundName: { zh: '保温送餐箱专项基金' } },
    { spendingId: second.spendingId, status: 'pending', campaignId: sale.campaign.campaignId },
  ]);
  const as = sale.finance;
  const at = (spending: Spending) => `${sale.at}/spendings/${spending.spendingId}`;
  await asked(200, 'POST', `${at(second)}/decline`, { reason: '重复' }, { as });
  await asked(200, 'POST', `${at(first)}/approve`, undefined, { as });
  await settle();
  expect(await open()).toMatchObject([{ spendingId: first.spendingId, status: 'approved' }]);
  const on = dayIn(0);
  const handOver = (quantity: number) => {
    const body = { quantity, place: { zh: '下姜村' }, receivedBy: '陈阿婆', on };
    return asked(201, 'POST', `${at(first)}/hand-overs`, body, { as });
  };
  await handOver(1);
  await settle();
  expect(await open()).toMatchObject([{ bought: { handedOver: 1, quantity: 2 } }]);
  await handOver(1);
  await settle();
  expect(await open()).toEqual([]);
  expect(await season()).toMatchObject({
    spent: 12_000,
    handedOver: [{ quantity: 2, unit: { zh: '只', en: 'boxes' } }],
  });
});
