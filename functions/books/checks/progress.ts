import * as z from 'zod';

/** How far the check of all organisations came. Instants in UTC. */
export const Progress = z.object({
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  /**
   * The place in the list of organisations, which check of that organisation's, and the place within it; `inside`: how far that
   * one came, where it was longer than the time.
   */
  at: z.object({
    organisation: z.string().optional(),
    check: z.number().int(),
    cursor: z.string().optional(),
    inside: z.string().optional(),
  }),
  places: z.number().int(),
  found: z.number().int(),
  repaired: z.number().int(),
});
export type Progress = z.infer<typeof Progress>;
