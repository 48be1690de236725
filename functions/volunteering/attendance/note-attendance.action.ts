import type { Member } from '../../shared/actor';
import type { PersonId, RequestKey, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { decideAgain, stale } from '../../platform/table/decide-again';
import type { Write } from '../../platform/table/table';
import { gateHeldBy } from '../shifts/gates';
import { getShiftWithGates, stillHolds } from '../shifts/shift.table';
import {
  checkInOf,
  checkOutOf,
  signUpOf,
  tappedTime,
  undoneCheckInOf,
  undoneCheckOutOf,
  withTap,
  type SignUp,
} from '../sign-ups/sign-up';
import { markOf, putAttendance, type Times } from '../sign-ups/attendance.table';
import { getSignUp } from '../sign-ups/sign-up.table';

type Whom = { shiftId: ShiftId; personId: PersonId };
/**
 * `at`: this very time, whatever stood there. `tappedAt`: when they were tapped in or out, which may be told late; the first time
 * stays. `tap`: the tap's own id, by which it counts once however often it is told. Times UTC.
 */
type Noting = Whom & { at?: string | undefined; tappedAt?: string | undefined; tap?: RequestKey | undefined };

const timesOf = (signUp: SignUp | undefined): Times =>
  signUp?.status === 'holding' ? { in: signUp.checkedInAt, out: signUp.checkedOutAt } : {};

/** What was done, and when: as the audit says it. */
type Deed = {
  what: 'checked-in' | 'checked-out' | 'check-in-undone' | 'check-out-undone';
  now: Date;
  tap?: RequestKey | undefined;
};

/** Who noted what of whom: the times that stood there before, and those that stand there now. */
const noteOf = (
  by: Member,
  { shiftId, personId }: Whom,
  { what, now }: Deed,
  { from, to }: { from: Times; to: Times },
): Write => {
  const told = [
    ['checkedInAt', from.in, to.in],
    ['checkedOutAt', from.out, to.out],
  ] as const;
  const changed = told.flatMap(([field, before, after]) =>
    before === after ? [] : [[field, [before ?? null, after ?? null]] as const],
  );
  return audited(by.organisationId, {
    at: now.toISOString(),
    by: by.personId,
    what,
    which: `${shiftId} ${personId}`,
    changed: Object.fromEntries(changed) as Record<string, [unknown, unknown]>,
  });
};

/**
 * Decides on the sign-up as it stands and notes it, unless it stands so already; who noted it stands in the audit, in the same
 * moment. The gate knows first who gave their place up: nothing is noted of them. Two hands may note the same person: each
 * decides again on what the other noted. Refuses `not-signed-up`, `shift-cancelled`, `own-attendance`, as `decide` does, and `busy`.
 */
const noteAs = (
  by: Member,
  whom: Whom,
  deed: Deed,
  decide: (signUp: SignUp | undefined) => SignUp,
): Promise<SignUp> =>
  decideAgain(async () => {
    const { personId } = whom;
    const where = { organisationId: by.organisationId, shiftId: whom.shiftId };
    const [standing, on] = await Promise.all([
      getSignUp(where, personId),
      getShiftWithGates(where.organisationId, where.shiftId),
    ]);
    const gate = on && gateHeldBy(on.gates, personId);
    if (on?.shift.cancelledBecause !== undefined) refuse('shift-cancelled');
    if (!on || !gate) return refuse('not-signed-up');
    if (personId === by.personId) refuse('own-attendance');
    const signUp = standing && signUpOf(on.shift, standing);
    const before = standing?.status === 'holding' ? standing.taps : undefined;
    const mark = deed.tap && markOf(deed.tap);
    if (signUp && mark !== undefined && before?.includes(mark)) return signUp;
    const noted = decide(signUp);
    const times = { from: timesOf(signUp), to: timesOf(noted) };
    if (times.from.in === times.to.in && times.from.out === times.to.out) return noted;
    const holds = stillHolds(on.shift, gate.number, personId);
    const also = [stillMay(by), noteOf(by, whom, deed, times)];
    const taps = mark === undefined ? undefined : withTap(before, mark);
    if ((await putAttendance(where, personId, { ...times, holds, taps, also })) === 'changed') stale();
    return noted;
  });

/** Notes that somebody came; noted again, the first time stays unless another is given. Refuses as checkInOf. */
export const checkIn = (by: Member, { at, tappedAt, tap, ...whom }: Noting, now: Date): Promise<SignUp> =>
  noteAs(by, whom, { what: 'checked-in', now, tap }, (signUp) =>
    at === undefined && signUp?.status === 'holding' && signUp.checkedInAt
      ? signUp
      : checkInOf(signUp, at ?? tappedTime(tappedAt, now), now),
  );

/** Notes that somebody went: the minutes become a service record. Refuses as checkOutOf. */
export const checkOut = (by: Member, { at, tappedAt, tap, ...whom }: Noting, now: Date): Promise<SignUp> =>
  noteAs(by, whom, { what: 'checked-out', now, tap }, (signUp) =>
    at === undefined && signUp?.status === 'holding' && signUp.checkedOutAt
      ? signUp
      : checkOutOf(signUp, at ?? tappedTime(tappedAt, now), now),
  );

/** Takes back a check-in, of the wrong person perhaps. Done twice it changes nothing. Refuses as undoneCheckInOf. */
export const undoCheckIn = (by: Member, whom: Whom, now: Date): Promise<SignUp> =>
  noteAs(by, whom, { what: 'check-in-undone', now }, (signUp) => undoneCheckInOf(signUp, now));

/** Takes back a check-out: its service record goes too. Done twice it changes nothing. Refuses as undoneCheckOutOf. */
export const undoCheckOut = (by: Member, whom: Whom, now: Date): Promise<SignUp> =>
  noteAs(by, whom, { what: 'check-out-undone', now }, (signUp) => undoneCheckOutOf(signUp, now));
