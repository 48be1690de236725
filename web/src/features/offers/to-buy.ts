import type { Offer } from '../../../../functions/selling/offers/offer';
import type { OrganisationId } from '../../../../functions/shared/ids';

/** What the script of an offer's page needs of it. */
export type ToBuy = Pick<Offer, 'offerId' | 'name' | 'unit' | 'price' | 'perItem' | 'status' | 'revision'> & {
  organisationId: OrganisationId;
};

export const toBuy = ({
  offer,
  organisation,
}: {
  offer: Offer;
  organisation: { organisationId: OrganisationId };
}): ToBuy => {
  const { offerId, name, unit, price, perItem, status, revision } = offer;
  return {
    offerId,
    name,
    unit,
    price,
    perItem,
    status,
    revision,
    organisationId: organisation.organisationId,
  };
};
