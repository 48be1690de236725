import { beforeAll, expect, test } from 'vitest';
import type { CampaignPage, CampaignRow } from '../../functions/selling/campaigns/campaign';
import { listAudited } from '../../functions/people/audit/audit.table';
import { ask, asked } from '../support/ask';
import { campaignBody, charity, fishSale, sellFish, type Charity } from '../support/fish-sale';
import { settle } from '../support/settle';

let here: Charity;
beforeAll(async () => {
  here = await charity('chunan');
});

const list = (as?: { cookie: string }, query = '') =>
  asked<{ items: CampaignRow[]; next?: string }>(200, 'GET', `${here.at}/campaigns${query}`, undefined, {
    as,
  });

test('a campaign is drafted with its empty fund, and staff see it before it is public', async () => {
  const { at, finance, auditor, campaign, fundId } = here;
  expect(campaign).toMatchObject({
    organisationId: 'chunan',
    status: 'draft',
    purpose: campaignBody().purpose,
  });
  const fund = await asked(200, 'GET', `${at}/funds/${fundId}`, undefined, { as: auditor });
  expect(fund).toMatchObject({
    campaignId: campaign.campaignId,
    name: { zh: '保温送餐箱专项基金' },
    received: 0,
    spent: 0,
    requested: 0,
    free: 0,
    accrued: 0,
    outstanding: 0,
  });
  expect((await list(finance)).items.map((row) => row.status)).toContain('draft');
  expect((await list()).items).toEqual([]);
  const path = `${at}/campaigns/${campaign.campaignId}`;
  expect(await asked(200, 'GET', path, undefined, { as: auditor })).toMatchObject({ status: 'draft' });
});

test('published, everybody sees it; published twice it is the same', async () => {
  const { at, finance, campaign } = here;
  const path = `${at}/campaigns/${campaign.campaignId}`;
  for (const time of ['first', 'second'])
    expect(await asked(200, 'POST', `${path}/publish`, undefined, { as: finance }), time).toMatchObject({
      status: 'published',
    });
  expect((await list()).items).toEqual([
    {
      organisationId: 'chunan',
      campaignId: campaign.campaignId,
      name: campaign.name,
      district: campaign.district,
      startsOn: campaign.startsOn,
      endsOn: campaign.endsOn,
      fundId: campaign.fundId,
      status: 'published',
      revision: 2,
    },
  ]);
  const page = await asked<CampaignPage>(200, 'GET', path);
  expect(page).toMatchObject({
    fundName: { zh: '保温送餐箱专项基金' },
    river: {
      sold: { count: 0 },
      due: { amount: 0 },
      paidOver: { amount: 0 },
      spent: { amount: 0 },
      handedOver: { quantity: 0 },
    },
    agreements: [],
    handOvers: [],
  });
  const done = (await listAudited(here.o, { limit: 50 })).items.map(({ what, by }) => [what, by]);
  expect(done.filter(([what]) => what === 'campaign-published')).toEqual([
    ['campaign-published', finance.personId],
  ]);
});

test('a retry makes nothing new, for ever; a list goes on page by page, newest first, drafts above', async () => {
  const { at, finance } = here;
  const body = (startsOn: string) => campaignBody({ startsOn, endsOn: '2031-12-31' });
  const create = (startsOn: string, key: string) =>
    asked<CampaignRow>(201, 'POST', `${at}/campaigns`, body(startsOn), { as: finance, key });
  const made = await create('2031-01-01', 'the-same-key-1');
  expect(await create('2031-01-01', 'the-same-key-1')).toEqual(made);
  const later = await create('2031-02-01', 'the-same-key-2');
  await asked(200, 'POST', `${at}/campaigns/${made.campaignId}/publish`, undefined, { as: finance });
  expect((await create('2031-01-01', 'the-same-key-1')).status).toBe('published');
  const first = await list(finance, '?limit=1');
  const second = await list(finance, `?limit=1&cursor=${first.next}`);
  expect([first, second].flatMap(({ items }) => items.map(({ campaignId }) => campaignId))).toEqual([
    later.campaignId,
    made.campaignId,
  ]);
});

test('the public page tells what was sold and owed, by which agreement, a moment after it was paid', async () => {
  const sale = await fishSale('river', { minimum: 100_000, maximum: 500_000 });
  await sellFish(sale, 2);
  await sellFish(sale, 1);
  await settle();
  const page = await asked<CampaignPage>(200, 'GET', `${sale.at}/campaigns/${sale.campaign.campaignId}`);
  expect(page.river).toMatchObject({ sold: { count: 3 }, due: { amount: 12_600 }, paidOver: { amount: 0 } });
  expect(page.river.due.lastOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(page.agreements).toEqual([
    {
      agreementId: sale.agreement.agreementId,
      merchantName: { zh: '千岛湖鲜鱼行', en: 'Lake Fish Co.' },
      rule: { kind: 'fixed', perItem: 4_200 },
      unit: { zh: '条', en: 'fish' },
      use: { zh: '保温送餐箱', en: 'insulated boxes' },
      startsOn: sale.agreement.startsOn,
      endsOn: sale.agreement.endsOn,
      minimum: 100_000,
      maximum: 500_000,
      signedOn: expect.any(String) as string,
      accrued: 12_600,
    },
  ]);
});

test('two at once with the same key make one campaign', async () => {
  const { at, finance } = here;
  const twins = await Promise.all(
    [1, 2].map(() =>
      ask<CampaignRow>('POST', `${at}/campaigns`, campaignBody(), { as: finance, key: 'twins-key-1' }),
    ),
  );
  expect(twins.map(({ status }) => status)).toEqual([201, 201]);
  expect(new Set(twins.map(({ body }) => body.campaignId)).size).toBe(1);
});
