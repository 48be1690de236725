import { AgreementId, type OrganisationId, type PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { fingerprint, idOf, type Asked } from '../../platform/once';
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
  by: Asked & { organisationId: OrganisationId; by: PersonId },
  asked: NewAgreement,
  now: Date,
): Promise<Agreement> => {
  const { organisationId } = by;
  const [organisation, campaign, merchant] = await Promise.all([
    getOrganisation(organisationId),
    getCampaignRow(organisationId, asked.campaignId),
    getMerchant(organisationId, asked.merchantId),
  ]);
  const fund = campaign && (await getFund(organisationId, campaign.fundId));
  if (!organisation || !fund || !merchant) return refuse('not-found');
  const agreementId = AgreementId.parse(idOf('agr', by));
  const agreement = draftAgreementOf(asked, {
    agreementId,
    charity: organisation.name,
    merchantName: merchant.name,
    campaign,
    fundName: fund.name,
  });
  const at = now.toISOString();
  await putNewAgreement(organisationId, agreement, { on: dayOf(at), asked: fingerprint(asked) }, [
    audited(organisationId, { at, by: by.by, what: 'agreement-drafted', which: agreementId }),
  ]);
  return (await getAgreement(organisationId, agreementId)) ?? agreement;
};
