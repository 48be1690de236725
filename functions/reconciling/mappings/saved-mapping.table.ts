import type { ColumnMappingId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { changeBeside, changeItem, standsAsRead } from '../../platform/table/change-item';
import { makeOnce } from '../../platform/table/once';
import { table, type Page, type Write } from '../../platform/table/table';
import { latestDay } from '../readers/read-statement';
import { isMapped, type StatementKind } from '../readers/readers';
import type { HowSaved, MappingRow, SavedMapping } from './saved-mapping';
import { formerMappingItem, mappingItem, mappingRowItem } from './saved-mapping.item';

/**
 * The whole mapping and its row in the list, together and once. A retry gets it as it stands. Refuses `request-key-reused`.
 * @question This is how it is read
 * @key main `ORG#{o}#MAPPING#{mapping}` / `MAPPING, ROW`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 4 WCU in a transaction + 1 lists
 */
export const putNewMapping = (
  organisationId: OrganisationId,
  mapping: SavedMapping,
  asked: unknown,
  also: readonly Write[],
): Promise<SavedMapping> => {
  const whole = { ...mapping, organisationId };
  return makeOnce(mappingItem, whole, {
    asked,
    also: [table.writes.put(mappingRowItem.item(whole)), ...also],
  });
};

/**
 * The mapping and its row as they are to be, and beside them what stood before. Condition: it stands as it was read (`stale`).
 * @question It is read so from now on, or no more
 * @key main `ORG#{o}#MAPPING#{mapping}` / `MAPPING, ROW, FORMER#{revision}`
 * @holds it stands as it was read → stale: decide anew
 * @cost 4–6 WCU in a transaction + 1 lists
 */
export const writeMapping = (
  organisationId: OrganisationId,
  before: SavedMapping,
  after: SavedMapping,
): Write[] => {
  const [was, is] = [
    { ...before, organisationId },
    { ...after, organisationId },
  ];
  return [
    changeItem(mappingItem, was, is),
    ...changeBeside(mappingRowItem, was, is),
    table.writes.put(formerMappingItem.item(was)),
  ];
};

/**
 * Part of the transaction of a new file that was read by it.
 * @question Nobody changed meanwhile how this account is read
 * @key main `ORG#{o}#MAPPING#{mapping}` / `MAPPING`
 * @holds nobody changed or withdrew it since it was read → stale: read again
 * @cost 2 WCU in a transaction
 */
export const mappingAsRead = (organisationId: OrganisationId, mapping: SavedMapping): Write =>
  standsAsRead(mappingItem, { ...mapping, organisationId });

/**
 * @question How was this bank’s file read then? (through getMapping)
 * @key main `ORG#{o}#MAPPING#{mapping}` / `FORMER#{revision}, or MAPPING`
 * @cost 1–2 RCU
 */
export const getMappingOf = async (
  organisationId: OrganisationId,
  { mappingId, revision }: Pick<SavedMapping, 'mappingId' | 'revision'>,
): Promise<SavedMapping | undefined> => {
  const key = formerMappingItem.key({ organisationId, mappingId, revision });
  return (await table.get(formerMappingItem.stored, key)) ?? getMapping(organisationId, mappingId);
};

/**
 * @question How is this bank’s file read?
 * @key main `ORG#{o}#MAPPING#{mapping}` / `MAPPING`
 * @cost 1 RCU
 */
export const getMapping = (
  organisationId: OrganisationId,
  mappingId: ColumnMappingId,
): Promise<SavedMapping | undefined> =>
  table.get(mappingItem.stored, mappingItem.key({ organisationId, mappingId }));

/**
 * Newest first.
 * @question Whose files can we read?
 * @key lists `ORG#{o}#MAPPINGS` / `{saved at}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listMappings = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<MappingRow>> =>
  table.page(mappingRowItem.stored, {
    index: 'lists',
    pk: mappingRowItem.listed('lists', { organisationId }),
    newestFirst: true,
    ...page,
  });

/** How somebody asks for a file to be read. `revision`: of the mapping, where the file was read by an earlier one. */
export type AskedHow = {
  kind: StatementKind;
  mappingId?: ColumnMappingId | undefined;
  revision?: number | undefined;
};

/**
 * A bank's file needs the mapping of its account; no line may be of a day to come. Refuses `mapping-not-found`, also for another organisation's.
 * @question How is the file at hand read? (through getMapping, getMappingOf)
 * @key main `ORG#{o}#MAPPING#{mapping}` / `MAPPING`
 * @cost 0–2 RCU
 */
export const howToRead = async (
  organisationId: OrganisationId,
  asked: AskedHow,
  now: Date,
): Promise<HowSaved> => {
  const latest = latestDay(now);
  const { kind, mappingId, revision } = asked;
  if (!isMapped(kind)) return { kind, latest };
  if (mappingId === undefined) return refuse('mapping-not-found');
  const read =
    revision === undefined
      ? getMapping(organisationId, mappingId)
      : getMappingOf(organisationId, { mappingId, revision });
  const mapping = (await read) ?? refuse('mapping-not-found');
  return { kind, mapping, latest };
};
