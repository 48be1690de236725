import type { OfferAsShown } from '../../../../functions/selling/offers/offer';
import type { OrganisationId } from '../../../../functions/shared/ids';

/** What the script of an offer's page needs of it. */
export type ToBuy = Pick<
  OfferAsShown,
  'offerId' | 'name' | 'unit' | 'price' | 'perItem' | 'status' | 'revision' | 'left'
> & {
  organisationId: OrganisationId;
};

export const toBuy = ({
  offer,
  organisation,
}: {
  offer: OfferAsShown;
  organisation: { organisationId: OrganisationId };
}): ToBuy => {
  const { offerId, name, unit, price, perItem, status, revision, left } = offer;
  return {
    offerId,
    name,
    unit,
    price,
    perItem,
    status,
    revision,
    left,
    organisationId: organisation.organisationId,
  };
};
