import { isOpen, untilOf, type MyInvitation } from '../members/invitation';
import { listInvitations } from '../members/invitation.table';
import { listMemberships } from '../members/member.table';
import type { Membership } from '../organisations/organisation';
import { getOrganisation } from '../organisations/organisation.table';
import type { Person } from '../../shared/actor';
import { refuse } from '../../shared/refusals';
import type { Me } from './me';
import { getPerson, renamePerson } from '../accounts/person.table';

const named = async <T extends Pick<Membership, 'organisationId'>>(all: readonly T[]) => {
  const organisations = await Promise.all(all.map(({ organisationId }) => getOrganisation(organisationId)));
  return all.flatMap((one, at) => {
    const organisation = organisations[at];
    return organisation ? [{ one, organisationName: organisation.name }] : [];
  });
};

/** Refuses `not-signed-in` where the account is gone. */
export const findMe = async (
  { personId }: Pick<Person, 'personId'>,
  _asked: object,
  now: Date,
): Promise<Me> => {
  const [person, memberships, invitations] = await Promise.all([
    getPerson(personId),
    listMemberships(personId),
    listInvitations(personId),
  ]);
  const [members, invited] = await Promise.all([
    named(memberships),
    named(invitations.filter((one) => isOpen(one, now))),
  ]);
  const asked = invited.map(({ one, organisationName }): MyInvitation => {
    const { organisationId, roles, merchantId } = one;
    const until = untilOf(one);
    return { organisationId, roles, ...(merchantId && { merchantId }), organisationName, until };
  });
  return {
    ...(person ?? refuse('not-signed-in')),
    memberships: members.map(({ one, organisationName }) => {
      const { organisationId, roles, merchantId } = one;
      return { organisationId, personId, roles, ...(merchantId && { merchantId }), organisationName };
    }),
    ...(asked.length > 0 && { invitations: asked }),
  };
};

/**
 * Sets what the person is called. Refuses `not-signed-in`. No line of an audit: it is their own, and belongs to no organisation;
 * when they did it stands in their account.
 */
export const changeMe = async (by: Person, { name }: { name: string }, now: Date): Promise<Me> => {
  if (!(await renamePerson(by.personId, name, now))) refuse('not-signed-in');
  return findMe(by, {}, now);
};
