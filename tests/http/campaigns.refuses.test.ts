import { beforeAll, expect, test } from 'vitest';
import { ask } from '../support/ask';
import { campaignBody, charity, dayIn, type Charity } from '../support/fish-sale';

let here: Charity;
let elsewhere: Charity;
beforeAll(async () => {
  here = await charity('chunan');
  elsewhere = await charity('xihu');
});

const create = async (body: unknown, more: Parameters<typeof ask>[3] = {}) => {
  const { status, body: told } = await ask('POST', `${here.at}/campaigns`, body, {
    as: here.finance,
    ...more,
  });
  return [status, told['code']];
};

test('dates the wrong way round, days that do not exist, unknown fields', async () => {
  expect(await create(campaignBody({ endsOn: dayIn(-31) }))).toEqual([422, 'campaign-dates']);
  expect(await create(campaignBody({ startsOn: '2026-02-30' }))).toEqual([400, 'not-understood']);
  expect(await create(campaignBody({ status: 'published' }))).toEqual([400, 'not-understood']);
  expect(await create(campaignBody({ fund: {} }))).toEqual([400, 'not-understood']);
});

test('without a key, and another campaign under a used key', async () => {
  expect(await create(campaignBody(), { key: 'used-key-1' })).toEqual([201, undefined]);
  expect(await create(campaignBody({ endsOn: dayIn(59) }), { key: 'used-key-1' })).toEqual([
    422,
    'request-key-reused',
  ]);
  expect(await create(campaignBody(), { key: 'short' })).toEqual([400, 'request-key-missing']);
});

test('a draft is nobody’s but the staff’s; what another organisation has does not exist here', async () => {
  const path = (of: Charity, campaign = here.campaign) => `${of.at}/campaigns/${campaign.campaignId}`;
  const status = async (method: 'GET' | 'POST', url: string, as?: { cookie: string }) =>
    (await ask(method, url, undefined, { as })).status;
  expect(await status('GET', path(here))).toBe(404);
  expect(await status('GET', path(here), elsewhere.admin)).toBe(404);
  expect(await status('GET', path(elsewhere), elsewhere.admin)).toBe(404);
  expect(await status('POST', `${path(elsewhere)}/publish`, elsewhere.admin)).toBe(404);
  expect(await status('POST', `${path(here)}/publish`, elsewhere.admin)).toBe(404);
  expect(await status('POST', `${path(here)}/publish`, here.organiser)).toBe(403);
  expect(await status('GET', `${elsewhere.at}/funds/${here.fundId}`, elsewhere.admin)).toBe(404);
  expect(await status('GET', `${elsewhere.at}/funds/${here.fundId}/entries`, elsewhere.admin)).toBe(404);
  expect(await status('GET', `${elsewhere.at}/funds/${here.fundId}/spendings`, elsewhere.admin)).toBe(404);
});
