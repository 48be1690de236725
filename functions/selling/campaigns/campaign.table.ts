import * as z from 'zod';
import type { CampaignId, OrganisationId } from '../../shared/ids';
import { makeOnce } from '../../platform/table/once';
import { table, type Page, type Write } from '../../platform/table/table';
import type { Campaign, CampaignRow } from './campaign';
import {
  campaignItem,
  campaignTextItem,
  PUBLISHED,
  signedSummaryItem,
  type SignedSummary,
} from './campaign.item';

/**
 * Makes the campaign, its text, its fund and what else belongs to it, together and once.
 * @question A new campaign, its text and its fund
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `CAMPAIGN, TEXT`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 4 WCU in a transaction + 1 lists
 */
export const putNewCampaign = (
  campaign: Campaign,
  asked: unknown,
  also: readonly Write[],
): Promise<CampaignRow> =>
  makeOnce(campaignItem, campaign, {
    asked,
    also: [table.writes.put(campaignTextItem.item(campaign)), ...also],
  });

/**
 * @question This campaign, in short
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `CAMPAIGN`
 * @cost 1 RCU
 */
export const getCampaignRow = (
  organisationId: OrganisationId,
  campaignId: CampaignId,
): Promise<CampaignRow | undefined> =>
  table.get(campaignItem.stored, campaignItem.key({ organisationId, campaignId }));

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
  const items = await table.all(z.looseObject({ kind: z.string() }), {
    pk: campaignItem.partition({ organisationId, campaignId }),
    most: 500,
  });
  const row = items.find(({ kind }) => kind === campaignItem.kind);
  if (!row) return undefined;
  const text = campaignTextItem.read(items.find(({ kind }) => kind === campaignTextItem.kind));
  const signed = items.filter(({ kind }) => kind === signedSummaryItem.kind);
  return {
    campaign: { ...campaignItem.read(row), purpose: text.purpose },
    agreements: signed.map(signedSummaryItem.read),
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
  table.page(campaignItem.stored, {
    index: 'lists',
    pk: campaignItem.listed('lists', { organisationId }),
    ...(ask.drafts ? {} : { begins: PUBLISHED }),
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
export const publish = (campaign: CampaignRow): Write => {
  const placeOf = (status: CampaignRow['status']) => campaignItem.item({ ...campaign, status })['listSk'];
  return table.writes.update(campaignItem.key(campaign), {
    set: 'SET listSk = :published',
    condition: 'listSk = :draft',
    values: { ':published': placeOf('published'), ':draft': placeOf('draft') },
    otherwise: () => undefined,
  });
};

/**
 * Notes a signed agreement with its campaign: part of the transaction that signs it.
 * @question A merchant signed for it
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `AGREEMENT#{agreement}`
 * @cost 2 WCU in a transaction
 */
export const putSignedSummary = (
  organisationId: OrganisationId,
  campaignId: CampaignId,
  summary: SignedSummary,
): Write => table.writes.put(signedSummaryItem.item({ ...summary, organisationId, campaignId }));
