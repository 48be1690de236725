import type { OrganisationId, PersonId } from '../shared/ids';
import { table } from '../platform/table';
import { Membership } from './organisation';

/** Under the person, who belongs to no organisation: it is read on each of their requests, and lists what they are where. */
const key = (personId: PersonId, organisationId: OrganisationId) => ({
  pk: `PERSON#${personId}`,
  sk: `MEMBER#${organisationId}`,
});

/** What a person is in an organisation, as of now. */
export const getMember = (
  organisationId: OrganisationId,
  personId: PersonId,
): Promise<Membership | undefined> => table.get(Membership, key(personId, organisationId));

/** Everything that a person is anywhere. */
export const listMemberships = (personId: PersonId): Promise<Membership[]> =>
  table.all(Membership, { pk: `PERSON#${personId}`, begins: 'MEMBER#', most: 200 });

export const putMember = (member: Membership): Promise<void> =>
  table.put({
    ...key(member.personId, member.organisationId),
    kind: 'member',
    ...member,
    listPk: `ORG#${member.organisationId}#MEMBERS`,
    listSk: member.personId,
  });

export const removeMember = (organisationId: OrganisationId, personId: PersonId): Promise<void> =>
  table.delete(key(personId, organisationId));
