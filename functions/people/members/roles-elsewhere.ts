import type { MerchantId, OrganisationId, PersonId } from '../../shared/ids';

/** What a role here touches in the areas above this one: handed in where the app is composed. */
export type RolesElsewhere = {
  hasMerchant: (organisationId: OrganisationId, merchantId: MerchantId) => Promise<boolean>;
  /** How many places of this organisation somebody holds, or waits for, on shifts that have not begun. */
  placesAhead: (organisationId: OrganisationId, personId: PersonId, now: Date) => Promise<number>;
};
