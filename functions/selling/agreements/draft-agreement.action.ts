import type { Member } from '../../shared/actor';
import { AgreementId, type CampaignId, type MerchantId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { askedBy, idOf } from '../../platform/table/once';
import { isOver } from '../campaigns/campaign';
import { getCampaignRow } from '../campaigns/campaign.table';
import { getFund } from '../../books/funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { change, type Changing } from '../../people/audit/change.table';
import { assertActive } from '../merchants/merchant';
import { getMerchant } from '../merchants/merchant.table';
import { getOrganisation } from '../../people/organisations/organisation.table';
import {
  changedAgreement,
  draftAgreementOf,
  termsOf,
  withdrawnAgreement,
  type Agreement,
  type ChangedAgreement,
  type NewAgreement,
} from './agreement';
import {
  getAgreement,
  getDatedAgreement,
  putNewAgreement,
  writeAgreement,
  type DatedAgreement,
} from './agreement.table';

/** Between whom, and for what. Refuses `not-found`, `merchant-withdrawn`, `campaign-over`. */
const partiesOf = async (
  { organisationId }: Member,
  { merchantId, campaignId }: { merchantId: MerchantId; campaignId: CampaignId },
) => {
  const [organisation, campaign, merchant] = await Promise.all([
    getOrganisation(organisationId),
    getCampaignRow(organisationId, campaignId),
    getMerchant(organisationId, merchantId),
  ]);
  const fund = campaign && (await getFund(organisationId, campaign.fundId));
  if (!organisation || !fund || !merchant) return refuse('not-found');
  assertActive(merchant);
  if (isOver(campaign)) refuse('campaign-over');
  return { charity: organisation.name, merchantName: merchant.name, campaign, fundName: fund.name };
};

/**
 * Drafts a donation agreement for the merchant to sign. A retry gets the agreement as it stands.
 * Refuses `not-found` (merchant or campaign), `merchant-withdrawn`, `campaign-over`, `agreement-dates`, `agreement-limits`,
 * `request-key-reused`.
 */
export const draftAgreement = async (
  by: Member,
  asked: { requestKey: RequestKey; what: NewAgreement },
  now: Date,
): Promise<Agreement> => {
  const { organisationId, personId } = by;
  const { what } = asked;
  const agreementId = AgreementId.parse(idOf('agr', askedBy(by, asked)));
  const agreement = draftAgreementOf(what, { agreementId, ...(await partiesOf(by, what)) });
  const at = now.toISOString();
  await putNewAgreement(organisationId, agreement, { on: dayOf(at), asked: what }, [
    audited(organisationId, { at, by: personId, what: 'agreement-drafted', which: agreementId }),
  ]);
  return (await getAgreement(organisationId, agreementId)) ?? agreement;
};

const onDraft = async (
  by: Member,
  { agreementId, ...asked }: { agreementId: AgreementId; revision?: number; reason?: string | undefined },
  deed: Pick<Changing<DatedAgreement>, 'what' | 'to'>,
  now: Date,
): Promise<Agreement> => {
  const { organisationId } = by;
  const thing: Changing<DatedAgreement> = {
    ...deed,
    which: agreementId,
    read: () => getDatedAgreement(organisationId, agreementId),
    as: termsOf,
    writes: (before, after) => writeAgreement(organisationId, before, after),
  };
  const { draftedOn: _place, ...done } = await change(by, asked, thing, now);
  return done;
};

/**
 * Other terms, until it is signed; who signs signs those that they saw. Refuses `not-found`, `agreement-already-signed`,
 * `agreement-withdrawn`, `merchant-withdrawn`, `campaign-over`, `agreement-dates`, `agreement-limits`, `changed-meanwhile`.
 */
export const changeAgreement = (
  by: Member,
  asked: { agreementId: AgreementId } & ChangedAgreement,
  now: Date,
): Promise<Agreement> => {
  const to = async (draft: DatedAgreement): Promise<DatedAgreement> => {
    const parties = { agreementId: asked.agreementId, ...(await partiesOf(by, draft)) };
    const after = changedAgreement(draft, asked, parties);
    return after === draft ? draft : { ...after, draftedOn: draft.draftedOn };
  };
  return onDraft(by, asked, { what: 'agreement-changed', to }, now);
};

/** Nobody is to sign it any more. Done twice it changes nothing. Refuses `not-found`, `agreement-already-signed`. */
export const withdrawAgreement = (
  by: Member,
  asked: { agreementId: AgreementId; reason: string },
  now: Date,
): Promise<Agreement> => {
  const to = (draft: DatedAgreement): DatedAgreement => withdrawnAgreement(draft, asked.reason);
  return onDraft(by, asked, { what: 'agreement-withdrawn', to }, now);
};
