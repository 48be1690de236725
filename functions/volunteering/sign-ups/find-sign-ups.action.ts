import type { Member, Person } from '../../shared/actor';
import type { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import type { Shift } from '../shifts/shift';
import { getShift } from '../shifts/shift.table';
import { listSignUpsOfPerson } from './my-sign-up.table';
import { MOST_COUNTED, positionOf, signUpOf, type MyPlace, type MySignUp, type SignUp } from './sign-up';
import { countBefore } from './line.table';
import { getSignUp, listSignUpsOfShift } from './sign-up.table';

type Paging = { limit: number; cursor?: string | undefined };

/** The roster of a shift. Refuses `not-found`. */
export const findRoster = async (
  { organisationId }: Member,
  { shiftId, ...page }: Paging & { shiftId: ShiftId },
): Promise<Page<SignUp> & { shift: Shift }> => {
  const [found, { items, ...rest }] = await Promise.all([
    getShift(organisationId, shiftId),
    listSignUpsOfShift({ organisationId, shiftId }, page),
  ]);
  const shift = found ?? refuse('not-found');
  return { shift, items: items.map((standing) => signUpOf(shift, standing)), ...rest };
};

/** How somebody stands with a shift, and as how many-eth they wait. Refuses `not-found` where they never signed up. */
export const findMyPlace = async (
  { personId }: Person,
  where: { organisationId: OrganisationId; shiftId: ShiftId },
): Promise<MyPlace> => {
  const { shiftId } = where;
  const standing = (await getSignUp(where, personId)) ?? refuse('not-found');
  if (standing.status !== 'waiting') return { shiftId, status: standing.status };
  const before = await countBefore(where, standing.number, MOST_COUNTED);
  return { shiftId, status: 'waiting', ...positionOf(before, MOST_COUNTED) };
};

const DAY_MS = 86_400_000;

/** What a person has ahead of them, from yesterday on unless they ask otherwise. `from`: UTC */
export const findMySignUps = (
  { personId }: Person,
  { from, ...page }: Paging & { from?: string | undefined },
  now: Date,
): Promise<Page<MySignUp>> =>
  listSignUpsOfPerson(personId, {
    ...page,
    from: from ?? new Date(now.getTime() - DAY_MS).toISOString(),
  });

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
