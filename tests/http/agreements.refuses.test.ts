import { beforeAll, describe, expect, test } from 'vitest';
import type { Agreement } from '../../functions/selling/agreements/agreement';
import type { Offer } from '../../functions/selling/offers/offer';
import { dayInWords } from '../../functions/shared/time-in-words';
import { ask, asked } from '../support/ask';
import {
  agreementBody,
  campaignBody,
  charity,
  dayIn,
  merchantOf,
  offerBody,
  publishCampaign,
  type Charity,
} from '../support/fish-sale';
import { staffOf } from '../support/people';

let here: Charity;
let one: Awaited<ReturnType<typeof merchantOf>>;
let other: Awaited<ReturnType<typeof merchantOf>>;
beforeAll(async () => {
  here = await charity('chunan');
  [one, other] = [await merchantOf(here), await merchantOf(here)];
});

const told = async (...args: Parameters<typeof ask>) => {
  const { status, body } = await ask(...args);
  return [status, body['code']];
};
const draft = (changed: Record<string, unknown> = {}, of = { ...one.merchant, ...here.campaign }) =>
  asked<Agreement>(201, 'POST', `${here.at}/agreements`, agreementBody(of, changed), { as: here.finance });
const offerOf = (agreement: Agreement, changed: Record<string, unknown> = {}) =>
  asked<Offer>(201, 'POST', `${here.at}/offers`, offerBody(agreement, changed), { as: here.finance });
const sign = (agreement: Agreement, as = one.seller, signedBy = '方大伟') =>
  told('POST', `${here.at}/agreements/${agreement.agreementId}/sign`, { signedBy }, { as });
const open = (offer: Offer) =>
  told('POST', `${here.at}/offers/${offer.offerId}/open`, undefined, { as: here.finance });

describe('an agreement', () => {
  test('that does not add up is not drafted', async () => {
    const body = (changed: Record<string, unknown>) =>
      agreementBody({ ...one.merchant, ...here.campaign }, changed);
    const tried = (changed: Record<string, unknown>) =>
      told('POST', `${here.at}/agreements`, body(changed), { as: here.finance });
    expect(await tried({ endsOn: dayIn(61) })).toEqual([422, 'agreement-dates']);
    expect(await tried({ minimum: 2, maximum: 1 })).toEqual([422, 'agreement-limits']);
    expect(await tried({ rule: { kind: 'fixed', perItem: -1 } })).toEqual([400, 'not-understood']);
    expect(await tried({ merchantId: 'mer_00000000000000000000000000' })).toEqual([404, 'not-found']);
    expect(await tried({ campaignId: 'cmp_00000000000000000000000000' })).toEqual([404, 'not-found']);
  });

  test('of another merchant can be neither seen nor signed, nor its dues asked for', async () => {
    const agreement = await draft();
    const path = `${here.at}/agreements/${agreement.agreementId}`;
    expect(await sign(agreement, other.seller)).toEqual([404, 'not-found']);
    expect(await told('GET', path, undefined, { as: other.seller })).toEqual([404, 'not-found']);
    const seen = await asked<{ items: unknown[] }>(200, 'GET', `${here.at}/agreements`, undefined, {
      as: other.seller,
    });
    expect(seen.items).toEqual([]);
    const dues = `${here.at}/dues?merchantId=${one.merchant.merchantId}`;
    expect(await told('GET', dues, undefined, { as: other.seller })).toEqual([404, 'not-found']);
    expect(await told('GET', dues, undefined, { as: one.seller })).toEqual([200, undefined]);
  });

  test('is not signed by staff, by somebody who speaks for no merchant, or over another signature', async () => {
    const agreement = await draft();
    const nobodys = await staffOf(here.o, ['merchant']);
    expect(await sign(agreement, here.admin)).toEqual([403, 'not-allowed']);
    expect(await sign(agreement, nobodys)).toEqual([404, 'not-found']);
    for (const list of ['agreements', 'dues'])
      expect(await asked(200, 'GET', `${here.at}/${list}`, undefined, { as: nobodys })).toEqual({
        items: [],
      });
    expect(
      await told('GET', `${here.at}/agreements/${agreement.agreementId}`, undefined, { as: nobodys }),
    ).toEqual([404, 'not-found']);
    expect(await sign(agreement)).toEqual([200, undefined]);
    expect(await sign(agreement, one.seller, '方小伟')).toEqual([409, 'agreement-already-signed']);
    const colleague = await staffOf(here.o, ['merchant'], { merchantId: one.merchant.merchantId });
    expect(await sign(agreement, colleague)).toEqual([409, 'agreement-already-signed']);
  });
});

