import * as z from 'zod';
import { CampaignId, MerchantId, OrganisationId } from '../../shared/ids';
import { Sentence } from '../../shared/words';
import { codec } from '../../platform/table/item';
import { AgreementSummary, CampaignRow } from './campaign';

/** How the list tells the two apart: drafts stand above what is published, and the public's list begins below them. */
const standingOf = (status: CampaignRow['status']): string =>
  status === 'draft' ? 'unpublished' : 'published';
/** How the sort keys of what is published begin, in the list. */
export const PUBLISHED = 'published#';

/** What the keys say is not kept twice: twenty rows stay within one read unit. */
export const campaignItem = codec({
  kind: 'campaign',
  version: 1,
  pk: 'ORG#{organisationId}#CAMPAIGN#{campaignId}',
  sk: 'CAMPAIGN',
  lists: { pk: 'ORG#{organisationId}#CAMPAIGNS', sk: '{standing}#{startsOn}' },
  shape: CampaignRow,
  pack: ({ organisationId: _o, campaignId: _c, status, ...keep }) => ({
    keep,
    parts: { standing: standingOf(status) },
  }),
  unpack: (kept, { standing, ...parts }) => ({
    ...parts,
    ...kept,
    status: standing === 'published' ? 'published' : 'draft',
  }),
});

/** The long text stands apart, so that lists stay small. */
export const campaignTextItem = codec({
  kind: 'campaign-text',
  version: 1,
  pk: 'ORG#{organisationId}#CAMPAIGN#{campaignId}',
  sk: 'TEXT',
  shape: z.object({ organisationId: OrganisationId, campaignId: CampaignId, purpose: Sentence }),
  pack: ({ purpose }) => ({ keep: { purpose } }),
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
