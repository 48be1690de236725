import type { Member } from '../../shared/actor';
import { AgreementId, type CampaignId, type MerchantId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import type { Write } from '../../platform/table/table';
import { decideAgain } from '../../platform/table/decide-again';
import { askedBy, idOf } from '../../platform/table/once';
import { isOver } from '../campaigns/campaign';
import { campaignAsRead, getCampaignRow } from '../campaigns/campaign.table';
import { getFund } from '../../books/funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { change, type Changing } from '../../people/audit/change.table';
import { assertActive } from '../merchants/merchant';
import { getPlacedMerchant, merchantAsRead } from '../merchants/merchant.table';
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

/** Between whom, and for what, and that both are so still in the moment of writing. Refuses `not-found`, `merchant-withdrawn`, `campaign-over`. */
const partiesOf = async (
  { organisationId }: Member,
  { merchantId, campaignId }: { merchantId: MerchantId; campaignId: CampaignId },
) => {
  const [organisation, campaign, merchant] = await Promise.all([
    getOrganisation(organisationId),
    getCampaignRow(organisationId, campaignId),
    getPlacedMerchant(organisationId, merchantId),
  ]);
  const fund = campaign && (await getFund(organisationId, campaign.fundId));
  if (!organisation || !fund || !merchant) return refuse('not-found');
  assertActive(merchant);
  if (isOver(campaign)) refuse('campaign-over');
  const parties = {
    charity: organisation.name,
    merchantName: merchant.name,
    campaign,
    fundName: fund.name,
  };
  return { parties, stand: [campaignAsRead(campaign), merchantAsRead(organisationId, merchant)] };
};

/**
 * Drafts a donation agreement for the merchant to sign. A retry gets the agreement as it stands.
 * Refuses `not-found` (merchant or campaign), `merchant-withdrawn`, `campaign-over`, `agreement-dates`, `agreement-limits`,
 * `request-key-reused`.
 */
export const draftAgreement = (
  by: Member,
  asked: { requestKey: RequestKey; what: NewAgreement },
  now: Date,
): Promise<Agreement> =>
  decideAgain(async () => {
    const { organisationId, personId } = by;
    const { what } = asked;
    const agreementId = AgreementId.parse(idOf('agr', askedBy(by, asked)));
    const { parties, stand } = await partiesOf(by, what);
    const agreement = draftAgreementOf(what, { agreementId, ...parties });
    const at = now.toISOString();
    await putNewAgreement(organisationId, agreement, { on: dayOf(at), asked: what }, [
      ...stand,
      stillMay(by),
      audited(organisationId, { at, by: personId, what: 'agreement-drafted', which: agreementId }),
    ]);
    return (await getAgreement(organisationId, agreementId)) ?? agreement;
  });

/** One deed on a draft. @param stand what must hold besides, in the moment of writing */
const onDraft = async (
  by: Member,
  { agreementId, ...asked }: { agreementId: AgreementId; revision?: number; reason?: string | undefined },
  deed: Pick<Changing<DatedAgreement>, 'what' | 'to'>,
  now: Date,
  stand: () => readonly Write[] = () => [],
): Promise<Agreement> => {
  const { organisationId } = by;
  const thing: Changing<DatedAgreement> = {
    ...deed,
    which: agreementId,
    read: () => getDatedAgreement(organisationId, agreementId),
    as: termsOf,
    writes: (before, after) => [...writeAgreement(organisationId, before, after), ...stand()],
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
  let stand: readonly Write[] = [];
  const to = async (draft: DatedAgreement): Promise<DatedAgreement> => {
    const of = await partiesOf(by, draft);
    ({ stand } = of);
    const after = changedAgreement(draft, asked, { agreementId: asked.agreementId, ...of.parties });
    return after === draft ? draft : { ...after, draftedOn: draft.draftedOn };
  };
  return onDraft(by, asked, { what: 'agreement-changed', to }, now, () => stand);
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
