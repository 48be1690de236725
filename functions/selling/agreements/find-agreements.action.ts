import type { Member } from '../../shared/actor';
import type { AgreementId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { maySee, whoseToSee } from '../../books/dues/whose';
import type { Page } from '../../platform/table/table';
import type { Agreement, AgreementRow } from './agreement';
import { getAgreement, listAgreements } from './agreement.table';

/** All for those who keep the books, their own for a merchant's person. */
export const findAgreements = async (
  by: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<AgreementRow>> => {
  const whose = whoseToSee(by);
  if (whose.of === 'none') return { items: [] };
  const merchantId = whose.of === 'one' ? whose.merchantId : undefined;
  return listAgreements(by.organisationId, { merchantId, ...page });
};

/** With its whole text. Refuses `not-found`, also for another merchant's. */
export const findAgreement = async (
  by: Member,
  { agreementId }: { agreementId: AgreementId },
): Promise<Agreement> => {
  const agreement = await getAgreement(by.organisationId, agreementId);
  return agreement && maySee(whoseToSee(by), agreement.merchantId) ? agreement : refuse('not-found');
};
