import type { ColumnMappingId, OrganisationId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { createOnceWith } from '../platform/once';
import { table, type Page, type Write } from '../platform/table';
import { accountKey } from './column-mapping';
import type { How, StatementKind } from './read-statement';
import { MappingRow, SavedMapping } from './saved-mapping';
import { latestDay } from './statement-limits';

const pkOf = (organisationId: OrganisationId, mappingId: ColumnMappingId) =>
  `ORG#${organisationId}#MAPPING#${mappingId}`;
const listOf = (organisationId: OrganisationId) => `ORG#${organisationId}#MAPPINGS`;

/** The whole mapping and its row in the list, together and once. A retry gets it as it stands. Refuses `request-key-reused`. */
export const putNewMapping = (
  organisationId: OrganisationId,
  mapping: SavedMapping,
  asked: string,
  also: readonly Write[],
): Promise<SavedMapping> => {
  const { mappingId, account, savedAt } = mapping;
  const pk = pkOf(organisationId, mappingId);
  const row = { mappingId, account, savedAt, listPk: listOf(organisationId), listSk: savedAt };
  return createOnceWith(SavedMapping.strip(), { pk, sk: 'MAPPING', kind: 'mapping', ...mapping, asked }, [
    table.writes.put({ pk, sk: 'ROW', kind: 'mapping-row', ...row }),
    ...also,
  ]);
};

export const getMapping = (
  organisationId: OrganisationId,
  mappingId: ColumnMappingId,
): Promise<SavedMapping | undefined> =>
  table.get(SavedMapping.strip(), { pk: pkOf(organisationId, mappingId), sk: 'MAPPING' });

/** Newest first. */
export const listMappings = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<MappingRow>> =>
  table.page(MappingRow.strip(), { index: 'lists', pk: listOf(organisationId), newestFirst: true, ...page });

/** How somebody asks for a file to be read. */
export type AskedHow = { kind: StatementKind; mappingId?: ColumnMappingId | undefined };

/** A bank's file needs the mapping of its account; no line may be of a day to come. Refuses `mapping-not-found`, also for another organisation's. */
export const howToRead = async (organisationId: OrganisationId, asked: AskedHow, now: Date): Promise<How> => {
  const latest = latestDay(now);
  if (asked.kind === 'wechat-trade') return { kind: 'wechat-trade', latest };
  if (asked.mappingId === undefined) return refuse('mapping-not-found');
  const mapping = (await getMapping(organisationId, asked.mappingId)) ?? refuse('mapping-not-found');
  return { kind: 'bank-csv', mapping, latest };
};

/** What tells one account's files from another's. The provider's numbers are unique by themselves. */
export const accountOf = (how: How): string =>
  how.kind === 'bank-csv' ? accountKey(how.mapping.account.number) : 'wechat';
