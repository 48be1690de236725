import { OfferId, type OrganisationId, type PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { fingerprint, idOf, type Asked } from '../../platform/once';
import { getAgreement } from '../agreements/agreement.table';
import { audited } from '../../people/audit/audit.table';
import { draftOffer, type NewOffer, type Offer } from './offer';
import { getOffer, putNewOffer } from './offer.table';

/**
 * Drafts an offer by an agreement, which need not be signed yet. A retry gets the offer as it stands.
 * Refuses `not-found`, `donation-exceeds-price`, `agreement-does-not-cover`, `request-key-reused`.
 */
export const createOffer = async (
  by: Asked & { organisationId: OrganisationId; by: PersonId },
  asked: NewOffer,
  now: Date,
): Promise<Offer> => {
  const { organisationId } = by;
  const agreement = (await getAgreement(organisationId, asked.agreementId)) ?? refuse('not-found');
  const offer = draftOffer(asked, OfferId.parse(idOf('ofr', by)), agreement);
  const at = now.toISOString();
  await putNewOffer(organisationId, offer, { at, asked: fingerprint(asked) }, [
    audited(organisationId, { at, by: by.by, what: 'offer-drafted', which: offer.offerId }),
  ]);
  return (await getOffer(organisationId, offer.offerId, true)) ?? offer;
};
