import type { Member } from '../../shared/actor';
import type { AgreementId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import type { Write } from '../../platform/table/table';
import { putSignedSummary } from '../campaigns/campaign.table';
import { change } from '../../people/audit/change.table';
import { assertActive, type Merchant } from '../merchants/merchant';
import { getPlacedMerchant, merchantAsRead } from '../merchants/merchant.table';
import { sign, termsOf, type Agreement, type Signature } from './agreement';
import { getDatedAgreement, writeAgreement, type DatedAgreement } from './agreement.table';

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
 * The merchant's own person signs what they read; from then on selling may start, and its public summary stands with the campaign.
 * The same signature again changes nothing. Refuses `not-found` (also another merchant's), `agreement-already-signed`,
 * `agreement-withdrawn`, `merchant-withdrawn`, `changed-meanwhile` where the terms are not those that they had before them.
 */
export const signAgreement = async (
  by: Member,
  {
    agreementId,
    signedBy,
    ...seen
  }: { agreementId: AgreementId; signedBy: Signature['signedBy']; revision?: number },
  now: Date,
): Promise<Agreement> => {
  const { organisationId, personId } = by;
  const at = now.toISOString();
  const signedOn = dayOf(at);
  let merchant: Merchant | undefined;
  const read = async (): Promise<DatedAgreement | undefined> => {
    const agreement = await getDatedAgreement(organisationId, agreementId);
    if (agreement?.merchantId !== by.merchantId) return undefined;
    merchant = agreement && (await getPlacedMerchant(organisationId, agreement.merchantId));
    return agreement;
  };
  const to = (drafted: DatedAgreement): DatedAgreement => {
    const signed = sign(drafted, { signedBy, personId, signedAt: at }, signedOn);
    if (signed !== drafted) assertActive(merchant ?? refuse('not-found'));
    return signed;
  };
  const writes = (before: DatedAgreement, after: DatedAgreement): Write[] => [
    ...writeAgreement(organisationId, before, after),
    putSignedSummary(organisationId, after.campaignId, { ...summaryOf(after), signedOn }),
    ...(merchant ? [merchantAsRead(organisationId, merchant)] : []),
  ];
  const thing = { which: agreementId, what: 'agreement-signed', read, to, as: termsOf, writes };
  const { draftedOn: _place, ...signed } = await change<DatedAgreement>(by, seen, thing, now);
  return signed;
};
