import * as z from 'zod';
import type { CampaignId, OrganisationId } from '../../shared/ids';
import { changeItem, moveRows, standsAsRead } from '../../platform/table/change-item';
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
 * The campaign with its text and the agreements signed for it, in one read. @param fresh as it stands now (twice the cost)
 * @question This campaign with its purpose and its signed agreements
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `CAMPAIGN, TEXT, AGREEMENT#…`
 * @cost ½ RCU for about ten agreements
 */
export const getCampaign = async (
  organisationId: OrganisationId,
  campaignId: CampaignId,
  fresh = false,
): Promise<{ campaign: Campaign; agreements: SignedSummary[] } | undefined> => {
  const items = await table.all(z.looseObject({ kind: z.string() }), {
    pk: campaignItem.partition({ organisationId, campaignId }),
    fresh,
    most: 500,
  });
  const row = items.find(({ kind }) => kind === campaignItem.kind);
  if (!row) return undefined;
  const text = campaignTextItem.read(items.find(({ kind }) => kind === campaignTextItem.kind));
  const signed = items.filter(({ kind }) => kind === signedSummaryItem.kind);
  return {
    campaign: { ...campaignItem.read(row), ...text },
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
 * What was changed of it: its row and place in the list, and its text.
 * @question It is to be so from now on: written anew, published, ended
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `CAMPAIGN, TEXT`
 * @holds it stands as it was read → stale: decide anew
 * @cost 2–4 WCU in a transaction + 1–2 lists
 */
export const writeCampaign = (before: Campaign, after: Campaign): Write[] => [
  changeItem(campaignItem, before, after),
  ...moveRows([campaignTextItem.item(before)], [campaignTextItem.item(after)]),
];

/**
 * Part of a transaction that holds only while this campaign is as it was read.
 * @question It is still public (or still not over)
 * @key main `ORG#{o}#CAMPAIGN#{campaign}` / `CAMPAIGN`
 * @holds nobody changed it since it was read → stale: decide anew
 * @cost 2 WCU in a transaction
 */
export const campaignAsRead = (campaign: CampaignRow): Write => standsAsRead(campaignItem, campaign);

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
