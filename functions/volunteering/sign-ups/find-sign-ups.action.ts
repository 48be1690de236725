import type { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import type { Shift } from '../shifts/shift';
import { getShift } from '../shifts/shift.table';
import { listSignUpsOfPerson } from './my-sign-up.table';
import { signUpOf, type MySignUp, type SignUp } from './sign-up';
import { listSignUpsOfShift } from './sign-up.table';

type Paging = { limit: number; cursor?: string | undefined };

/** The roster of a shift. Refuses `not-found`. */
export const findRoster = async (
  asked: { organisationId: OrganisationId; shiftId: ShiftId },
  page: Paging,
): Promise<Page<SignUp> & { shift: Shift }> => {
  const [found, { items, ...rest }] = await Promise.all([
    getShift(asked.organisationId, asked.shiftId),
    listSignUpsOfShift(asked, page),
  ]);
  const shift = found ?? refuse('not-found');
  return { shift, items: items.map((standing) => signUpOf(shift, standing)), ...rest };
};

/** What a person has ahead of them (and the last day). @param from UTC */
export const findMySignUps = (personId: PersonId, ask: Paging & { from: string }): Promise<Page<MySignUp>> =>
  listSignUpsOfPerson(personId, ask);

const PAGE = 50;

/** How many places of this organisation somebody holds, or waits for, on shifts that have not begun. */
export const placesAhead = async (
  organisationId: OrganisationId,
  personId: PersonId,
  now: Date,
): Promise<number> => {
  const from = now.toISOString();
  let [count, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const page = await listSignUpsOfPerson(personId, { from, limit: PAGE, cursor });
    count += page.items.filter(
      (one) => one.organisationId === organisationId && one.status !== 'given-up',
    ).length;
    cursor = page.next;
  } while (cursor);
  return count;
};
