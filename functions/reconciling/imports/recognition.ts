import * as z from 'zod';
import { ColumnMappingId } from '../../shared/ids';
import { StatementKind } from '../readers/readers';

/** What a file looks like, and by what that is told. A person may choose otherwise. */
export const Recognition = z
  .object({
    /** Absent where nothing, or more than one kind, fits. */
    kind: StatementKind.optional(),
    /** For a bank’s file: the saved mapping that it is read by. */
    mappingId: ColumnMappingId.optional(),
    /** What it is called, where it is known and cannot be read. */
    called: z.string().optional(),
    /** `header`: the names of its columns; `account-number`, `columns`: of a saved mapping; `other`, `personal`: known, and not to be read. */
    because: z.enum(['header', 'account-number', 'columns', 'other', 'personal', 'unknown']),
  })
  .meta({ id: 'StatementRecognition' });
export type Recognition = z.infer<typeof Recognition>;
