import * as z from 'zod';
import type { Day } from '../../shared/time';
import { ofRevision } from '../../platform/table/change-item';
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

/**
 * Whether whoever reminds people finds it, or would not have to.
 * @question Is this shift found by its day?
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @cost ½ RCU
 */
export const isFoundByDay = async (shift: Shift): Promise<boolean> => {
  const { queuePk } = shiftItem.item(shift);
  if (queuePk === undefined) return true;
  const stored = await table.get(
    z.looseObject({ queuePk: z.string().optional() }),
    shiftItem.key(shift),
    false,
  );
  return stored?.queuePk !== undefined;
};

/**
 * One that an earlier release published, before shifts were found by their day: from now on it is found so. Done twice it changes nothing.
 * @question It is found by its day, though it was published before that was
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @holds it stands as it was read, and is not found so yet → nothing
 * @cost 1 WCU + 1 queue
 */
export const findByDay = async (shift: Shift): Promise<void> => {
  const { queuePk, queueSk } = shiftItem.item(shift);
  if (queuePk === undefined) return;
  const { condition, names, values } = ofRevision(shift.revision);
  await table.update(shiftItem.key(shift), {
    set: 'SET queuePk = :pk, queueSk = :sk',
    condition: `attribute_exists(pk) AND attribute_not_exists(queuePk) AND published = :yes AND ${condition}`,
    names,
    values: { ':pk': queuePk, ':sk': queueSk, ':yes': true, ...values },
    otherwise: () => undefined,
  });
};
