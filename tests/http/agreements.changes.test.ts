import { beforeAll, describe, expect, test } from 'vitest';
import type { Agreement } from '../../functions/selling/agreements/agreement';
import type { Merchant } from '../../functions/selling/merchants/merchant';
import type { Offer } from '../../functions/selling/offers/offer';
import { ask, asked } from '../support/ask';
import { changesAsPromised } from '../support/changes-as-promised';
import {
  agreementBody,
  charity,
  merchantOf,
  offerBody,
  PER_FISH,
  publishCampaign,
  type Charity,
} from '../support/fish-sale';
import { mail } from '../support/mail';
import { staffOf } from '../support/people';
import type { SignedInPerson } from '../support/sessions';
import { settle } from '../support/settle';

let here: Charity;
let merchant: Merchant;
let seller: SignedInPerson;
beforeAll(async () => {
  here = await charity('chunan');
  await publishCampaign(here);
  ({ merchant, seller } = await merchantOf(here));
});

const terms = (part: object = {}) => {
  const {
    merchantId: _m,
    campaignId: _c,
    ...rest
  } = agreementBody({ merchantId: '', campaignId: '' }, part as never);
  return rest;
};
const draft = () =>
  asked<Agreement>(201, 'POST', `${here.at}/agreements`, agreementBody({ ...merchant, ...here.campaign }), {
    as: here.finance,
  });
const pathOf = ({ agreementId }: Agreement) => `${here.at}/agreements/${agreementId}`;
const change = (of: Agreement, part: object) =>
  asked<Agreement>(200, 'PUT', pathOf(of), { ...terms(part), revision: of.revision }, { as: here.finance });
const sign = (of: Agreement, more: object = {}) =>
  ask<Record<string, unknown>>('POST', `${pathOf(of)}/sign`, { signedBy: '方大伟', ...more }, { as: seller });
const withdraw = (of: Agreement) =>
  ask<Record<string, unknown>>('POST', `${pathOf(of)}/withdraw`, { reason: '重复了' }, { as: here.finance });
const lettersOf = (to: string, { agreementId }: Agreement) =>
  mail.filter((one) => one.to === to && one.text.includes(agreementId));

changesAsPromised('a draft of an agreement', async () => {
  const thing = await draft();
  return {
    o: here.o,
    path: `/agreements/${thing.agreementId}`,
    which: thing.agreementId,
    thing,
    may: 'finance',
    mayNot: 'organiser',
    body: (said) => terms({ use: { zh: said } }),
    saidIn: ({ text }: Agreement) => text.use.zh,
  };
});

describe('the terms of a draft', () => {
  test('are another version with a hash of its own, and what is offered by it follows', async () => {
    const first = await draft();
    const body = offerBody({ ...here.campaign, agreementId: first.agreementId });
    const offer = await asked<Offer>(201, 'POST', `${here.at}/offers`, body, { as: here.finance });
    const second = await change(first, { rule: { kind: 'fixed', perItem: 5_000 }, maximum: 500_000 });
    expect(second).toMatchObject({
      revision: 2,
      rule: { perItem: 5_000 },
      text: { version: 2, maximum: 500_000 },
    });
    expect(second.text.textHash).not.toBe(first.text.textHash);
    await settle();
    const path = `${here.at}/offers/${offer.offerId}`;
    const as = here.finance;
    expect(await asked(200, 'GET', path, undefined, { as })).toMatchObject({
      perItem: 5_000,
      maximum: 500_000,
      agreementVersion: 2,
    });
    const third = await change(second, { rule: { kind: 'fixed', perItem: PER_FISH } });
    expect(third.text).not.toHaveProperty('maximum');
    expect((await sign(third, { revision: third.revision })).status).toBe(200);
    // Whatever the followers have seen so far: what is sold is what was signed.
    const opened = await asked<Offer>(200, 'POST', `${path}/open`, undefined, { as });
    expect(opened).toMatchObject({ perItem: PER_FISH, agreementVersion: 3 });
    expect(opened).not.toHaveProperty('maximum');
  });

  test('that the merchant did not read are not signed; nor are they changed once they are', async () => {
    const first = await draft();
    const second = await change(first, { minimum: 10_000 });
    const unseen = await sign(first, { revision: 1 });
    expect([unseen.status, unseen.body['code']]).toEqual([409, 'changed-meanwhile']);
    expect((await sign(first)).body['code'], 'who does not say what they read').toBe('changed-meanwhile');
    const signed = await sign(second, { revision: 2 });
    expect(signed.body).toMatchObject({ status: 'signed', text: { minimum: 10_000 } });
    expect((await sign(second, { revision: 2 })).body).toEqual(signed.body);
    const put = await ask('PUT', pathOf(first), { ...terms(), revision: 3 }, { as: here.finance });
    expect(put.body).toMatchObject({ code: 'agreement-already-signed' });
    expect((await withdraw(first)).body).toMatchObject({ code: 'agreement-already-signed' });
  });

  test('signed and changed at once are one of the two: what is signed is what stands', async () => {
    const first = await draft();
    const put = { ...terms({ minimum: 20_000 }), revision: 1 };
    const [signed, changed] = await Promise.all([
      sign(first, { revision: 1 }),
      ask<Record<string, unknown>>('PUT', pathOf(first), put, { as: here.finance }),
    ]);
    expect([signed.status, changed.status].sort()).toEqual([200, 409]);
    const stands = await asked<Agreement>(200, 'GET', pathOf(first), undefined, { as: here.finance });
    expect(stands.status).toBe(signed.status === 200 ? 'signed' : 'draft');
    expect('minimum' in stands.text).toBe(changed.status === 200);
  });

  test('fit the campaign, as when they were drafted', async () => {
    const first = await draft();
    const put = async (part: object) =>
      (await ask('PUT', pathOf(first), { ...terms(part), revision: 1 }, { as: here.finance })).body['code'];
    expect(await put({ startsOn: '2020-01-01' })).toBe('agreement-dates');
    expect(await put({ minimum: 2, maximum: 1 })).toBe('agreement-limits');
    const other = { ...terms(), merchantId: merchant.merchantId, revision: 1 };
    const answer = await ask('PUT', pathOf(first), other, { as: here.finance });
    expect(answer.body, 'between whom it is, stays').toMatchObject({ code: 'not-understood' });
  });
});

