import { beforeAll, expect, test } from 'vitest';
import type { Merchant } from '../../functions/selling/merchants/merchant';
import type { Agreement } from '../../functions/selling/agreements/agreement';
import type { Offer } from '../../functions/selling/offers/offer';
import { ask, asked } from '../support/ask';
import { changesAsPromised } from '../support/changes-as-promised';
import { agreementBody, fishSale, offerBody, sellFish, type FishSale } from '../support/fish-sale';
import { settle } from '../support/settle';

let here: FishSale;
beforeAll(async () => {
  here = await fishSale('chunan');
});

const body = (part: object = {}) => ({ name: { zh: '鲜鱼行' }, contactName: '方老板', ...part });

changesAsPromised('a merchant', async () => {
  const as = here.finance;
  const thing = await asked<Merchant>(201, 'POST', `${here.at}/merchants`, body(), { as });
  return {
    o: here.o,
    path: `/merchants/${thing.merchantId}`,
    which: thing.merchantId,
    thing,
    may: 'finance',
    mayNot: 'organiser',
    body: (said) => body({ name: { zh: said } }),
    saidIn: ({ name }: Merchant) => name.zh,
  };
});

test('papers and orders keep the name that they carry; those drafted later have the new one', async () => {
  const { at, finance: as, merchant, agreement, offer, campaign } = here;
  const { order } = await sellFish(here, 1);
  const path = `${at}/merchants/${merchant.merchantId}`;
  const changed = { ...body({ name: { zh: '大湖鱼行' }, contactEmail: 'fang@example.test' }), revision: 1 };
  expect(await asked(200, 'PUT', path, changed, { as })).toMatchObject({ contactEmail: 'fang@example.test' });
  const stands = await asked<Agreement>(200, 'GET', `${at}/agreements/${agreement.agreementId}`, undefined, {
    as,
  });
  expect(stands).toMatchObject({
    merchantName: merchant.name,
    text: { donor: merchant.name, textHash: agreement.text.textHash },
  });
  expect(await asked(200, 'GET', `${at}/offers/${offer.offerId}`)).toMatchObject({
    merchantName: merchant.name,
  });
  expect(await asked(200, 'GET', `${at}/orders/${order.orderId}`, undefined, { as })).toMatchObject({
    merchantName: merchant.name,
  });
  const later = await asked<Agreement>(
    201,
    'POST',
    `${at}/agreements`,
    agreementBody({ ...merchant, ...campaign }),
    { as },
  );
  expect(later).toMatchObject({ merchantName: { zh: '大湖鱼行' }, text: { donor: { zh: '大湖鱼行' } } });
  const less = body({ name: { zh: '大湖鱼行' }, revision: 2 });
  expect(await asked(200, 'PUT', path, less, { as })).not.toHaveProperty('contactEmail');
});

test('one that withdraws agrees and sells nothing new, its offers close with its reason, and what it owes goes on', async () => {
  const xihu = await fishSale('xihu');
  const { at, finance: as, merchant, agreement, offer, campaign, seller } = xihu;
  const draft = await asked<Agreement>(
    201,
    'POST',
    `${at}/agreements`,
    agreementBody({ ...merchant, ...campaign }),
    { as },
  );
  const unsold = await asked<Offer>(201, 'POST', `${at}/offers`, offerBody({ ...campaign, ...agreement }), {
    as,
  });
  await sellFish(xihu, 2);
  await settle();
  const dues = async () =>
    (await asked<{ items: unknown[] }>(200, 'GET', `${at}/dues`, undefined, { as })).items;
  const owed = await dues();
  expect(owed).toHaveLength(1);

  const path = `${at}/merchants/${merchant.merchantId}`;
  expect((await ask('POST', `${path}/withdraw`, {}, { as })).status).toBe(400);
  const withdraw = () => asked<Merchant>(200, 'POST', `${path}/withdraw`, { reason: '停业' }, { as });
  const gone = await withdraw();
  expect(gone).toMatchObject({ status: 'withdrawn', withdrawnBecause: '停业' });
  expect(await withdraw(), 'twice').toEqual(gone);
  const codeOf = async (where: string, what: unknown, by = as) =>
    (await ask('POST', `${at}${where}`, what, { as: by })).body['code'];
  expect(await codeOf(`/offers/${unsold.offerId}/open`, undefined)).toBe('merchant-withdrawn');
  expect(await codeOf('/agreements', agreementBody({ ...merchant, ...campaign }))).toBe('merchant-withdrawn');
  expect(await codeOf('/offers', offerBody({ ...campaign, ...agreement }))).toBe('merchant-withdrawn');
  expect(await codeOf(`/agreements/${draft.agreementId}/sign`, { signedBy: '方大伟' }, seller)).toBe(
    'merchant-withdrawn',
  );
  await settle();
  expect(await asked(200, 'GET', `${at}/offers/${offer.offerId}`)).toMatchObject({
    status: 'closed',
    closedBecause: '停业',
  });
  expect(await dues()).toEqual(owed);
  const contact = { ...body({ contactName: '方小姐' }), revision: gone.revision };
  expect(await asked(200, 'PUT', path, contact, { as })).toMatchObject({
    contactName: '方小姐',
    status: 'withdrawn',
  });
});
