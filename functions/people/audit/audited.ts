import * as z from 'zod';
import { PersonId } from '../../shared/ids';

/** Who did what, when (UTC), to which thing. `operator`: whoever runs the stage, from outside of the product. */
export const Audited = z.object({
  at: z.iso.datetime(),
  by: z.union([PersonId, z.literal('operator')]),
  what: z.string(),
  which: z.string(),
  /** What changed, field by field: what stood there before, and what after. Ids, states, days and figures; no names. */
  changed: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).optional(),
});
export type Audited = z.infer<typeof Audited>;
