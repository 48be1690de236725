import type { Member } from '../../shared/actor';
import type { Page } from '../../platform/table/table';
import { getPersons } from '../accounts/person.table';
import { untilOf, type Invitation } from './invitation';
import type { KeptMembership, MemberRow } from './member';
import { listMembersAndInvited } from './member.table';

type Listed = { member: KeptMembership } | { invitation: Invitation };

const rowOf = (one: Listed): Omit<MemberRow, 'name' | 'email'> => {
  const { personId, roles, merchantId } = 'member' in one ? one.member : one.invitation;
  return {
    personId,
    roles,
    ...(merchantId && { merchantId }),
    ...('invitation' in one && { invitedUntil: untilOf(one.invitation) }),
  };
};

/** Who belongs to an organisation, and who was asked to and has not accepted, with the names that they gave themselves. */
export const findMembers = async (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<MemberRow>> => {
  const { items, next } = await listMembersAndInvited(organisationId, page);
  const rows = items.map(rowOf);
  const persons = await getPersons(rows.map(({ personId }) => personId));
  const named = rows.map((row, at): MemberRow => {
    const person = persons[at];
    return { ...row, name: person?.name ?? '', ...(person?.email && { email: person.email }) };
  });
  return { items: named, ...(next && { next }) };
};
