import { beforeAll, expect, test } from 'vitest';
import type { CampaignPage, CampaignRow } from '../../functions/selling/campaigns/campaign';
import { ask, asked } from '../support/ask';
import { changesAsPromised } from '../support/changes-as-promised';
import { campaignBody, charity, publishCampaign, type Charity } from '../support/fish-sale';

let here: Charity;
let draft: Charity;
beforeAll(async () => {
  here = await charity('chunan');
  await publishCampaign(here);
  draft = await charity('xihu');
});

const pathOf = ({ at, campaign }: Charity) => `${at}/campaigns/${campaign.campaignId}`;
const { fund: _fund, ...written } = campaignBody();

changesAsPromised('a campaign', async () => {
  const as = here.finance;
  const thing = await asked<CampaignRow>(201, 'POST', `${here.at}/campaigns`, campaignBody(), { as });
  return {
    o: here.o,
    path: `/campaigns/${thing.campaignId}`,
    which: thing.campaignId,
    thing,
    may: 'finance',
    mayNot: 'organiser',
    body: (said) => ({ ...written, name: { zh: said } }),
    saidIn: ({ name }: CampaignRow) => name.zh,
  };
});

test('a published campaign moves in the list with its first day, and what may be left out is gone', async () => {
  const as = here.finance;
  const { revision } = await asked<CampaignPage>(200, 'GET', pathOf(here));
  const { district: _district, ...less } = written;
  const body = { ...less, startsOn: '2026-01-31', purpose: { zh: '另一句' }, revision };
  await asked(200, 'PUT', pathOf(here), body, { as });
  const page = await asked<CampaignPage>(200, 'GET', pathOf(here));
  expect(page).toMatchObject({ startsOn: '2026-01-31', purpose: { zh: '另一句' }, status: 'published' });
  expect(page).not.toHaveProperty('district');
  const { items } = await asked<{ items: CampaignRow[] }>(200, 'GET', `${here.at}/campaigns`);
  expect(items.filter(({ campaignId }) => campaignId === here.campaign.campaignId)).toMatchObject([
    { startsOn: '2026-01-31' },
  ]);
});

test('dates that do not fit, and what the public was told of its fund, are not written', async () => {
  const as = here.finance;
  const { revision, endsOn } = await asked<CampaignPage>(200, 'GET', pathOf(here));
  const put = (part: object) => ask('PUT', pathOf(here), { ...written, revision, ...part }, { as });
  expect((await put({ startsOn: '2027-02-01', endsOn: '2027-01-01' })).body).toMatchObject({
    code: 'campaign-dates',
  });
  expect((await put({ fund: { name: { zh: '别的' } } })).status).toBe(400);
  expect((await put({ revision: 0 })).status).toBe(400);
  expect(await asked<CampaignPage>(200, 'GET', pathOf(here))).toMatchObject({ revision, endsOn });
});

test('a draft is withdrawn with a reason: nobody of the public sees it, and it is not published', async () => {
  const as = draft.finance;
  expect((await ask('POST', `${pathOf(draft)}/end`, {}, { as })).status).toBe(400);
  const end = () => asked(200, 'POST', `${pathOf(draft)}/end`, { reason: '重复了' }, { as });
  expect(await end()).toMatchObject({ status: 'withdrawn', endedBecause: '重复了' });
  expect(await end(), 'a second time').toMatchObject({ status: 'withdrawn', revision: 2 });
  expect((await ask('GET', pathOf(draft))).status).toBe(404);
  expect((await asked<{ items: CampaignRow[] }>(200, 'GET', `${draft.at}/campaigns`)).items).toEqual([]);
  for (const path of [`${pathOf(draft)}/publish`]) {
    const answer = await ask('POST', path, undefined, { as });
    expect(answer.body).toMatchObject({ code: 'campaign-over' });
  }
  const put = await ask('PUT', pathOf(draft), { ...written, revision: 2 }, { as });
  expect(put.body).toMatchObject({ code: 'campaign-over' });
});

test('what was published ends before its time, and its page goes on telling where the money went, and why', async () => {
  const as = here.finance;
  const reason = '渔期提前结束';
  await asked(200, 'POST', `${pathOf(here)}/end`, { reason }, { as });
  expect(await asked<CampaignPage>(200, 'GET', pathOf(here))).toMatchObject({
    status: 'ended',
    endedBecause: reason,
    river: { sold: { count: 0 } },
  });
  const { items } = await asked<{ items: CampaignRow[] }>(200, 'GET', `${here.at}/campaigns`);
  expect(items.map(({ status }) => status)).toContain('ended');
});