test('a draft that is withdrawn is neither signed nor changed, and what was offered by it is closed', async () => {
  const first = await draft();
  const body = offerBody({ ...here.campaign, agreementId: first.agreementId });
  const offer = await asked<Offer>(201, 'POST', `${here.at}/offers`, body, { as: here.finance });
  const gone = await withdraw(first);
  expect(gone.body).toMatchObject({ status: 'withdrawn', withdrawnBecause: '重复了' });
  expect((await withdraw(first)).body).toEqual(gone.body);
  expect((await sign(first, { revision: 2 })).body).toMatchObject({ code: 'agreement-withdrawn' });
  const put = await ask('PUT', pathOf(first), { ...terms(), revision: 2 }, { as: here.finance });
  expect(put.body).toMatchObject({ code: 'agreement-withdrawn' });
  expect((await ask('POST', `${here.at}/offers`, body, { as: here.finance })).body).toMatchObject({
    code: 'agreement-withdrawn',
  });
  await settle();
  const path = `${here.at}/offers/${offer.offerId}`;
  expect(await asked(200, 'GET', path, undefined, { as: here.finance })).toMatchObject({
    status: 'closed',
    closedBecause: '重复了',
  });
});

test('the merchant is told what waits, what was changed from what to what, and what was withdrawn: each once', async () => {
  await settle();
  mail.length = 0;
  const second = await staffOf(here.o, ['merchant'], { name: '方小姐', merchantId: merchant.merchantId });
  const contact = {
    name: merchant.name,
    contactName: '方老板',
    contactEmail: 'shop@example.test',
    revision: 1,
  };
  await asked(200, 'PUT', `${here.at}/merchants/${merchant.merchantId}`, contact, { as: here.finance });
  const first = await draft();
  await settle();
  for (const to of [seller.email, second.email, 'shop@example.test'])
    expect(
      lettersOf(to, first).map(({ subject }) => subject.slice(0, 7)),
      to,
    ).toEqual(['请签署捐赠协议']);
  const body = {
    ...terms({ rule: { kind: 'fixed', perItem: 4_500 }, use: { zh: '保温箱', en: 'boxes' } }),
    revision: 1,
    reason: '算错了',
  };
  await asked(200, 'PUT', pathOf(first), body, { as: here.finance });
  await settle();
  const [, changed, ...others] = lettersOf(seller.email, first);
  expect(others).toEqual([]);
  expect(changed?.text).toContain('每件捐赠：¥42.00 → ¥45.00\nDonation for each item: ¥42.00 → ¥45.00');
  expect(changed?.text).toContain(
    '捐赠用途：保温送餐箱 → 保温箱\nWhat the donation is for: insulated boxes → boxes',
  );
  expect(changed?.text).toContain('算错了');
  await withdraw(first);
  await settle();
  const [, , last, ...more] = lettersOf(seller.email, first);
  expect(more).toEqual([]);
  expect(last?.subject).toContain('捐赠协议已撤回');
  expect(last?.text).toContain('重复了');
});
