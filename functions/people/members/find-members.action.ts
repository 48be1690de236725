import type { Member } from '../../shared/actor';
import type { Page } from '../../platform/table/table';
import { getPersons } from '../accounts/person.table';
import type { MemberRow } from './member';
import { listMembers } from './member.table';

/** Who belongs to an organisation, with the names that they gave themselves. */
export const findMembers = async (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<MemberRow>> => {
  const { items, next } = await listMembers(organisationId, page);
  const persons = await getPersons(items.map((member) => member.personId));
  const rows = items.map(({ organisationId: _here, ...member }, at): MemberRow => {
    const person = persons[at];
    return { ...member, name: person?.name ?? '', ...(person?.email && { email: person.email }) };
  });
  return { items: rows, ...(next && { next }) };
};
