import type { OrganisationId, PersonId, ShiftId } from '../shared/ids';
import { checkInOf, checkOutOf, type SignUp } from '../sign-ups/sign-up';
import { getSignUp, putAttendance } from '../sign-ups/sign-up.table';

type Where = { organisationId: OrganisationId; shiftId: ShiftId; personId: PersonId };

/** Notes that somebody came; noted again, the first time stays unless another is given. @param at UTC, else now. Refuses as checkInOf. */
export const checkIn = async (where: Where, at: string | undefined, now: Date): Promise<SignUp> => {
  const signUp = await getSignUp(where, where.personId);
  if (at === undefined && signUp?.status === 'holding' && signUp.checkedInAt) return signUp;
  const time = at ?? now.toISOString();
  const noted = checkInOf(signUp, time, now);
  await putAttendance(where, where.personId, { in: time });
  return noted;
};

/** Notes that somebody went: the minutes become a service record. @param at UTC, else now. Refuses as checkOutOf. */
export const checkOut = async (where: Where, at: string | undefined, now: Date): Promise<SignUp> => {
  const signUp = await getSignUp(where, where.personId);
  if (at === undefined && signUp?.status === 'holding' && signUp.checkedOutAt) return signUp;
  const noted = checkOutOf(signUp, at ?? now.toISOString(), now);
  await putAttendance(where, where.personId, { in: noted.checkedInAt, out: noted.checkedOutAt });
  return noted;
};
