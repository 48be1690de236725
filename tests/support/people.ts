import { putMember } from '../../functions/people/members/member.table';
import { putOrganisation } from '../../functions/people/organisations/organisation.table';
import type { Role } from '../../functions/shared/actor';
import { OrganisationId, type MerchantId } from '../../functions/shared/ids';
import { signedIn, type SignedInPerson } from './sessions';

export const organisation = async (id: string) => {
  const organisationId = OrganisationId.parse(id);
  await putOrganisation({
    organisationId,
    name: { zh: `${id} 慈善总会`, en: `${id} charity federation` },
    district: { zh: '淳安', en: "Chun'an" },
    contact: '0571-0000 0000',
  });
  return organisationId;
};

/** Somebody signed in who has these roles in an organisation. */
export const staffOf = async (
  organisationId: OrganisationId,
  roles: Role[],
  who: { name?: string; merchantId?: MerchantId } = {},
): Promise<SignedInPerson> => {
  const person = await signedIn(who.name ? { name: who.name } : {});
  await putMember({
    organisationId,
    personId: person.personId,
    roles,
    ...(who.merchantId && { merchantId: who.merchantId }),
  });
  return person;
};
