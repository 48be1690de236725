import * as z from 'zod';
import { FundId } from '../../shared/ids';
import { Day } from '../../shared/time';
import { Reason } from '../../shared/words';
import { codec } from '../../platform/table/item';
import { AgreementRow, AgreementText, Signature } from './agreement';

/**
 * What the keys say is not kept twice: twenty rows stay within one read unit. The list goes by the day on which it was drafted
 * (`draftedOn`): who changes it reads that too.
 */
export const agreementItem = codec({
  kind: 'agreement',
  version: 2,
  pk: 'ORG#{organisationId}#AGREEMENT#{agreementId}',
  sk: 'AGREEMENT',
  lists: { pk: 'ORG#{organisationId}#AGREEMENTS', sk: '{merchantId}#{draftedOn}' },
  shape: AgreementRow.extend({ draftedOn: Day.optional() }),
  // A day of signature says that it is signed.
  pack: ({ agreementId: _a, merchantId: _m, status, draftedOn: _on, ...keep }) => ({
    keep: { ...keep, ...(status === 'withdrawn' && { status }) },
  }),
  unpack: (kept, { agreementId, merchantId, draftedOn }) => ({
    status: 'signedOn' in kept ? 'signed' : 'draft',
    ...kept,
    agreementId,
    merchantId,
    draftedOn,
  }),
});

/** What was agreed word by word, and who signed it: too long for a list. */
export const agreementTextItem = codec({
  kind: 'agreement-text',
  version: 1,
  pk: 'ORG#{organisationId}#AGREEMENT#{agreementId}',
  sk: 'TEXT',
  shape: z.object({
    fundId: FundId,
    text: AgreementText,
    signature: Signature.optional(),
    withdrawnBecause: Reason.optional(),
  }),
});
