import type { Member } from '../../shared/actor';
import type { Page } from '../../platform/table/table';
import { getPersons } from '../accounts/person.table';
import { listHistory } from './audit.table';
import type { HistoryLine } from './audited';

/** What was done to one thing, newest first, by whom and why. */
export const findHistory = async (
  { organisationId }: Member,
  { which, ...page }: { which: string; limit: number; cursor?: string | undefined },
): Promise<Page<HistoryLine>> => {
  const { items, ...rest } = await listHistory(organisationId, which, page);
  const people = [...new Set(items.flatMap(({ by }) => (by === 'operator' ? [] : [by])))];
  const persons = await getPersons(people);
  const names = new Map<string, string>(people.map((by, at) => [by, persons[at]?.name ?? '']));
  const lines = items.map(({ which: _which, ...line }) => ({
    ...line,
    byName: line.by === 'operator' ? '' : (names.get(line.by) ?? ''),
  }));
  return { items: lines, ...rest };
};
