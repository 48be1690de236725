import * as z from 'zod';

/** So many are counted of each kind: who has more has more than anybody does in a day, and counting reads each row. */
export const MOST_COUNTED = 1_000;

/** How many there are; `isMore`: there are more than were counted. */
const Count = z.object({ count: z.number().int(), isMore: z.boolean() });
export type Count = z.infer<typeof Count>;

/** What needs a person at the desk, kind by kind. */
export const ToDo = z
  .object({
    /** Spendings that wait for a second person. */
    approvals: Count,
    /** Differences of bills and our books, and questions about a bank's lines. */
    differences: Count,
    /** Money that came in and belongs to nothing yet, proposals for it included. */
    moneyIn: Count,
  })
  .meta({ id: 'ToDo' });
export type ToDo = z.infer<typeof ToDo>;

export const countOf = (rows: { items: readonly unknown[]; next?: string }): Count => ({
  count: rows.items.length,
  isMore: rows.next !== undefined,
});
