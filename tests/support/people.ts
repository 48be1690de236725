import type { Member, Role } from '../../functions/shared/actor';
import { setMember } from '../../functions/people/members/set-member.action';
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

const noneAbove = { hasMerchant: async () => true, placesAhead: async () => 0 };

/** Somebody signed in whom an admin asked to be finance (or what is said), and who has not answered. @param at UTC, now unless said */
export const invitedTo = async (
  organisationId: OrganisationId,
  admin: Member,
  at = new Date().toISOString(),
  roles: Role[] = ['finance'],
): Promise<SignedInPerson> => {
  const person = await signedIn();
  await setMember(noneAbove)({ ...admin, organisationId }, { email: person.email, roles }, new Date(at));
  return person;
};
