import type { Member } from '../../shared/actor';
import { AgreementId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { askedBy, idOf } from '../../platform/table/once';
import { getCampaignRow } from '../campaigns/campaign.table';
import { getFund } from '../../books/funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { getMerchant } from '../merchants/merchant.table';
import { getOrganisation } from '../../people/organisations/organisation.table';
import { draftAgreementOf, type Agreement, type NewAgreement } from './agreement';
import { getAgreement, putNewAgreement } from './agreement.table';

/**
 * Drafts a donation agreement for the merchant to sign. A retry gets the agreement as it stands.
 * Refuses `not-found` (merchant or campaign), `agreement-dates`, `agreement-limits`, `request-key-reused`.
 */
export const draftAgreement = async (
  by: Member,
  asked: { requestKey: RequestKey; what: NewAgreement },
  now: Date,
): Promise<Agreement> => {
  const { organisationId, personId } = by;
  const { what } = asked;
  const [organisation, campaign, merchant] = await Promise.all([
    getOrganisation(organisationId),
    getCampaignRow(organisationId, what.campaignId),
    getMerchant(organisationId, what.merchantId),
  ]);
  const fund = campaign && (await getFund(organisationId, campaign.fundId));
  if (!organisation || !fund || !merchant) return refuse('not-found');
  const agreementId = AgreementId.parse(idOf('agr', askedBy(by, asked)));
  const agreement = draftAgreementOf(what, {
    agreementId,
    charity: organisation.name,
    merchantName: merchant.name,
    campaign,
    fundName: fund.name,
  });
  const at = now.toISOString();
  await putNewAgreement(organisationId, agreement, { on: dayOf(at), asked: what }, [
    audited(organisationId, { at, by: personId, what: 'agreement-drafted', which: agreementId }),
  ]);
  return (await getAgreement(organisationId, agreementId)) ?? agreement;
};
