import * as z from 'zod';
import type { Member, Role } from '../../shared/actor';
import { DEEDS } from '../../shared/deeds';
import { PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Differences } from '../../shared/revision';
import type { Page } from '../../platform/table/table';
import { getPersons } from '../accounts/person.table';
import { listHistory } from './audit.table';
import type { Audited, HistoryLine } from './audited';

/** The history of what people are here: for those who may see who belongs to us. */
const MEMBERS = 'members';
const MAY_SEE_MEMBERS: readonly Role[] = DEEDS.seeMembers;

/** What of a change is people: kept by their ids alone, told by their names, as those who read it see them elsewhere. */
const PEOPLE = ['backToLine'];
const People = z.array(PersonId);
const peopleIn = ({ changed = {} }: Audited): PersonId[] =>
  PEOPLE.flatMap((field) => (changed[field] ?? []).flatMap((side) => People.safeParse(side).data ?? []));

/** @param nameOf empty for who told no name, or is not there any more */
const withNames = (changed: Differences, nameOf: (person: PersonId) => string): Differences => {
  const named = (side: unknown): unknown => People.safeParse(side).data?.map(nameOf) ?? side;
  return Object.fromEntries(
    Object.entries(changed).map(([field, [was, is]]) => [
      field,
      PEOPLE.includes(field) ? [named(was), named(is)] : [was, is],
    ]),
  );
};

/** What was done to one thing, newest first, by whom and why. Refuses `not-allowed` for members' to who may not see them. */
export const findHistory = async (
  { organisationId, roles }: Member,
  { which, ...page }: { which: string; limit: number; cursor?: string | undefined },
): Promise<Page<HistoryLine>> => {
  if (which === MEMBERS && !roles.some((role) => MAY_SEE_MEMBERS.includes(role))) refuse('not-allowed');
  const { items, ...rest } = await listHistory(organisationId, which, page);
  const aboutOf = (line: Audited) =>
    which === MEMBERS ? PersonId.parse(line.which.split(' ')[0]) : undefined;
  const named = items.flatMap((line) =>
    [line.by === 'operator' ? [] : line.by, aboutOf(line) ?? [], peopleIn(line)].flat(),
  );
  const people = [...new Set(named)];
  const persons = await getPersons(people);
  const names = new Map<string, string>(people.map((by, at) => [by, persons[at]?.name ?? '']));
  const nameOf = (person: PersonId): string => names.get(person) ?? '';
  const lines = items.map(({ which: about, under, ...line }) => {
    const whom = aboutOf({ ...line, which: about, under });
    return {
      ...line,
      ...(line.changed && { changed: withNames(line.changed, nameOf) }),
      ...(whom && { about: nameOf(whom) }),
      byName: line.by === 'operator' ? '' : nameOf(line.by),
    };
  });
  return { items: lines, ...rest };
};
