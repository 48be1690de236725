import { listMemberships } from '../members/member.table';
import { getOrganisation } from '../organisations/organisation.table';
import type { PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Me } from './me';
import { getPerson, renamePerson } from '../accounts/person.table';

/** Refuses `not-signed-in` where the account is gone. */
export const findMe = async (personId: PersonId): Promise<Me> => {
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

/** Sets what the person is called. Refuses `not-signed-in`. */
export const changeMe = async (personId: PersonId, name: string, now: Date): Promise<Me> => {
  if (!(await renamePerson(personId, name, now))) refuse('not-signed-in');
  return findMe(personId);
};
