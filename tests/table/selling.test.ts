import { describe, expect, test } from 'vitest';
import type { Agreement, Signature } from '../../functions/selling/agreements/agreement';
import {
  getAgreement,
  listAgreements,
  getDatedAgreement,
  putNewAgreement,
  writeAgreement,
} from '../../functions/selling/agreements/agreement.table';
import type { Campaign } from '../../functions/selling/campaigns/campaign';
import {
  campaignAsRead,
  getCampaign,
  getCampaignRow,
  listCampaigns,
  putNewCampaign,
  putSignedSummary,
  writeCampaign,
} from '../../functions/selling/campaigns/campaign.table';
import { getFund, putNewFund } from '../../functions/books/funds/fund.table';
import {
  getMerchant,
  getPlacedMerchant,
  listMerchants,
  merchantAsRead,
  putNewMerchant,
  writeMerchant,
} from '../../functions/selling/merchants/merchant.table';
import { remittanceCodeOf } from '../../functions/selling/merchants/remittance-code';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import { AgreementId, CampaignId, FundId, MerchantId, OrganisationId } from '../../functions/shared/ids';
import { another, makeAgreement, makeFund, someone } from '../support/make-fish';
import { refusalOfAsync } from '../support/refusal';

let towns = 0;
/** Each test its own: lists are an organisation's. */
const newTown = (): OrganisationId => OrganisationId.parse(`town-${String((towns += 1)).padStart(3, '0')}`);
const elsewhere = OrganisationId.parse('xihu');
const AT = '2026-08-20T02:00:00.000Z';

const newCampaign = (organisationId: OrganisationId, part: Partial<Campaign> = {}): Campaign => ({
  organisationId,
  campaignId: CampaignId.parse(newId('cmp')),
  fundId: FundId.parse(newId('fnd')),
  name: { zh: '我在千岛湖有条鱼' },
  purpose: { zh: '保温送餐箱' },
  startsOn: '2026-09-01',
  endsOn: '2026-09-30',
  status: 'draft',
  revision: 1,
  ...part,
});

/** Everybody may see it from now on. */
const publish = (campaign: Campaign) =>
  table.transact(
    writeCampaign(campaign, { ...campaign, status: 'published', revision: campaign.revision + 1 }),
  );

describe('a campaign', () => {
  test('is made with its text and its fund, together and once', async () => {
    const o = newTown();
    const { purpose, ...row } = newCampaign(o);
    const campaign = { ...row, purpose };
    const fund = makeFund({ fundId: campaign.fundId, campaignId: campaign.campaignId });
    const make = (asked: string, of = campaign) => putNewCampaign(of, asked, [putNewFund(o, fund)]);
    expect(await make('a')).toEqual(row);
    expect(await make('a', { ...campaign, endsOn: '2026-10-31' })).toEqual(row);
    expect(await refusalOfAsync(() => make('b'))).toBe('request-key-reused');
    expect(await getCampaignRow(o, campaign.campaignId)).toEqual(row);
    expect(await getCampaign(o, campaign.campaignId)).toEqual({ campaign, agreements: [] });
    expect(await getFund(o, campaign.fundId)).toEqual(fund);
    expect(await getCampaignRow(elsewhere, campaign.campaignId)).toBeUndefined();
    expect(await getCampaign(elsewhere, campaign.campaignId)).toBeUndefined();
    const other = newCampaign(o, { fundId: campaign.fundId });
    expect(await refusalOfAsync(() => make('c', other))).toBe('request-key-reused');
    expect(await getCampaignRow(o, other.campaignId)).toBeUndefined();
  });

  test('is published once, and keeps what was signed for it', async () => {
    const o = newTown();
    const campaign = newCampaign(o);
    await putNewCampaign(campaign, 'a', []);
    expect(await publish(campaign)).toBe('done');
    await expect(publish(campaign)).rejects.toThrow('stale');
    // What was decided from it holds while it stands as it was read.
    await expect(table.transact([campaignAsRead(campaign)])).rejects.toThrow('stale');
    expect(await table.transact([campaignAsRead({ ...campaign, revision: 2 })])).toBe('done');
    expect(await getCampaignRow(o, campaign.campaignId)).toMatchObject({ status: 'published', revision: 2 });
    const { agreementId, merchantId, merchantName, rule, unit, startsOn, endsOn, text } = makeAgreement();
    const signed = { agreementId, merchantId, merchantName, rule, unit, startsOn, endsOn, use: text.use };
    const summary = { ...signed, signedOn: '2026-08-20' };
    await table.transact([putSignedSummary(o, campaign.campaignId, summary)]);
    expect((await getCampaign(o, campaign.campaignId))?.agreements).toEqual([summary]);
  });

  test('is listed newest first; drafts stand above, for staff alone', async () => {
    const o = newTown();
    const [early, draft, late] = [
      newCampaign(o, { startsOn: '2026-03-01' }),
      newCampaign(o, { startsOn: '2026-05-01' }),
      newCampaign(o, { startsOn: '2026-07-01' }),
    ];
    for (const campaign of [early, draft, late]) await putNewCampaign(campaign, 'a', []);
    for (const campaign of [early, late]) await publish(campaign);
    const starts = async (drafts: boolean, limit = 10, cursor?: string) => {
      const page = await listCampaigns(o, { drafts, limit, cursor });
      return { days: page.items.map(({ startsOn }) => startsOn), next: page.next };
    };
    expect((await starts(false)).days).toEqual(['2026-07-01', '2026-03-01']);
    expect((await starts(true)).days).toEqual(['2026-05-01', '2026-07-01', '2026-03-01']);
    const first = await starts(true, 2);
    expect((await starts(true, 2, first.next)).days).toEqual(['2026-03-01']);
    expect((await listCampaigns(newTown(), { drafts: true, limit: 5 })).items).toEqual([]);
  });
});

