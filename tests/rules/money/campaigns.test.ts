import { expect, test } from 'vitest';
import { draftCampaign, NewCampaign, riverOf } from '../../../functions/selling/campaigns/campaign';
import { fen } from '../../../functions/shared/money';
import { ids, makeFund, yuanOf } from '../../support/make-fish';
import { refusalOf } from '../../support/refusal';

const asked = (changed: Record<string, unknown> = {}) =>
  NewCampaign.parse({
    name: { zh: '我在千岛湖有条鱼' },
    purpose: { zh: '保温送餐箱' },
    startsOn: '2026-09-01',
    endsOn: '2026-09-30',
    fund: { name: { zh: '保温送餐箱专项基金' } },
    ...changed,
  });

test('a campaign is drafted with its fund, empty and of the same campaign', () => {
  const { campaign, fund } = draftCampaign(asked(), ids);
  expect(campaign).toMatchObject({ campaignId: ids.campaignId, fundId: ids.fundId, status: 'draft' });
  expect(fund).toMatchObject({ campaignId: ids.campaignId, received: 0, spent: 0, requested: 0, version: 1 });
});

test('it may last one day, and does not end before it starts', () => {
  expect(refusalOf(() => draftCampaign(asked({ endsOn: '2026-09-01' }), ids))).toBeUndefined();
  expect(refusalOf(() => draftCampaign(asked({ endsOn: '2026-08-31' }), ids))).toBe('campaign-dates');
});

test.each([
  ['a day that does not exist', { startsOn: '2026-02-30' }],
  ['no name', { name: { zh: '  ' } }],
  ['hidden characters', { name: { zh: '鱼\u202e' } }],
  ['another field', { fundId: 'x' }],
])('%s is not understood', (_, changed) => {
  expect(NewCampaign.safeParse({ ...asked(), ...changed }).success).toBe(false);
});

test('the river tells each stage, its amount and when it last moved', () => {
  const fund = makeFund({
    received: yuanOf(84),
    receivedOn: '2026-10-10',
    spent: yuanOf(60),
    spentOn: '2026-10-12',
    handedOver: [
      { unit: '只', quantity: 12 },
      { unit: '份', quantity: 3 },
    ],
    handedOverUnit: { zh: '只', en: 'boxes' },
    handedOverOn: '2026-10-20',
  });
  expect(riverOf(fund, { count: 3, amount: fen(12_600), lastOn: '2026-09-09' })).toEqual({
    sold: { count: 3, lastOn: '2026-09-09' },
    due: { amount: 12_600, lastOn: '2026-09-09' },
    paidOver: { amount: 8_400, lastOn: '2026-10-10' },
    spent: { amount: 6_000, lastOn: '2026-10-12' },
    handedOver: {
      quantity: 12,
      unit: { zh: '只', en: 'boxes' },
      also: [{ quantity: 3, unit: { zh: '份' } }],
      lastOn: '2026-10-20',
    },
  });
  expect(riverOf(makeFund(), { count: 0, amount: fen(0) }).handedOver).toEqual({ quantity: 0 });
});
