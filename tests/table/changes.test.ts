import { beforeAll, describe, expect, test } from 'vitest';
import { listAudited, listHistory } from '../../functions/people/audit/audit.table';
import { change, type Changing } from '../../functions/people/audit/change.table';
import { putMember } from '../../functions/people/members/member.table';
import { putNewFund } from '../../functions/books/funds/fund.table';
import type { Campaign } from '../../functions/selling/campaigns/campaign';
import { campaignItem } from '../../functions/selling/campaigns/campaign.item';
import { getCampaign, putNewCampaign, writeCampaign } from '../../functions/selling/campaigns/campaign.table';
import { changeItem, moveRows } from '../../functions/platform/table/change-item';
import { table } from '../../functions/platform/table/table';
import type { Member } from '../../functions/shared/actor';
import { CampaignId, FundId, OrganisationId } from '../../functions/shared/ids';
import { makeFund, someone } from '../support/make-fish';
import { newId } from '../support/new-id';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');
const by: Member = { personId: someone, organisationId: o, roles: ['finance'] };
beforeAll(() => putMember({ ...by, roles: ['finance'] }));
const AT = new Date('2026-08-20T02:00:00.000Z');

const made = async (): Promise<Campaign> => {
  const ids = { campaignId: CampaignId.parse(newId('cmp')), fundId: FundId.parse(newId('fnd')) };
  const words = { name: { zh: '鱼' }, purpose: { zh: '保温箱' } };
  const days = { startsOn: '2026-09-01', endsOn: '2026-09-30' };
  const campaign: Campaign = { organisationId: o, ...ids, ...words, ...days, status: 'draft', revision: 1 };
  await putNewCampaign(campaign, 'a', [putNewFund(o, makeFund(ids))]);
  return campaign;
};
const changing = (campaign: Campaign, to: Changing<Campaign>['to']): Changing<Campaign> => ({
  which: campaign.campaignId,
  what: 'campaign-changed',
  read: async () => (await getCampaign(o, campaign.campaignId, true))?.campaign,
  to,
  writes: writeCampaign,
});
const renamed = (name: string) => (campaign: Campaign) => ({ ...campaign, name: { zh: name } });

describe('a change', () => {
  test('is written once with its line, which says what stood before and after, and why', async () => {
    const campaign = await made();
    const asked = { revision: 1, reason: '写错了' };
    const after = await change(by, asked, changing(campaign, renamed('大鱼')), AT);
    expect(after).toEqual({ ...campaign, name: { zh: '大鱼' }, revision: 2 });
    expect((await getCampaign(o, campaign.campaignId, true))?.campaign).toEqual(after);
    expect(await change(by, asked, changing(campaign, renamed('大鱼')), AT), 'said again').toEqual(after);
    const line = {
      at: AT.toISOString(),
      by: someone,
      what: 'campaign-changed',
      which: campaign.campaignId,
      changed: { name: [{ zh: '鱼' }, { zh: '大鱼' }] },
      reason: '写错了',
      revision: 2,
    };
    expect((await listHistory(o, campaign.campaignId, { limit: 5 })).items).toEqual([line]);
    expect((await listAudited(o, { limit: 1 })).items).toEqual([line]);
    expect(
      (await listHistory(OrganisationId.parse('xihu'), campaign.campaignId, { limit: 5 })).items,
    ).toEqual([]);
  });

  test('by who did not see the last one is refused, and of many at once none is lost', async () => {
    const campaign = await made();
    const late = () => change(by, { revision: 1 }, changing(campaign, renamed('晚了')), AT);
    await change(by, { revision: 1 }, changing(campaign, renamed('大鱼')), AT);
    expect(await refusalOfAsync(late)).toBe('changed-meanwhile');
    // Deeds that need nothing of what their doer saw are each done.
    const longer = ({ name, ...rest }: Campaign) => ({ ...rest, name: { zh: `${name.zh}鱼` } });
    const deeds = Array.from({ length: 4 }, (_, at) =>
      change(by, {}, changing(campaign, longer), new Date(AT.getTime() + at)),
    );
    await Promise.all(deeds);
    expect((await getCampaign(o, campaign.campaignId, true))?.campaign).toMatchObject({
      name: { zh: '大鱼鱼鱼鱼鱼' },
      revision: 6,
    });
    expect((await listHistory(o, campaign.campaignId, { limit: 9 })).items).toHaveLength(5);
  });
});

describe('what is written of an item that changes', () => {
  test('is what differs: what others count in it stays, and what is gone is gone', async () => {
    const campaign = { ...(await made()), district: { zh: '淳安' } };
    const key = campaignItem.key(campaign);
    await table.transact([
      changeItem(campaignItem, { ...campaign, district: undefined }, { ...campaign, revision: 2 }),
    ]);
    await table.update(key, {
      set: 'SET counted = :one',
      condition: 'attribute_exists(pk)',
      values: { ':one': 1 },
      otherwise: () => undefined,
    });
    const before = { ...campaign, revision: 2 };
    const after = { ...campaign, district: undefined, startsOn: '2026-08-01', revision: 3 };
    await table.transact([changeItem(campaignItem, before, after)]);
    const stored = await table.get(campaignItem.stored, key);
    expect(stored).toMatchObject({ startsOn: '2026-08-01', revision: 3 });
    expect(stored).not.toHaveProperty('district');
  });

  test('keeps its key: a row that is to stand elsewhere goes over there', async () => {
    const campaign = await made();
    const other = { ...campaign, campaignId: CampaignId.parse(newId('cmp')) };
    expect(() => changeItem(campaignItem, campaign, other)).toThrow('keeps its key');
    const [was, is] = [campaignItem.item(campaign), campaignItem.item(other)];
    expect(moveRows([was], [was])).toEqual([]);
    await table.transact(moveRows([was], [is]));
    expect(await table.get(campaignItem.stored, { pk: was.pk, sk: was.sk })).toBeUndefined();
    expect(await table.get(campaignItem.stored, { pk: is.pk, sk: is.sk })).toMatchObject({ status: 'draft' });
  });
});
