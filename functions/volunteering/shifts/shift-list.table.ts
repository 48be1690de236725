import type { Day } from '../../shared/time';
import { table, type Page, type Question } from '../../platform/table/table';
import type { Shift } from './shift';
import { shiftItem } from './shift.item';

/**
 * In the order asked. At most 100 at once.
 * @question These shifts, as they stand now
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @cost 1 RCU each, in one call
 */
export const getShiftsNow = async (shifts: readonly Shift[]): Promise<Shift[]> => {
  if (shifts.length === 0) return [];
  const found = await table.getEach<Question<Shift>[]>(
    shifts.map((shift) => ({ schema: shiftItem.stored, key: shiftItem.key(shift) })),
  );
  return found.filter((shift) => shift !== undefined);
};

/**
 * By when they begin, published and not cancelled ones, of the whole stage: one job reminds for all organisations.
 * @param day in Asia/Shanghai
 * @question Which shifts take place on this day?
 * @key queue `STAGE#SHIFTS#{day}` / `{startsAt}#{shift}`
 * @cost ½ RCU for about ten
 */
export const listShiftsOfDay = (
  day: Day,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Shift>> =>
  table.page(shiftItem.stored, { index: 'queue', pk: shiftItem.listed('queue', { day }), ...page });
