import * as z from 'zod';
import { PersonId } from '../../shared/ids';
import { Revision } from '../../shared/revision';
import { Reason } from '../../shared/words';

/** Who did what, when (UTC), to which thing. `operator`: whoever runs the stage, from outside of the product. */
export const Audited = z.object({
  at: z.iso.datetime(),
  by: z.union([PersonId, z.literal('operator')]),
  what: z.string(),
  which: z.string(),
  /** In whose history it stands, where that is not its own: what people are here is one history. */
  under: z.string().optional(),
  /** What changed, field by field: what stood there before, and what after. Of people, ids alone. */
  changed: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).optional(),
  /** Of which revision the thing is since, where it counts them. */
  revision: Revision.optional(),
  /** Why, where they said it. */
  reason: Reason.optional(),
});
export type Audited = z.infer<typeof Audited>;

/** A line of a thing's history, as staff read it. */
export const HistoryLine = Audited.omit({ which: true, under: true })
  .extend({
    /** What they are called; empty for who runs the stage, and for who told no name. */
    byName: z.string(),
    /** Of whom it tells, in the history of members. */
    about: z.string().optional(),
  })
  .meta({ id: 'HistoryLine' });
export type HistoryLine = z.infer<typeof HistoryLine>;
