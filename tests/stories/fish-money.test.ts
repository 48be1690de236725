import { expect, test } from 'vitest';
import type { CampaignPage } from '../../functions/selling/campaigns/campaign';
import { balances, type Entry } from '../../functions/books/ledger/entry';
import type { OrderPage } from '../../functions/selling/orders/find-order.action';
import { getOrder } from '../../functions/selling/orders/order.table';
import { refundWrites } from '../../functions/selling/payments/refund.table';
import { table } from '../../functions/platform/table/table';
import { fen, yuan } from '../../functions/shared/money';
import type { Spending } from '../../functions/books/spending/spending';
import { ask, asked } from '../support/ask';
import { box, dayIn, fishSale, invoice, sellFish, type FishSale } from '../support/fish-sale';
import { remit } from '../support/remit';
import { settle } from '../support/settle';

/** The fund's books as a bookkeeper reads them: each account's balance, debits above 0. */
const books = async ({ at, fundId, auditor, merchant }: FishSale) => {
  const path = `${at}/funds/${fundId}/entries?limit=50`;
  const { items } = await asked<{ items: Entry[] }>(200, 'GET', path, undefined, { as: auditor });
  const names = new Map([
    [`due-from-merchant:${merchant.merchantId}`, '应收商家'],
    [`fund:${fundId}`, '专项基金'],
    ['bank', '银行'],
    ['payable', '应付'],
  ]);
  return Object.fromEntries(
    [...balances(items)].map(([account, left]) => [names.get(account) ?? account, yuan(left)]),
  );
};

const riverOf = async ({ at, campaign }: FishSale) => {
  const { river } = await asked<CampaignPage>(200, 'GET', `${at}/campaigns/${campaign.campaignId}`);
  const { sold, due, paidOver, spent, handedOver } = river;
  return {
    售出: sold.count,
    应捐: yuan(due.amount),
    已划付: yuan(paidOver.amount),
    已支出: yuan(spent.amount),
    已送达: handedOver.quantity,
  };
};

test('a fish sold puts ¥42 into the fund, the fund buys boxes, the boxes reach a village: and the books agree at each step', async () => {
  const sale = await fishSale('chunan', { minimum: 10_000, maximum: 1_000_000 });
  const { at, finance, admin, organiser, fundId } = sale;
  const story: Record<string, unknown>[] = [];
  const write = async (step: string) => {
    await settle();
    story.push({ step, ...(await riverOf(sale)), ...(await books(sale)) });
  };

  const mine = await sellFish(sale, 2, { paidAt: `${dayIn(-2)}T02:00:00.000Z` });
  await sellFish(sale, 1, { paidAt: `${dayIn(-2)}T03:00:00.000Z` });
  const regretted = await sellFish(sale, 3, { paidAt: `${dayIn(-1)}T02:00:00.000Z` });
  await write('卖出六条鱼');

  const order = await getOrder(sale.o, regretted.order.orderId);
  if (!order) throw new Error('sold above');
  const refund = { refundId: 're-1', amount: fen(16_800), at: `${dayIn(-1)}T05:00:00.000Z` };
  await table.transact(await refundWrites(order, refund));
  await write('退货一条');

  const remittance = await remit(sale, dayIn(0));
  expect(remittance.dueIds).toHaveLength(2);
  await write('商家划付');

  const body = {
    amount: 20_000,
    payee: '杭州保温箱厂',
    purpose: box,
    quantity: 12,
    unit: { zh: '只', en: 'boxes' },
    invoiceFileId: await invoice(sale, finance),
  };
  const asking = () =>
    asked<Spending>(201, 'POST', `${at}/funds/${fundId}/spendings`, body, {
      as: finance,
      key: 'buy-boxes',
    });
  const { spendingId } = await asking();
  const approving = (as: typeof admin) =>
    ask('POST', `${at}/spendings/${spendingId}/approve`, undefined, { as });
  expect((await approving(finance)).body['code']).toBe('approver-is-requester');
  expect((await approving(admin)).status).toBe(200);
  await write('购买送餐箱');

  const given = { quantity: 12, place: { zh: '下姜村', en: 'Xiajiang' }, receivedBy: '姜书记', on: dayIn(0) };
  await asked(201, 'POST', `${at}/spendings/${spendingId}/hand-overs`, given, {
    as: organiser,
    key: 'to-the-village',
  });
  await write('送到下姜村');

  console.table(story);
  expect(story).toEqual([
    {
      step: '卖出六条鱼',
      售出: 6,
      应捐: '252.00',
      已划付: '0.00',
      已支出: '0.00',
      已送达: 0,
      应收商家: '252.00',
      专项基金: '-252.00',
    },
    {
      step: '退货一条',
      售出: 5,
      应捐: '210.00',
      已划付: '0.00',
      已支出: '0.00',
      已送达: 0,
      应收商家: '210.00',
      专项基金: '-210.00',
    },
    {
      step: '商家划付',
      售出: 5,
      应捐: '210.00',
      已划付: '210.00',
      已支出: '0.00',
      已送达: 0,
      银行: '210.00',
      应收商家: '0.00',
      专项基金: '-210.00',
    },
    {
      step: '购买送餐箱',
      售出: 5,
      应捐: '210.00',
      已划付: '210.00',
      已支出: '200.00',
      已送达: 0,
      银行: '210.00',
      应收商家: '0.00',
      应付: '-200.00',
      专项基金: '-10.00',
    },
    {
      step: '送到下姜村',
      售出: 5,
      应捐: '210.00',
      已划付: '210.00',
      已支出: '200.00',
      已送达: 12,
      银行: '210.00',
      应收商家: '0.00',
      应付: '-200.00',
      专项基金: '-10.00',
    },
  ]);
  const page = await asked<OrderPage>(200, 'GET', `${at}/orders/${mine.order.orderId}?key=${mine.viewKey}`);
  expect(page.gift).toMatchObject({ perItem: 4_200, amount: 8_400 });
  expect(page.way).toMatchObject({
    standing: 'partly-spent',
    handedOver: [{ place: { zh: '下姜村' }, quantity: 12 }],
  });
});
