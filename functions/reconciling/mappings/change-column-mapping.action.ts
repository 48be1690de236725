import type { Member } from '../../shared/actor';
import type { ColumnMappingId } from '../../shared/ids';
import { change } from '../../people/audit/change.table';
import { changedMapping, withdrawnMapping, type ChangedMapping, type SavedMapping } from './saved-mapping';
import { getMapping, writeMapping } from './saved-mapping.table';

type Asked = { mappingId: ColumnMappingId; revision?: number; reason?: string | undefined };

const onMapping = (
  by: Member,
  { mappingId, ...asked }: Asked,
  [what, to]: [what: string, to: (mapping: SavedMapping) => SavedMapping],
  now: Date,
): Promise<SavedMapping> => {
  const { organisationId } = by;
  const thing = {
    which: mappingId,
    what,
    read: () => getMapping(organisationId, mappingId),
    to,
    // Its columns in one line each, and nothing within nothing.
    as: ({ account, columns, amount, ...rest }: SavedMapping) => ({
      ...rest,
      account: account.label,
      number: account.number,
      columns: Object.values(columns).flat().join(', '),
      amount: Object.values(amount).flat().join(', '),
    }),
    writes: (before: SavedMapping, after: SavedMapping) => writeMapping(organisationId, before, after),
  };
  return change(by, asked, thing, now);
};

/**
 * How the account's files are read from now on, and what it is called. What was imported stays as it was read.
 * Refuses `not-found`, `mapping-withdrawn`, `mapping-of-another-account`, `changed-meanwhile`.
 */
export const changeColumnMapping = (
  by: Member,
  asked: { mappingId: ColumnMappingId } & ChangedMapping,
  now: Date,
): Promise<SavedMapping> =>
  onMapping(by, asked, ['column-mapping-changed', (mapping) => changedMapping(mapping, asked)], now);

/** Nothing new is read by it. Done twice it changes nothing. Refuses `not-found`. */
export const withdrawColumnMapping = (
  by: Member,
  asked: { mappingId: ColumnMappingId; reason: string },
  now: Date,
): Promise<SavedMapping> =>
  onMapping(
    by,
    asked,
    ['column-mapping-withdrawn', (mapping) => withdrawnMapping(mapping, asked.reason)],
    now,
  );