describe('a merchant', () => {
  test('is made once, and listed newest first', async () => {
    const o = newTown();
    const merchant = (zh: string) => ({
      merchantId: MerchantId.parse(newId('mer')),
      name: { zh },
      contactName: '方老板',
    });
    const listed = (one: ReturnType<typeof merchant>) => ({
      ...one,
      status: 'active',
      revision: 1,
      remittanceCode: remittanceCodeOf(one.merchantId),
    });
    const [old, young] = [merchant('渔家'), merchant('鲜鱼行')];
    expect(await putNewMerchant(o, old, { at: AT, asked: 'a' }, [])).toEqual(listed(old));
    const again = { ...old, contactName: '别人' };
    expect(await putNewMerchant(o, again, { at: AT, asked: 'a' }, [])).toEqual(listed(old));
    expect(await refusalOfAsync(() => putNewMerchant(o, old, { at: AT, asked: 'b' }, []))).toBe(
      'request-key-reused',
    );
    await putNewMerchant(o, young, { at: '2026-08-21T02:00:00.000Z', asked: 'a' }, []);
    expect(await getMerchant(o, old.merchantId)).toEqual(listed(old));
    expect(await getMerchant(elsewhere, old.merchantId)).toBeUndefined();
    const first = await listMerchants(o, { limit: 1 });
    expect(first.items).toEqual([listed(young)]);
    expect((await listMerchants(o, { limit: 1, cursor: first.next })).items).toEqual([listed(old)]);
  });
});

test('a merchant that is changed keeps its place in the list', async () => {
  const o = newTown();
  const made = { merchantId: MerchantId.parse(newId('mer')), name: { zh: '渔家' }, contactName: '方老板' };
  const merchant = await putNewMerchant(o, made, { at: AT, asked: 'a' }, []);
  const placed = { ...merchant, madeAt: AT };
  expect(await getPlacedMerchant(o, made.merchantId)).toEqual(placed);
  const after = { ...placed, name: { zh: '新渔家' }, status: 'withdrawn' as const, revision: 2 };
  expect(await table.transact([writeMerchant(o, placed, after)])).toBe('done');
  await expect(table.transact([writeMerchant(o, placed, after)])).rejects.toThrow('stale');
  await expect(table.transact([merchantAsRead(o, merchant)])).rejects.toThrow('stale');
  expect(await table.transact([merchantAsRead(o, after)])).toBe('done');
  const { madeAt: _place, ...row } = after;
  expect((await listMerchants(o, { limit: 2 })).items).toEqual([row]);
});

