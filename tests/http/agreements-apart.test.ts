import { beforeAll, expect, test } from 'vitest';
import type { CampaignPage } from '../../functions/selling/campaigns/campaign';
import type { Due } from '../../functions/books/dues/due';
import { ask, asked } from '../support/ask';
import {
  agreementBody,
  FISH_PRICE,
  fishSale,
  notify,
  noticeFor,
  offerBody,
  orderFish,
  PER_FISH,
  sellFish,
  type FishSale,
} from '../support/fish-sale';
import { settle } from '../support/settle';

/** What one agreement may give at most here: two fish. */
const MAXIMUM = 2 * PER_FISH;
let sale: FishSale;
let shrimp: FishSale['offer'];

/** One merchant sells in one campaign by two agreements, each with a maximum of its own. */
beforeAll(async () => {
  sale = await fishSale('apart', { maximum: MAXIMUM });
  const { at, finance: as, merchant, campaign, seller } = sale;
  const of = { merchantId: merchant.merchantId, campaignId: campaign.campaignId };
  const terms = agreementBody(of, { maximum: 10_000, rule: { kind: 'fixed', perItem: 1_000 } });
  const { agreementId } = await asked<{ agreementId: string }>(201, 'POST', `${at}/agreements`, terms, {
    as,
  });
  const sign = `${at}/agreements/${agreementId}/sign`;
  await asked(200, 'POST', sign, { signedBy: '方大伟' }, { as: seller });
  const body = offerBody({ ...of, agreementId });
  shrimp = await asked<FishSale['offer']>(201, 'POST', `${at}/offers`, body, { as });
  await asked(200, 'POST', `${at}/offers/${shrimp.offerId}/open`, undefined, { as });
});

const tryToOrder = async (offer: FishSale['offer']) => {
  const said = { offerId: offer.offerId, quantity: 1 };
  const { status, body } = await ask<{ code?: string }>('POST', `${sale.at}/orders`, said);
  return [status, body.code];
};
const told = async () => {
  const path = `${sale.at}/campaigns/${sale.campaign.campaignId}`;
  const { agreements, river } = await asked<CampaignPage>(200, 'GET', path);
  const promised = agreements.map(({ rule, accrued }) => [rule.perItem, accrued]);
  return { promised: Object.fromEntries(promised) as Record<string, number>, due: river.due.amount };
};

test('each agreement is told what it promised itself, and stops at its own maximum', async () => {
  await sellFish(sale, 2);
  await settle();
  expect(await tryToOrder(sale.offer)).toEqual([409, 'donation-maximum-reached']);
  expect(await tryToOrder(shrimp)).toEqual([201, undefined]);
  await sellFish({ ...sale, offer: shrimp }, 3);
  await settle();
  expect(await told()).toEqual({ promised: { [PER_FISH]: 8_400, 1000: 3_000 }, due: 11_400 });
});

test('one due of the day holds both, and says how much is of which', async () => {
  const { items } = await asked<{ items: Due[] }>(200, 'GET', `${sale.at}/dues`, undefined, {
    as: sale.finance,
  });
  const [due] = items;
  expect([items.length, due?.amount, due?.count]).toEqual([1, 11_400, 5]);
  expect(new Map(due?.shares?.map((share) => [share.agreementId, share.amount]))).toEqual(
    new Map([
      [sale.agreement.agreementId, 8_400],
      [shrimp.agreementId, 3_000],
    ]),
  );
});

test('what was ordered before the maximum was reached is owed when it is paid, though it passes it', async () => {
  const dear = await fishSale('apart-late', { maximum: MAXIMUM });
  const orders = await Promise.all([1, 2, 3, 4].map(() => orderFish(dear, 2)));
  for (const { order } of orders)
    expect((await notify(noticeFor({ ...order, total: order.total }))).status).toBe(200);
  await settle();
  expect(orders.map(({ order }) => order.total)).toEqual(orders.map(() => 2 * FISH_PRICE));
  const path = `${dear.at}/campaigns/${dear.campaign.campaignId}`;
  const { agreements } = await asked<CampaignPage>(200, 'GET', path);
  expect(agreements.map(({ accrued, maximum }) => [accrued, maximum])).toEqual([[4 * MAXIMUM, MAXIMUM]]);
});
