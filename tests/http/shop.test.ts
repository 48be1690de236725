import { beforeAll, expect, test } from 'vitest';
import type { OfferRow } from '../../functions/selling/offers/offer';
import type { MerchantSale } from '../../functions/selling/shop/shop';
import { ask, asked } from '../support/ask';
import {
  agreementBody,
  dayIn,
  FISH_PRICE,
  fishSale,
  merchantOf,
  offerBody,
  PER_FISH,
  sellFish,
  type FishSale,
} from '../support/fish-sale';
import { settle } from '../support/settle';

let here: FishSale;
let other: Awaited<ReturnType<typeof merchantOf>> & { offer: { offerId: string } };
beforeAll(async () => {
  here = await fishSale('chunan');
  const { merchant, seller } = await merchantOf(here);
  const { campaignId } = here.campaign;
  const body = agreementBody({ merchantId: merchant.merchantId, campaignId });
  const { agreementId } = await asked<{ agreementId: string }>(201, 'POST', `${here.at}/agreements`, body, {
    as: here.finance,
  });
  await asked(200, 'POST', `${here.at}/agreements/${agreementId}/sign`, { signedBy: '鱼' }, { as: seller });
  const draft = offerBody({ campaignId, agreementId }, { name: { zh: '别家的鱼' } });
  const offer = await asked<OfferRow>(201, 'POST', `${here.at}/offers`, draft, { as: here.finance });
  await asked(200, 'POST', `${here.at}/offers/${offer.offerId}/open`, undefined, { as: here.finance });
  other = { merchant, seller, offer };
  await sellFish(here, 2, { email: 'buyer@example.test' });
  await sellFish({ ...here, offer: offer as never }, 3);
  await settle();
});

const of = (what: string, { merchantId } = here.merchant) => `${here.at}/merchants/${merchantId}/${what}`;
const salesPath = (merchant = here.merchant, day = dayIn(0)) =>
  of(`sales?fundId=${here.fundId}&day=${day}`, merchant);

test('a merchant sees what it sold on a day, its own alone, and of the buyer nothing', async () => {
  const { items } = await asked<{ items: MerchantSale[] }>(200, 'GET', salesPath(), undefined, {
    as: here.seller,
  });
  expect(items).toEqual([
    {
      orderId: expect.stringMatching(/^ord_/) as string,
      at: expect.any(String) as string,
      because: 'sale',
      name: { zh: '千岛湖有机鱼', en: 'Organic fish' },
      quantity: 2,
      unit: { zh: '条', en: 'fish' },
      total: 2 * FISH_PRICE,
      donation: 2 * PER_FISH,
    },
  ]);
  expect(JSON.stringify(items)).not.toContain('buyer@');
  const theirs = await asked<{ items: MerchantSale[] }>(200, 'GET', salesPath(other.merchant), undefined, {
    as: other.seller,
  });
  expect(theirs.items.map(({ name, quantity }) => [name.zh, quantity])).toEqual([['别家的鱼', 3]]);
  const before = salesPath(here.merchant, dayIn(-1));
  expect(await asked(200, 'GET', before, undefined, { as: here.seller })).toMatchObject({ items: [] });
});

test('and what it offers, drafts too; another merchant’s is not there', async () => {
  const draft = offerBody({ ...here.campaign, ...here.agreement }, { name: { zh: '还没开售' } });
  await asked(201, 'POST', `${here.at}/offers`, draft, { as: here.finance });
  const offers = async (as: typeof here.seller, merchant = here.merchant) =>
    (await asked<{ items: OfferRow[] }>(200, 'GET', of('offers', merchant), undefined, { as })).items.map(
      ({ name, status }) => [name.zh, status],
    );
  expect(await offers(here.seller)).toEqual([
    ['千岛湖有机鱼', 'open'],
    ['还没开售', 'draft'],
  ]);
  expect(await offers(here.auditor, other.merchant)).toEqual([['别家的鱼', 'open']]);
});

test('of another merchant nobody but those who keep the books sees anything', async () => {
  for (const path of [of('offers'), salesPath()]) {
    expect((await ask('GET', path, undefined, { as: other.seller })).status).toBe(404);
    expect((await ask('GET', path)).status).toBe(401);
    expect((await ask('GET', path, undefined, { as: here.organiser })).status).toBe(403);
    expect((await ask('GET', path, undefined, { as: here.finance })).status).toBe(200);
  }
  expect((await ask('GET', of('sales?day=2026-13-01'), undefined, { as: here.seller })).status).toBe(400);
});
