import { following } from '../../platform/table/changes';
import { getShift } from '../shifts/shift.table';
import { putMySignUp } from './my-sign-up.table';
import { mySignUpOf, numberOf } from './sign-up';
import { signUpItem } from './sign-up.item';
import { getSignUp } from './sign-up.table';

/** A sign-up changed: its person's own list says what it says now. Attendance is not in that list. */
export const listMine = following(signUpItem, async ({ before, after }) => {
  if (!after || (before?.status === after.status && numberOf(before) === numberOf(after))) return;
  const { organisationId, shiftId, personId } = after;
  const [standing, of] = await Promise.all([getSignUp(after, personId), getShift(organisationId, shiftId)]);
  if (standing && of) await putMySignUp(personId, mySignUpOf(of, standing));
});
