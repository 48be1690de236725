import { expect, test } from 'vitest';
import {
  assertCovers,
  assertWithinMaximum,
  isUntouched,
  NewAgreement,
  sign,
} from '../../../functions/selling/agreements/agreement';
import { fen } from '../../../functions/shared/money';
import { another, ids, makeAgreement, makeSigned, newAgreement, someone } from '../../support/make-fish';
import { refusalOf } from '../../support/refusal';

const signature = { signedBy: '方大伟', personId: someone, signedAt: '2026-08-20T02:00:00.000Z' };

test('the text holds what the law asks for: who, kind, rule, use, when and how', () => {
  expect(makeAgreement({ minimum: 100_000, maximum: 500_000 }).text).toMatchObject({
    donor: { zh: '千岛湖鲜鱼行' },
    charity: { zh: '淳安县慈善总会' },
    campaign: { zh: '我在千岛湖有条鱼' },
    fund: { zh: '幸福餐盒专项基金' },
    kind: 'money',
    rule: { kind: 'fixed', perItem: 4_200 },
    minimum: 100_000,
    maximum: 500_000,
    use: { zh: '保温送餐箱' },
    deliveredBy: '每月 10 日前汇入',
    version: 1,
    textHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
});

test('dates lie in order and within the campaign; the minimum is not above the maximum', () => {
  expect(refusalOf(() => makeAgreement({ endsOn: '2026-08-31' }))).toBe('agreement-dates');
  expect(refusalOf(() => makeAgreement({ startsOn: '2026-07-31' }))).toBe('agreement-dates');
  expect(refusalOf(() => makeAgreement({ endsOn: '2027-01-01' }))).toBe('agreement-dates');
  expect(refusalOf(() => makeAgreement({ minimum: 2, maximum: 1 }))).toBe('agreement-limits');
  expect(refusalOf(() => makeAgreement({ minimum: 2, maximum: 2 }))).toBeUndefined();
});

test.each([
  ['nothing a fish', { rule: { kind: 'fixed', perItem: 0 } }],
  ['a part of a fen', { rule: { kind: 'fixed', perItem: 0.5 } }],
  ['another rule', { rule: { kind: 'percent', perItem: 1 } }],
  ['more than asked for', { extra: true }],
])('%s is not understood', (_, changed) => {
  expect(NewAgreement.safeParse({ ...newAgreement(), ...changed }).success).toBe(false);
});

test('signed once; the same signature again changes nothing, another is refused', () => {
  const signed = makeSigned();
  expect(signed).toMatchObject({ status: 'signed', signedOn: '2026-08-20', signature });
  expect(sign(signed, { ...signature, signedAt: '2026-08-21T02:00:00.000Z' }, '2026-08-21')).toBe(signed);
  expect(refusalOf(() => sign(signed, { ...signature, personId: another }, '2026-08-21'))).toBe(
    'agreement-already-signed',
  );
  expect(refusalOf(() => sign(signed, { ...signature, signedBy: '别人' }, '2026-08-21'))).toBe(
    'agreement-already-signed',
  );
});

test('a text that was touched after drafting is found, and cannot be signed', () => {
  const agreement = makeAgreement();
  expect(isUntouched(agreement)).toBe(true);
  const touched = {
    ...agreement,
    text: { ...agreement.text, rule: { kind: 'fixed' as const, perItem: fen(42) } },
  };
  expect(isUntouched(touched)).toBe(false);
  expect(() => sign(touched, signature, '2026-08-20')).toThrow('not what was drafted');
});

test('the hash does not depend on the order in which the text was kept', () => {
  const agreement = makeAgreement();
  const turned = Object.fromEntries(Object.entries(agreement.text).reverse()) as typeof agreement.text;
  expect(isUntouched({ ...agreement, text: turned })).toBe(true);
});

test('it covers its campaign on its days, the first and the last included, once it is signed', () => {
  const on = (day: string, campaignId = ids.campaignId) =>
    refusalOf(() => assertCovers(makeSigned(), { campaignId, on: day }));
  expect([on('2026-09-01'), on('2026-09-30')]).toEqual([undefined, undefined]);
  expect([on('2026-08-31'), on('2026-10-01')]).toEqual([
    'agreement-does-not-cover',
    'agreement-does-not-cover',
  ]);
  expect(on('2026-09-08', ids.otherCampaignId)).toBe('agreement-does-not-cover');
  expect(
    refusalOf(() => assertCovers(makeAgreement(), { campaignId: ids.campaignId, on: '2026-09-08' })),
  ).toBe('agreement-not-signed');
});

test('up to the agreed maximum, not a fen beyond', () => {
  const at = (accrued: number, maximum?: number) =>
    refusalOf(() =>
      assertWithinMaximum(fen(accrued), fen(4_200), maximum === undefined ? undefined : fen(maximum)),
    );
  expect([at(5_800, 10_000), at(5_801, 10_000), at(1_000_000)]).toEqual([
    undefined,
    'donation-maximum-reached',
    undefined,
  ]);
});
