import type { OrganisationId, PersonId, ShiftId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import type { Page } from '../platform/table';
import type { Shift } from '../shifts/shift';
import { getShift } from '../shifts/shift.table';
import type { SignUp } from './sign-up';
import { listSignUpsOfPerson, listSignUpsOfShift } from './sign-up.table';

type Paging = { limit: number; cursor?: string | undefined };

/** The roster of a shift. Refuses `not-found`. */
export const findRoster = async (
  asked: { organisationId: OrganisationId; shiftId: ShiftId },
  page: Paging,
): Promise<Page<SignUp> & { shift: Shift }> => {
  const [shift, roster] = await Promise.all([
    getShift(asked.organisationId, asked.shiftId),
    listSignUpsOfShift(asked, page),
  ]);
  return { shift: shift ?? refuse('not-found'), ...roster };
};

/** What a person has ahead of them (and the last day). @param from UTC */
export const findMySignUps = (personId: PersonId, ask: Paging & { from: string }): Promise<Page<SignUp>> =>
  listSignUpsOfPerson(personId, ask);
