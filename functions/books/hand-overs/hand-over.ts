import * as z from 'zod';
import { HandOverId, SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { PersonName, Reason, Words } from '../../shared/words';
import type { Spending } from '../spending/spending';
import { MOST } from '../../shared/limits';

export const NewHandOver = z
  .strictObject({
    quantity: z.number().int().min(1).max(MOST.goods),
    place: Words,
    /** Who took it: kept, shown to staff alone. */
    receivedBy: PersonName,
    on: Day,
  })
  .meta({ id: 'NewHandOver' });
export type NewHandOver = z.infer<typeof NewHandOver>;

/** How it was in truth, whole, and why it was told otherwise. */
export const CorrectedHandOver = NewHandOver.extend({
  quantity: z.number().int().min(0).max(MOST.goods),
  reason: Reason,
}).meta({ id: 'CorrectedHandOver' });
export type CorrectedHandOver = z.infer<typeof CorrectedHandOver>;

/** What was bought, put into somebody's hands at a place. */
export const HandOver = z
  .object({
    handOverId: HandOverId,
    spendingId: SpendingId,
    /** Nothing only where it corrects one that never was. */
    quantity: z.number().int().min(0),
    unit: Words,
    place: Words,
    receivedBy: PersonName,
    on: Day,
    /** The line that it stands in place of, and why. */
    corrects: HandOverId.optional(),
    because: Reason.optional(),
    /** The line that stands in its place: this one is shown, and counts no more. */
    correctedBy: HandOverId.optional(),
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

/** Another line in place of this one. Refuses `hand-over-corrected` for one that has one, and as `handOverOf` does. */
export const correctionOf = (
  spending: Spending,
  former: HandOver,
  { reason, quantity, ...asked }: CorrectedHandOver,
  made: { handOverId: HandOverId; today: Day },
): HandOver => {
  if (former.correctedBy !== undefined && former.correctedBy !== made.handOverId)
    refuse('hand-over-corrected');
  if (spending.status !== 'approved' || !spending.bought) return refuse('spending-not-approved');
  const { bought } = spending;
  const without = { ...bought, handedOver: bought.handedOver - former.quantity };
  const least = { ...asked, quantity: Math.max(quantity, 1) };
  const line = handOverOf({ ...spending, bought: without }, least, made);
  return { ...line, quantity, corrects: former.handOverId, because: reason };
};
