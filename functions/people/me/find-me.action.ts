import { listMemberships } from '../members/member.table';
import { getOrganisation } from '../organisations/organisation.table';
import type { Person } from '../../shared/actor';
import { refuse } from '../../shared/refusals';
import type { Me } from './me';
import { getPerson, renamePerson } from '../accounts/person.table';

/** Refuses `not-signed-in` where the account is gone. */
export const findMe = async ({ personId }: Pick<Person, 'personId'>): Promise<Me> => {
  const [person, memberships] = await Promise.all([getPerson(personId), listMemberships(personId)]);
  const organisations = await Promise.all(
    memberships.map((member) => getOrganisation(member.organisationId)),
  );
  return {
    ...(person ?? refuse('not-signed-in')),
    memberships: memberships.flatMap((member, at) => {
      const organisation = organisations[at];
      return organisation ? [{ ...member, organisationName: organisation.name }] : [];
    }),
  };
};

/**
 * Sets what the person is called. Refuses `not-signed-in`. No line of an audit: it is their own, and belongs to no organisation;
 * when they did it stands in their account.
 */
export const changeMe = async (by: Person, { name }: { name: string }, now: Date): Promise<Me> => {
  if (!(await renamePerson(by.personId, name, now))) refuse('not-signed-in');
  return findMe(by);
};
