import * as z from 'zod';
import { FundId } from '../../shared/ids';
import { Day } from '../../shared/time';
import { codec } from '../../platform/table/item';
import { AgreementRow, AgreementText, Signature } from './agreement';

/**
 * What the keys say is not kept twice: twenty rows stay within one read unit. The list goes by the day on which it was drafted
 * (`draftedOn`, written and never read back).
 */
export const agreementItem = codec({
  kind: 'agreement',
  version: 1,
  pk: 'ORG#{organisationId}#AGREEMENT#{agreementId}',
  sk: 'AGREEMENT',
  lists: { pk: 'ORG#{organisationId}#AGREEMENTS', sk: '{merchantId}#{draftedOn}' },
  shape: AgreementRow.extend({ draftedOn: Day.optional() }),
  pack: ({ agreementId: _a, merchantId: _m, status: _s, draftedOn: _on, ...keep }) => ({ keep }),
  unpack: (kept, { agreementId, merchantId }) => ({
    ...kept,
    agreementId,
    merchantId,
    status: 'signedOn' in kept ? 'signed' : 'draft',
  }),
});

/** What was agreed word by word, and who signed it: too long for a list. */
export const agreementTextItem = codec({
  kind: 'agreement-text',
  version: 1,
  pk: 'ORG#{organisationId}#AGREEMENT#{agreementId}',
  sk: 'TEXT',
  shape: z.object({ fundId: FundId, text: AgreementText, signature: Signature.optional() }),
});
