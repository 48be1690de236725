import type { PersonId } from '../../shared/ids';
import type { Shift } from '../shifts/shift';
import { getShiftNow } from '../shifts/shift.table';
import { dropMySignUp, putMySignUp } from './my-sign-up.table';
import { mySignUpOf, numberOf, type SignUpRow } from './sign-up';
import { getSignUp } from './sign-up.table';

type Where = Pick<SignUpRow, 'organisationId' | 'shiftId'>;
type Read = { shift: Shift; standing: SignUpRow };

const read = async (where: Where, personId: PersonId): Promise<Read | undefined> => {
  const [shift, standing] = await Promise.all([
    getShiftNow(where.organisationId, where.shiftId),
    getSignUp(where, personId),
  ]);
  return shift && standing && { shift, standing };
};

const isSame = (a: Read, b: Read): boolean =>
  a.shift.revision === b.shift.revision &&
  a.shift.eventRevision === b.shift.eventRevision &&
  a.standing.status === b.standing.status &&
  numberOf(a.standing) === numberOf(b.standing);

/**
 * Writes in a person's own list how they stand with a shift, and looks again: where either changed meanwhile, once more, so that
 * of two who write it the later one to look is right, and nothing stays at an old time.
 * @param movedFrom when the shift began before: what stood there goes. UTC
 * @question So I stand with this shift now, whoever else is writing it
 * @key main `PERSON#{person}` / `SIGNUP#{startsAt}#{shift}`
 * @cost 4 RCU and 1 WCU, and 1 WCU more where it was moved
 */
export const writeMine = async (where: Where, personId: PersonId, movedFrom?: string): Promise<void> => {
  let now = await read(where, personId);
  while (now) {
    await putMySignUp(personId, mySignUpOf(now.shift, now.standing));
    const after = await read(where, personId);
    if (!after) return;
    for (const startsAt of [movedFrom, now.shift.startsAt])
      if (startsAt !== undefined && startsAt !== after.shift.startsAt)
        await dropMySignUp(personId, { shiftId: where.shiftId, startsAt });
    if (isSame(now, after)) return;
    now = after;
  }
};
