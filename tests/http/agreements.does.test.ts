import { beforeAll, expect, test } from 'vitest';
import type { Agreement, AgreementRow } from '../../functions/selling/agreements/agreement';
import type { Merchant } from '../../functions/selling/merchants/merchant';
import type { Offer, OfferRow } from '../../functions/selling/offers/offer';
import { listAudited } from '../../functions/people/audit/audit.table';
import { asked } from '../support/ask';
import {
  agreementBody,
  charity,
  merchantOf,
  offerBody,
  publishCampaign,
  type Charity,
} from '../support/fish-sale';
import type { SignedInPerson } from '../support/sessions';

let here: Charity;
let merchant: Merchant;
let seller: SignedInPerson;
let agreement: Agreement;
beforeAll(async () => {
  here = await charity('chunan');
  ({ merchant, seller } = await merchantOf(here));
});

test('a merchant is kept with its contact, and found in the list', async () => {
  const list = await asked<{ items: Merchant[] }>(200, 'GET', `${here.at}/merchants`, undefined, {
    as: here.auditor,
  });
  expect(list.items).toEqual([merchant]);
});

test('an agreement is drafted with its whole text; a retry gets the same', async () => {
  const body = agreementBody({ ...merchant, ...here.campaign }, { minimum: 100_000, maximum: 500_000 });
  const draft = () =>
    asked<Agreement>(201, 'POST', `${here.at}/agreements`, body, { as: here.finance, key: 'agreement-key' });
  agreement = await draft();
  expect(await draft()).toEqual(agreement);
  expect(agreement).toMatchObject({
    merchantId: merchant.merchantId,
    merchantName: merchant.name,
    status: 'draft',
    text: {
      donor: merchant.name,
      kind: 'money',
      minimum: 100_000,
      maximum: 500_000,
      deliveredBy: body.deliveredBy,
      version: 1,
    },
  });
  expect(agreement.signature).toBeUndefined();
});

test('the merchant’s own person finds, reads and signs it; done twice it changes nothing', async () => {
  const { at } = here;
  const list = await asked<{ items: AgreementRow[] }>(200, 'GET', `${at}/agreements`, undefined, {
    as: seller,
  });
  expect(list.items.map(({ agreementId, status }) => [agreementId, status])).toEqual([
    [agreement.agreementId, 'draft'],
  ]);
  const path = `${at}/agreements/${agreement.agreementId}`;
  expect(await asked(200, 'GET', path, undefined, { as: seller })).toEqual(agreement);
  const sign = () => asked<Agreement>(200, 'POST', `${path}/sign`, { signedBy: '方大伟' }, { as: seller });
  const signed = await sign();
  expect(signed).toMatchObject({
    status: 'signed',
    signature: { signedBy: '方大伟', personId: seller.personId },
  });
  expect(signed.text).toEqual(agreement.text);
  expect(await sign()).toEqual(signed);
  expect(await asked(200, 'GET', path, undefined, { as: here.auditor })).toEqual(signed);
  const done = (await listAudited(here.o, { limit: 50 })).items.filter(
    ({ what }) => what === 'agreement-signed',
  );
  expect(done.map(({ by, which }) => [by, which])).toEqual([[seller.personId, agreement.agreementId]]);
});

test('an offer is drafted, hidden, then on sale; done twice it changes nothing', async () => {
  const { at, finance, campaign, auditor } = here;
  const body = offerBody({ ...campaign, ...agreement });
  const create = () => asked<Offer>(201, 'POST', `${at}/offers`, body, { as: finance, key: 'offer-key-1' });
  const offer = await create();
  expect(offer).toMatchObject({
    status: 'draft',
    price: 16_800,
    perItem: 4_200,
    maximum: 500_000,
    agreementVersion: 1,
  });
  const list = (as?: SignedInPerson, query = '') =>
    asked<{ items: OfferRow[] }>(200, 'GET', `${at}/offers${query}`, undefined, { as });
  expect([(await list()).items.length, (await list(auditor)).items.length]).toEqual([0, 1]);
  const path = `${at}/offers/${offer.offerId}`;
  await publishCampaign(here);
  for (const time of ['first', 'second'])
    expect(await asked(200, 'POST', `${path}/open`, undefined, { as: finance }), time).toEqual({
      ...offer,
      status: 'open',
      revision: 2,
    });
  expect(await create()).toEqual({ ...offer, status: 'open', revision: 2 });
  // ¥5,000.00 at the most, ¥42.00 each: so many are left.
  expect(await asked(200, 'GET', path)).toEqual({ ...offer, left: 119, status: 'open', revision: 2 });
  const { name, price, perItem, unit, use, offerId, campaignId } = offer;
  const row = { name, price, perItem, unit, use, offerId, campaignId, status: 'open', revision: 2 };
  for (const query of ['', `?campaignId=${campaign.campaignId}`])
    expect((await list(undefined, query)).items).toEqual([row]);
  expect((await list(undefined, '?campaignId=cmp_00000000000000000000000000')).items).toEqual([]);
});
