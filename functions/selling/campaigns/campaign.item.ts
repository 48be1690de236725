import * as z from 'zod';
import { CampaignId, MerchantId, OrganisationId } from '../../shared/ids';
import { codec } from '../../platform/table/item';
import { AgreementSummary, CampaignRow, isOver, isPublic } from './campaign';
import { Reason, Sentence } from '../../shared/words';

/** How the list tells the two apart: drafts stand above what is published, and the public's list begins below them. */
const standingOf = (row: Pick<CampaignRow, 'status'>): string =>
  isPublic(row) ? 'published' : 'unpublished';
/** How the sort keys of what is published begin, in the list. */
export const PUBLISHED = 'published#';

/** What the keys say is not kept twice: twenty rows stay within one read unit. */
export const campaignItem = codec({
  kind: 'campaign',
  version: 2,
  pk: 'ORG#{organisationId}#CAMPAIGN#{campaignId}',
  sk: 'CAMPAIGN',
  lists: { pk: 'ORG#{organisationId}#CAMPAIGNS', sk: '{standing}#{startsOn}' },
  shape: CampaignRow,
  // Of the status, the keys say enough unless it is over.
  pack: ({ organisationId: _o, campaignId: _c, status, ...keep }) => ({
    keep: { ...keep, ...(isOver({ status }) && { status }) },
    parts: { standing: standingOf({ status }) },
  }),
  unpack: (kept, { standing, ...parts }) => ({
    status: standing === 'published' ? 'published' : 'draft',
    ...parts,
    ...kept,
  }),
});

/** The long text stands apart, so that lists stay small. */
export const campaignTextItem = codec({
  kind: 'campaign-text',
  version: 1,
  pk: 'ORG#{organisationId}#CAMPAIGN#{campaignId}',
  sk: 'TEXT',
  shape: z.object({
    organisationId: OrganisationId,
    campaignId: CampaignId,
    purpose: Sentence,
    endedBecause: Reason.optional(),
  }),
  pack: ({ purpose, endedBecause }) => ({
    keep: { purpose, ...(endedBecause !== undefined && { endedBecause }) },
  }),
});

/** What a campaign keeps of a signed agreement. */
export const SignedSummary = AgreementSummary.omit({ accrued: true }).extend({ merchantId: MerchantId });
export type SignedSummary = z.infer<typeof SignedSummary>;

export const signedSummaryItem = codec({
  kind: 'campaign-agreement',
  version: 1,
  pk: 'ORG#{organisationId}#CAMPAIGN#{campaignId}',
  sk: 'AGREEMENT#{agreementId}',
  shape: SignedSummary,
  pack: ({ agreementId: _a, ...keep }) => ({ keep }),
});
