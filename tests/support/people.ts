import type { Member, Role } from '../../functions/shared/actor';
import { OrganisationId, type MerchantId } from '../../functions/shared/ids';
import { founded, member } from '../../seeds/stage';
import { signedIn, type SignedInPerson } from './sessions';

export const organisation = async (id: string) => {
  const organisationId = OrganisationId.parse(id);
  await founded({
    organisationId,
    name: { zh: `${id} 慈善总会`, en: `${id} charity federation` },
    district: { zh: '淳安', en: "Chun'an" },
    contact: '0571-0000 0000',
  });
  return organisationId;
};

/** What a person is in an organisation, and what their browser would send. */
export type Staff = SignedInPerson & Member;

/** Somebody signed in who has these roles in an organisation. */
export const staffOf = async (
  organisationId: OrganisationId,
  roles: Role[],
  who: { name?: string; merchantId?: MerchantId } = {},
): Promise<Staff> => {
  const person = await signedIn(who.name ? { name: who.name } : {});
  return { ...person, ...(await member(organisationId, person.personId, roles, who.merchantId)) };
};
