import type { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { gateHeldBy } from '../shifts/shift';
import { getShiftWithGates, stillHolds } from '../shifts/shift.table';
import {
  checkInOf,
  checkOutOf,
  signUpOf,
  undoneCheckInOf,
  undoneCheckOutOf,
  type SignUp,
} from '../sign-ups/sign-up';
import { getSignUp, putAttendance, type Times } from '../sign-ups/sign-up.table';

type Where = { organisationId: OrganisationId; shiftId: ShiftId; personId: PersonId };

/** Two hands may note the same person: each decides again on what the other noted. */
const TRIES = 5;

const timesOf = (signUp: SignUp | undefined): Times =>
  signUp?.status === 'holding' ? { in: signUp.checkedInAt, out: signUp.checkedOutAt } : {};

/**
 * Decides on the sign-up as it stands and notes it, unless it stands so already. The gate knows first who gave their place up:
 * nothing is noted of them. Refuses `not-signed-up`, as `decide` does, and `busy`.
 */
const noteAs = async (where: Where, decide: (signUp: SignUp | undefined) => SignUp): Promise<SignUp> => {
  const { organisationId, shiftId, personId } = where;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [standing, on] = await Promise.all([
      getSignUp(where, personId),
      getShiftWithGates(organisationId, shiftId),
    ]);
    const gate = on && gateHeldBy(on.gates, personId);
    if (!on || !gate) return refuse('not-signed-up');
    const signUp = standing && signUpOf(on.shift, standing);
    const noted = decide(signUp);
    if (noted === signUp) return noted;
    const [from, to] = [timesOf(signUp), timesOf(noted)];
    const holds = stillHolds(on.shift, gate.number, personId);
    if ((await putAttendance(where, personId, { from, to, holds })) === undefined) return noted;
  }
  return refuse('busy');
};

/** Notes that somebody came; noted again, the first time stays unless another is given. @param at UTC, else now. Refuses as checkInOf. */
export const checkIn = (where: Where, at: string | undefined, now: Date): Promise<SignUp> =>
  noteAs(where, (signUp) =>
    at === undefined && signUp?.status === 'holding' && signUp.checkedInAt
      ? signUp
      : checkInOf(signUp, at ?? now.toISOString(), now),
  );

/** Notes that somebody went: the minutes become a service record. @param at UTC, else now. Refuses as checkOutOf. */
export const checkOut = (where: Where, at: string | undefined, now: Date): Promise<SignUp> =>
  noteAs(where, (signUp) =>
    at === undefined && signUp?.status === 'holding' && signUp.checkedOutAt
      ? signUp
      : checkOutOf(signUp, at ?? now.toISOString(), now),
  );

/** Takes back a check-in, of the wrong person perhaps. Done twice it changes nothing. Refuses as undoneCheckInOf. */
export const undoCheckIn = (where: Where, now: Date): Promise<SignUp> =>
  noteAs(where, (signUp) => undoneCheckInOf(signUp, now));

/** Takes back a check-out: its service record goes too. Done twice it changes nothing. Refuses as undoneCheckOutOf. */
export const undoCheckOut = (where: Where, now: Date): Promise<SignUp> =>
  noteAs(where, (signUp) => undoneCheckOutOf(signUp, now));
