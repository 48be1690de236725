import * as z from 'zod';
import { HandOverId, SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { PersonName, Words } from '../../shared/words';
import type { Spending } from '../spending/spending';

export const NewHandOver = z
  .strictObject({
    quantity: z.number().int().min(1).max(1_000_000),
    place: Words,
    /** Who took it: kept, shown to staff alone. */
    receivedBy: PersonName,
    on: Day,
  })
  .meta({ id: 'NewHandOver' });
export type NewHandOver = z.infer<typeof NewHandOver>;

/** What was bought, put into somebody's hands at a place. */
export const HandOver = z
  .object({
    handOverId: HandOverId,
    spendingId: SpendingId,
    quantity: z.number().int().min(1),
    unit: Words,
    place: Words,
    receivedBy: PersonName,
    on: Day,
  })
  .meta({ id: 'HandOver' });
export type HandOver = z.infer<typeof HandOver>;

/**
 * Refuses `spending-not-approved`, `more-than-bought` (also where nothing countable was bought), `hand-over-day` for a day to
 * come, `hand-over-before-approval` for one on which it was not approved yet.
 * @param today in Asia/Shanghai
 */
export const handOverOf = (
  spending: Spending,
  asked: NewHandOver,
  made: { handOverId: HandOverId; today: Day },
): HandOver => {
  if (spending.status !== 'approved') return refuse('spending-not-approved');
  if (asked.on > made.today) refuse('hand-over-day', { today: made.today });
  const { bought, decidedOn } = spending;
  if (asked.on < decidedOn) refuse('hand-over-before-approval', { approvedOn: decidedOn });
  const left = bought ? bought.quantity - bought.handedOver : 0;
  if (!bought || asked.quantity > left) return refuse('more-than-bought', { left });
  return { ...asked, handOverId: made.handOverId, spendingId: spending.spendingId, unit: bought.unit };
};