describe('an offer', () => {
  test('does not go on sale before its agreement is signed, whatever is asked how often', async () => {
    const agreement = await draft();
    const offer = await offerOf(agreement);
    for (const time of ['first', 'second'])
      expect(await open(offer), time).toEqual([409, 'agreement-not-signed']);
    expect(await told('GET', `${here.at}/offers/${offer.offerId}`)).toEqual([404, 'not-found']);
    await sign(agreement);
    expect(await open(offer)).toEqual([409, 'campaign-not-published']);
    await publishCampaign(here);
    expect(await open(offer)).toEqual([200, undefined]);
    expect(await told('GET', `${here.at}/offers/${offer.offerId}`)).toEqual([200, undefined]);
  });

  test('not before or after the days of its agreement, and says which they are', async () => {
    for (const [startsOn, endsOn] of [
      [dayIn(1), dayIn(30)],
      [dayIn(-30), dayIn(-1)],
    ]) {
      const agreement = await draft({ startsOn, endsOn });
      await sign(agreement);
      const offer = await offerOf(agreement);
      const { status, body } = await ask('POST', `${here.at}/offers/${offer.offerId}/open`, undefined, {
        as: here.finance,
      });
      expect([status, body['code']]).toEqual([409, 'agreement-does-not-cover']);
      expect(body['detail']).toContain(
        `${dayInWords(String(startsOn), 'en')} to ${dayInWords(String(endsOn), 'en')}`,
      );
    }
  });

  test('not by another campaign’s agreement, and not for less than its gift', async () => {
    const agreement = await draft();
    const second = await asked<{ campaignId: string }>(201, 'POST', `${here.at}/campaigns`, campaignBody(), {
      as: here.finance,
    });
    const tried = (changed: Record<string, unknown>) =>
      told('POST', `${here.at}/offers`, offerBody(agreement, changed), { as: here.finance });
    expect(await tried({ campaignId: second.campaignId })).toEqual([409, 'agreement-does-not-cover']);
    expect(await tried({ price: 4_199 })).toEqual([422, 'donation-exceeds-price']);
    expect(await tried({ agreementId: 'agr_00000000000000000000000000' })).toEqual([404, 'not-found']);
    expect(await tried({ perItem: 1 })).toEqual([400, 'not-understood']);
  });
});

test('another organisation’s agreements and offers do not exist here', async () => {
  const agreement = await draft();
  const offer = await offerOf(agreement);
  const elsewhere = await charity('xihu');
  const of = (path: string) => `${elsewhere.at}${path}`;
  expect(
    await told('GET', of(`/agreements/${agreement.agreementId}`), undefined, { as: elsewhere.admin }),
  ).toEqual([404, 'not-found']);
  expect(await told('POST', of(`/offers/${offer.offerId}/open`), undefined, { as: elsewhere.admin })).toEqual(
    [404, 'not-found'],
  );
  expect(await told('GET', of(`/offers/${offer.offerId}`), undefined, { as: elsewhere.admin })).toEqual([
    404,
    'not-found',
  ]);
  expect(await told('GET', `${here.at}/agreements`, undefined, { as: elsewhere.admin })).toEqual([
    404,
    'not-found',
  ]);
});
