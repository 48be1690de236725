import * as z from 'zod';
import { Role } from '../../shared/actor';
import { MerchantId, OrganisationId, PersonId } from '../../shared/ids';
import { changeOf, revised } from '../../shared/revision';
import { Contact, Words } from '../../shared/words';

/** A charity federation, community or team whose season is run here. */
export const Organisation = z
  .object({
    organisationId: OrganisationId,
    name: Words,
    district: Words,
    /** Shown on every public page: who answers for this. */
    contact: z.string().max(120),
    /** 统一社会信用代码, where the organisation has one. */
    creditCode: z.string().max(18).optional(),
    ...revised,
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

/** As it is founded. */
export const NewOrganisation = Organisation.omit({ revision: true });
export type NewOrganisation = z.infer<typeof NewOrganisation>;

/** What its admins may write anew: every page says it from then on. */
export const ChangedOrganisation = z
  .strictObject({ name: Words, district: Words, contact: Contact })
  .extend(changeOf)
  .meta({ id: 'ChangedOrganisation' });
export type ChangedOrganisation = z.infer<typeof ChangedOrganisation>;

export const Membership = z
  .object({
    organisationId: OrganisationId,
    personId: PersonId,
    roles: z.array(Role).min(1),
    merchantId: MerchantId.optional(),
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;
