import type { PersonId } from '../../shared/ids';
import { following } from '../../platform/table/changes';
import type { Shift } from '../shifts/shift';
import { getShiftNow } from '../shifts/shift.table';
import { dropMySignUp, putMySignUp } from './my-sign-up.table';
import { mySignUpOf, numberOf, type SignUpRow } from './sign-up';
import { signUpItem } from './sign-up.item';
import { getSignUp } from './sign-up.table';

const isSame = (before: Shift, after: Shift): boolean =>
  before.revision === after.revision && before.eventRevision === after.eventRevision;

/** Writes it by the shift as it stands; where that was changed meanwhile, once more, and nothing stays at the old time. */
const writeMine = async (of: SignUpRow, personId: PersonId): Promise<void> => {
  const { organisationId, shiftId } = of;
  let shift = await getShiftNow(organisationId, shiftId);
  while (shift) {
    const standing = await getSignUp(of, personId);
    if (!standing) return;
    await putMySignUp(personId, mySignUpOf(shift, standing));
    const after = await getShiftNow(organisationId, shiftId);
    if (!after || isSame(shift, after)) return;
    if (after.startsAt !== shift.startsAt) await dropMySignUp(personId, shift);
    shift = after;
  }
};

/** A sign-up changed: its person's own list says what it says now. Attendance is not in that list. */
export const listMine = following(signUpItem, async ({ before, after }) => {
  if (!after || (before?.status === after.status && numberOf(before) === numberOf(after))) return;
  await writeMine(after, after.personId);
});
