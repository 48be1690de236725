import * as z from 'zod';
import { ColumnMappingId } from '../../shared/ids';
import { AmountColumns, ColumnMapping, MappedColumns } from '../readers/column-mapping';
import { DATE_FORMATS } from '../readers/read-cells';

/** A mapping as it was saved. It never changes: a better one is another one, and statements keep the one they were read by. */
export const SavedMapping = ColumnMapping.extend({
  mappingId: ColumnMappingId,
  savedAt: z.iso.datetime(),
}).meta({ id: 'ColumnMapping' });
export type SavedMapping = z.infer<typeof SavedMapping>;

/** As a list shows it: whose account, and since when. */
export const MappingRow = SavedMapping.pick({ mappingId: true, account: true, savedAt: true }).meta({
  id: 'ColumnMappingRow',
});
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