describe('an agreement', () => {
  const newAgreement = (part: Partial<Agreement> = {}): Agreement => ({
    ...makeAgreement({ minimum: 100_000, maximum: 900_000 }),
    agreementId: AgreementId.parse(newId('agr')),
    ...part,
  });
  const signature: Signature = { signedBy: '方大伟', personId: someone, signedAt: AT };

  test('is drafted once, whole; another organisation does not see it', async () => {
    const o = newTown();
    const agreement = newAgreement();
    const draft = (asked: string) => putNewAgreement(o, agreement, { on: '2026-08-20', asked }, []);
    await draft('a');
    await draft('a');
    expect(await refusalOfAsync(() => draft('b'))).toBe('request-key-reused');
    expect(await getAgreement(o, agreement.agreementId)).toEqual(agreement);
    expect(await getAgreement(elsewhere, agreement.agreementId)).toBeUndefined();
  });

  test('is signed once: by what was read before, neither it nor another is written again, nor one of nothing', async () => {
    const o = newTown();
    const agreement = newAgreement();
    const { agreementId } = agreement;
    await putNewAgreement(o, agreement, { on: '2026-08-20', asked: 'a' }, []);
    const drafted = { ...agreement, draftedOn: '2026-08-20' };
    const signed = (by: Signature, on = '2026-08-20') =>
      ({ ...drafted, status: 'signed', signedOn: on, signature: by, revision: 2 }) as const;
    const sign = (by: Signature) => table.transact(writeAgreement(o, drafted, signed(by)));
    expect(await sign(signature)).toBe('done');
    for (const by of [signature, { ...signature, personId: another }])
      await expect(sign(by)).rejects.toThrow('stale');
    expect(await getDatedAgreement(o, agreementId)).toEqual(signed(signature));
    expect(await getAgreement(o, agreementId)).toEqual({
      ...agreement,
      status: 'signed',
      signedOn: '2026-08-20',
      signature,
      revision: 2,
    });
    const nothing = { ...drafted, agreementId: newAgreement().agreementId };
    await expect(
      table.transact(writeAgreement(o, nothing, { ...nothing, signature, revision: 2 })),
    ).rejects.toThrow('stale');
  });

  test('changed, its text is the new one, and whose request drafted it is known still', async () => {
    const o = newTown();
    const agreement = newAgreement();
    const draft = (asked: string) => putNewAgreement(o, agreement, { on: '2026-08-20', asked }, []);
    await draft('a');
    const before = { ...agreement, draftedOn: '2026-08-20' };
    const text = { ...agreement.text, use: { zh: '别的' }, version: 2 };
    await table.transact(writeAgreement(o, before, { ...before, text, revision: 2 }));
    expect(await getAgreement(o, agreement.agreementId)).toEqual({ ...agreement, text, revision: 2 });
    await draft('a');
    expect(await refusalOfAsync(() => draft('b'))).toBe('request-key-reused');
  });

  test('is listed by merchant, newest first; a merchant’s person sees their own alone', async () => {
    const o = newTown();
    const merchants = [MerchantId.parse(newId('mer')), MerchantId.parse(newId('mer'))].sort();
    const [a, b] = merchants;
    const made: [MerchantId | undefined, string][] = [
      [a, '2026-08-01'],
      [b, '2026-08-02'],
      [a, '2026-08-03'],
    ];
    const ids: AgreementId[] = [];
    for (const [merchantId, on] of made) {
      const agreement = newAgreement(merchantId && { merchantId });
      ids.push(agreement.agreementId);
      await putNewAgreement(o, agreement, { on, asked: 'a' }, []);
    }
    const listed = async (merchantId?: MerchantId, limit = 10, cursor?: string) => {
      const page = await listAgreements(o, { merchantId, limit, cursor });
      return { ids: page.items.map(({ agreementId }) => agreementId), next: page.next };
    };
    expect((await listed()).ids).toEqual([ids[1], ids[2], ids[0]]);
    expect((await listed(a)).ids).toEqual([ids[2], ids[0]]);
    const first = await listed(a, 1);
    expect((await listed(a, 1, first.next)).ids).toEqual([ids[0]]);
  });
});
