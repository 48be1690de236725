import type { Member } from '../../shared/actor';
import type { AgreementId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { onceWith } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { putSignedSummary } from '../campaigns/campaign.table';
import { audited } from '../../people/audit/audit.table';
import { sign, type Agreement, type Signature } from './agreement';
import { getAgreement, markSigned, putSignature } from './agreement.table';

const summaryOf = ({
  text,
  agreementId,
  merchantId,
  merchantName,
  rule,
  unit,
  startsOn,
  endsOn,
  ...rest
}: Agreement) => ({
  agreementId,
  merchantId,
  merchantName,
  rule,
  unit,
  use: text.use,
  startsOn,
  endsOn,
  ...(rest.minimum !== undefined && { minimum: rest.minimum }),
  ...(rest.maximum !== undefined && { maximum: rest.maximum }),
});

/**
 * The merchant's own person signs; from then on selling may start, and its public summary stands with the campaign. The
 * same signature again changes nothing. Refuses `not-found` (also another merchant's), `agreement-already-signed`.
 */
export const signAgreement = async (
  by: Member,
  asked: { agreementId: AgreementId; signedBy: Signature['signedBy'] },
  now: Date,
): Promise<Agreement> => {
  const { organisationId, personId } = by;
  const drafted = await getAgreement(organisationId, asked.agreementId);
  if (!drafted || drafted.merchantId !== by.merchantId) return refuse('not-found');
  const at = now.toISOString();
  const signedOn = dayOf(at);
  const signature = { signedBy: asked.signedBy, personId, signedAt: at };
  const signed = sign(drafted, signature, signedOn);
  if (signed === drafted) return drafted;
  const { agreementId, campaignId } = signed;
  await table.transact(
    onceWith(putSignature(organisationId, agreementId, signature), [
      markSigned(organisationId, agreementId, signedOn),
      putSignedSummary(organisationId, campaignId, { ...summaryOf(signed), signedOn }),
      audited(organisationId, {
        at,
        by: personId,
        what: 'agreement-signed',
        which: agreementId,
        changed: { status: ['draft', 'signed'] },
      }),
    ]),
  );
  return signed;
};
