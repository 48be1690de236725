import { table } from '../../functions/platform/table/table';
import type { OrganisationId, PersonId, ShiftId } from '../../functions/shared/ids';
import { placesLeft } from '../../functions/volunteering/shifts/gates';
import { gateItem, gateNumber } from '../../functions/volunteering/shifts/shift.item';
import { getShiftWithGates } from '../../functions/volunteering/shifts/shift.table';

/** How not to do it: read how many places are left, then write. The control of the rush. */
export const naiveTakePlace = async (
  o: OrganisationId,
  shiftId: ShiftId,
  personId: PersonId,
): Promise<boolean> => {
  const read = await getShiftWithGates(o, shiftId);
  const [gate] = read?.gates ?? [];
  if (!gate || placesLeft([gate]) < 1) return false;
  const key = gateItem.key({ organisationId: o, shiftId, number: gateNumber(0) });
  await table.put({
    ...key,
    kind: 'naive',
    ...gate,
    taken: gate.taken + 1,
    holders: { ...gate.holders, [personId]: 0 },
  });
  return true;
};
