import type { Member } from '../shared/actor';
import type { AgreementId, MerchantId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import type { Page } from '../platform/table';
import type { Agreement, AgreementRow } from './agreement';
import { getAgreement, listAgreements } from './agreement.table';

/** Undefined for staff, who see all; a merchant's person sees their own. Refuses `not-found` for one who speaks for none. */
const onlyFor = ({ roles, merchantId }: Member): MerchantId | undefined =>
  roles.some((role) => role === 'finance' || role === 'auditor' || role === 'admin')
    ? undefined
    : (merchantId ?? refuse('not-found'));

/** Refuses `not-found`. */
export const findAgreements = (
  member: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<AgreementRow>> =>
  listAgreements(member.organisationId, { merchantId: onlyFor(member), ...page });

/** With its whole text. Refuses `not-found`, also for another merchant's. */
export const findAgreement = async (member: Member, agreementId: AgreementId): Promise<Agreement> => {
  const agreement = await getAgreement(member.organisationId, agreementId);
  const only = onlyFor(member);
  if (!agreement || (only !== undefined && agreement.merchantId !== only)) return refuse('not-found');
  return agreement;
};
