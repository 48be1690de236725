import * as z from 'zod';
import { AgreementId, MerchantId, type CampaignId, type OrganisationId } from '../../shared/ids';
import { Sentence } from '../../shared/words';
import { createOnceWith } from '../../platform/once';
import { table, type Page, type Write } from '../../platform/table';
import type { Campaign } from './campaign';
import { AgreementSummary, CampaignRow } from './campaign';

const pkOf = (organisationId: OrganisationId, campaignId: CampaignId) =>
  `ORG#${organisationId}#CAMPAIGN#${campaignId}`;
const listOf = (organisationId: OrganisationId) => `ORG#${organisationId}#CAMPAIGNS`;
/** Newest first, drafts stand above what is published; the public's list begins at what is published. */
const placeOf = ({ status, startsOn }: Pick<CampaignRow, 'status' | 'startsOn'>) =>
  `${status === 'draft' ? 'unpublished' : 'published'}#${startsOn}`;

const factsIn = (pk: string, listSk: unknown) => {
  const [, organisationId, , campaignId] = pk.split('#');
  return {
    organisationId,
    campaignId,
    status: String(listSk).startsWith('published') ? 'published' : 'draft',
  };
};
/** What the keys say is not stored twice: twenty rows stay within one read unit. */
const StoredRow = z
  .looseObject({ pk: z.string() })
  .transform(({ pk, ...rest }) => CampaignRow.parse({ ...rest, ...factsIn(pk, rest['listSk']) }));
const Text = z.object({ sk: z.literal('TEXT'), purpose: Sentence });

/** What a campaign keeps of a signed agreement. */
const Summary = AgreementSummary.omit({ accrued: true }).extend({ merchantId: MerchantId });
export type SignedSummary = z.infer<typeof Summary>;
const StoredSummary = z
  .looseObject({ sk: z.string() })
  .transform(({ sk, ...rest }) =>
    Summary.parse({ ...rest, agreementId: AgreementId.parse(sk.split('#')[1]) }),
  );

/**
 * Makes the campaign, its text, its fund and what else belongs to it, together and once.
 * @question A new campaign, its text and its fund
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `CAMPAIGN, TEXT`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 4 WCU in a transaction + 1 lists
 */
export const putNewCampaign = async (
  campaign: Campaign,
  asked: string,
  also: readonly Write[],
): Promise<CampaignRow> => {
  const { organisationId, campaignId, status, purpose, ...row } = campaign;
  const pk = pkOf(organisationId, campaignId);
  return createOnceWith(
    StoredRow,
    {
      pk,
      sk: 'CAMPAIGN',
      kind: 'campaign',
      ...row,
      listPk: listOf(organisationId),
      listSk: placeOf({ ...row, status }),
      asked,
    },
    [table.writes.put({ pk, sk: 'TEXT', kind: 'campaign-text', purpose }), ...also],
  );
};

/**
 * @question This campaign, in short
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `CAMPAIGN`
 * @cost 1 RCU
 */
export const getCampaignRow = (
  organisationId: OrganisationId,
  campaignId: CampaignId,
): Promise<CampaignRow | undefined> =>
  table.get(StoredRow, { pk: pkOf(organisationId, campaignId), sk: 'CAMPAIGN' });

/**
 * The campaign with its text and the agreements signed for it, in one read.
 * @question This campaign with its purpose and its signed agreements
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `CAMPAIGN, TEXT, AGREEMENT#…`
 * @cost ½ RCU for about ten agreements
 */
export const getCampaign = async (
  organisationId: OrganisationId,
  campaignId: CampaignId,
): Promise<{ campaign: Campaign; agreements: SignedSummary[] } | undefined> => {
  const items = await table.all(z.looseObject({ pk: z.string(), sk: z.string() }), {
    pk: pkOf(organisationId, campaignId),
    most: 500,
  });
  const row = items.find((item) => item.sk === 'CAMPAIGN');
  if (!row) return undefined;
  const text = Text.parse(items.find((item) => item.sk === 'TEXT'));
  const signed = items.filter((item) => item.sk.startsWith('AGREEMENT#'));
  return {
    campaign: { ...StoredRow.parse(row), purpose: text.purpose },
    agreements: signed.map((item) => StoredSummary.parse(item)),
  };
};

/**
 * Newest first. @param drafts staff see them too, above what is published
 * @question What do they collect for?
 * @key lists `ORG#{o}#CAMPAIGNS` / `{published or unpublished}#{startsOn}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listCampaigns = (
  organisationId: OrganisationId,
  ask: { drafts: boolean; limit: number; cursor?: string | undefined },
): Promise<Page<CampaignRow>> =>
  table.page(StoredRow, {
    index: 'lists',
    pk: listOf(organisationId),
    ...(ask.drafts ? {} : { begins: 'published#' }),
    newestFirst: true,
    limit: ask.limit,
    cursor: ask.cursor,
  });

/**
 * Moves it to what is published. Done twice it changes nothing.
 * @question Everybody may see it
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `CAMPAIGN`
 * @holds it is a draft → already
 * @cost 2 WCU in a transaction + 2 lists
 */
export const publish = (campaign: CampaignRow): Write =>
  table.writes.update(
    { pk: pkOf(campaign.organisationId, campaign.campaignId), sk: 'CAMPAIGN' },
    {
      set: 'SET listSk = :published',
      condition: 'listSk = :draft',
      values: {
        ':published': placeOf({ ...campaign, status: 'published' }),
        ':draft': placeOf({ ...campaign, status: 'draft' }),
      },
      otherwise: () => undefined,
    },
  );

/**
 * Notes a signed agreement with its campaign: part of the transaction that signs it.
 * @question A merchant signed for it
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `AGREEMENT#{agreement}`
 * @cost 2 WCU in a transaction
 */
export const putSignedSummary = (
  organisationId: OrganisationId,
  campaignId: CampaignId,
  { agreementId, ...summary }: SignedSummary,
): Write =>
  table.writes.put({
    pk: pkOf(organisationId, campaignId),
    sk: `AGREEMENT#${agreementId}`,
    kind: 'campaign-agreement',
    ...summary,
  });
