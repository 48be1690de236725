import * as z from 'zod';
import { ColumnMappingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { changeOf, revised } from '../../shared/revision';
import { Reason } from '../../shared/words';
import { accountKey, AmountColumns, ColumnMapping, MappedColumns } from '../readers/column-mapping';
import { DATE_FORMATS } from '../readers/read-cells';
import type { How } from '../readers/readers';

/** A mapping as it stands. Statements keep the revision by which they were read. */
export const SavedMapping = ColumnMapping.extend({
  mappingId: ColumnMappingId,
  savedAt: z.iso.datetime(),
  /** By one that was withdrawn nothing new is read. */
  status: z.enum(['active', 'withdrawn']).default('active'),
  withdrawnBecause: Reason.optional(),
  ...revised,
}).meta({ id: 'ColumnMapping' });
export type SavedMapping = z.infer<typeof SavedMapping>;

/** What may be written anew: all of it but whose account it is. */
export const ChangedMapping = ColumnMapping.extend(changeOf).meta({ id: 'ChangedColumnMapping' });
export type ChangedMapping = z.infer<typeof ChangedMapping>;

/** As a list shows it: whose account, since when, and whether anything is still read by it. */
export const MappingRow = SavedMapping.pick({
  mappingId: true,
  account: true,
  savedAt: true,
  status: true,
}).meta({ id: 'ColumnMappingRow' });
export type MappingRow = z.infer<typeof MappingRow>;

/** What somebody sees who makes a mapping: the header of a bank's file, some rows under it, and what the names tell. */
export const MappingSuggestion = z
  .object({
    header: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    suggestion: z.object({
      layout: z.string().optional(),
      columns: MappedColumns.partial(),
      amount: AmountColumns.optional(),
      dateFormat: z.enum(DATE_FORMATS).optional(),
      /** What a person still has to choose. */
      missing: z.array(z.enum(['date', 'counterpartyName', 'amount', 'dateFormat'])),
    }),
  })
  .meta({ id: 'ColumnMappingSuggestion' });
export type MappingSuggestion = z.infer<typeof MappingSuggestion>;

/**
 * How the account's files are read from now on. Refuses `mapping-withdrawn`, and `mapping-of-another-account`: by its account's
 * number a line is known again, and under another one every line would come twice.
 */
export const changedMapping = (mapping: SavedMapping, asked: ChangedMapping): SavedMapping => {
  if (mapping.status === 'withdrawn') refuse('mapping-withdrawn');
  const { account, columns, amount, dateFormat } = asked;
  if (accountKey(account.number) !== accountKey(mapping.account.number)) refuse('mapping-of-another-account');
  return { ...mapping, account, columns, amount, dateFormat };
};

/** Nothing new is read by it; what was read stays. */
export const withdrawnMapping = (mapping: SavedMapping, reason: string): SavedMapping =>
  mapping.status === 'withdrawn' ? mapping : { ...mapping, status: 'withdrawn', withdrawnBecause: reason };

/** How a file is read, with the mapping as it is saved. */
export type HowSaved =
  Exclude<How, { mapping: unknown }> | (Extract<How, { mapping: unknown }> & { mapping: SavedMapping });

/** Refuses `mapping-withdrawn`: what was read by it before is answered, and finished, all the same. */
export const assertInUse = (how: HowSaved): void => {
  if ('mapping' in how && how.mapping.status === 'withdrawn') refuse('mapping-withdrawn');
};
