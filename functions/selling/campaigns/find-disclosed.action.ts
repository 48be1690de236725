import { isStaff, type Actor } from '../../shared/actor';
import { csvOf, type Cell } from '../../shared/csv';
import type { CampaignId, FundId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import { listHandOvers } from '../../books/hand-overs/hand-over.table';
import { listEntriesBetween } from '../../books/ledger/entry.table';
import { getRequests } from '../../books/spending/public-paper.table';
import { listSpendings } from '../../books/spending/spending.table';
import { handedOverAs, isPublic, type CampaignRow, type HandedOver } from './campaign';
import { getCampaign, getCampaignRow } from './campaign.table';
import { disclosed, entriesHeader, entryLines, type DisclosedSpending } from './disclosed';

type Asked = {
  organisationId: OrganisationId;
  campaignId: CampaignId;
  limit: number;
  cursor?: string | undefined;
};

/** Refuses `not-found`, also a draft to who is no staff. */
const seenBy = async (
  by: Actor,
  { organisationId, campaignId }: Pick<Asked, 'organisationId' | 'campaignId'>,
): Promise<CampaignRow> => {
  const campaign = (await getCampaignRow(organisationId, campaignId)) ?? refuse('not-found');
  return isPublic(campaign) || isStaff(by) ? campaign : refuse('not-found');
};

/** The approved ones, newest request first; what waits or was declined is told to staff alone, so a page may be short. */
const disclosedOf = async (
  organisationId: OrganisationId,
  fundId: FundId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<DisclosedSpending>> => {
  const { items, ...rest } = await listSpendings(organisationId, fundId, page);
  const approved = items.filter(({ status }) => status === 'approved');
  const undated = approved.filter(({ decidedOn }) => decidedOn === undefined).map((row) => row.spendingId);
  const requests = undated.length === 0 ? [] : await getRequests(organisationId, undated);
  const onOf = new Map(undated.map((spendingId, at) => [spendingId, requests[at]?.decidedOn]));
  return {
    items: approved.map((row) => disclosed(row, row.decidedOn ?? onOf.get(row.spendingId))),
    ...rest,
  };
};

/** What a campaign that was found is spent on: for who has read it already. */
export const findSpendingsOf = (
  _by: Actor,
  { organisationId, fundId, ...page }: Omit<Asked, 'campaignId'> & { fundId: FundId },
): Promise<Page<DisclosedSpending>> => disclosedOf(organisationId, fundId, page);

/** What a campaign's fund was spent on, for everybody. Refuses `not-found`. */
export const findCampaignSpendings = async (
  by: Actor,
  { limit, cursor, ...of }: Asked,
): Promise<Page<DisclosedSpending>> => {
  const { fundId } = await seenBy(by, of);
  return disclosedOf(of.organisationId, fundId, { limit, cursor });
};

/** What a campaign's fund put into whose hands, the latest day first. Refuses `not-found`. */
export const findCampaignHandOvers = async (
  by: Actor,
  { limit, cursor, ...of }: Asked,
): Promise<Page<HandedOver>> => {
  const { fundId } = await seenBy(by, of);
  const { items, ...rest } = await listHandOvers(of.organisationId, fundId, { limit, cursor });
  return { items: items.map((one) => handedOverAs(by, one)), ...rest };
};

/** As many entries as one file holds, some 2 MB: read in pages of so many. */
const MOST_ENTRIES = 20_000;
const PAGE = 1_000;

/**
 * The books of a campaign's fund as a file for Excel and WPS, oldest first, of all its days or of one month (Asia/Shanghai). Refuses
 * `not-found`; `too-many-entries` where they are more than a file holds: they are then asked for month by month.
 */
export const findCampaignEntries = async (
  by: Actor,
  asked: {
    organisationId: OrganisationId;
    campaignId: CampaignId;
    language: 'zh' | 'en';
    span: { from: string; to: string };
  },
): Promise<string> => {
  const { organisationId, campaignId, language, span } = asked;
  const { campaign, agreements } = (await getCampaign(organisationId, campaignId)) ?? refuse('not-found');
  if (!isPublic(campaign) && !isStaff(by)) refuse('not-found');
  const merchants = new Map(agreements.map(({ merchantId, merchantName }) => [merchantId, merchantName]));
  const lines: Cell[][] = [];
  let cursor: string | undefined;
  let number = 0;
  do {
    const page = await listEntriesBetween(organisationId, campaign.fundId, span, { limit: PAGE, cursor });
    for (const entry of page.items) lines.push(...entryLines(entry, (number += 1), { language, merchants }));
    if (number > MOST_ENTRIES) refuse('too-many-entries', { most: MOST_ENTRIES });
    cursor = page.next;
  } while (cursor !== undefined);
  return csvOf(entriesHeader(language), lines);
};
