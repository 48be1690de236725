import type { PersonId } from '../../functions/shared/ids';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import { passGate } from '../../functions/volunteering/shifts/shift.table';
import { putHolding } from '../../functions/volunteering/sign-ups/sign-up.table';

/** Somebody is let in by the first gate of a shift and stands on its roster: what takePlace and its follower do. */
export const holdPlace = async (shift: Shift, personId: PersonId, name: string): Promise<void> => {
  if ((await passGate(shift, 0, personId)) === 'full') throw new Error('the shift is full');
  await putHolding(shift, personId, name);
};
