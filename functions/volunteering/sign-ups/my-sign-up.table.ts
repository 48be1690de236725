import type { PersonId, ShiftId } from '../../shared/ids';
import { table, type Page } from '../../platform/table/table';
import { mySignUpItem } from './my-sign-up.item';
import type { MySignUp } from './sign-up';

/**
 * What the roster says now, in the person's own list: written whole, so that it may be written twice.
 * @question So I stand with this shift now (follows the sign-up)
 * @key main `PERSON#{person}` / `SIGNUP#{startsAt}#{shift}`
 * @cost 1 WCU
 */
export const putMySignUp = (personId: PersonId, mine: MySignUp): Promise<void> =>
  table.put(mySignUpItem.item({ ...mine, personId }));

/**
 * The shift begins at another time: what stood at this one goes. Done twice it changes nothing.
 * @question It is not at that time any more
 * @key main `PERSON#{person}` / `SIGNUP#{startsAt}#{shift}`
 * @cost 1 WCU
 */
export const dropMySignUp = (personId: PersonId, at: { shiftId: ShiftId; startsAt: string }): Promise<void> =>
  table.delete(mySignUpItem.key({ ...at, personId }));

/**
 * A person's sign-ups by when the shift begins. @param from an instant: only shifts that begin then or later
 * @question Where do I go, and when?
 * @key main `PERSON#{person}` / `SIGNUP#{startsAt}#{shift}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listSignUpsOfPerson = (
  personId: PersonId,
  ask: { from: string; limit: number; cursor?: string | undefined },
): Promise<Page<MySignUp>> =>
  table.page(mySignUpItem.stored, {
    pk: mySignUpItem.partition({ personId }),
    between: [mySignUpItem.begins({ startsAt: ask.from }), mySignUpItem.begins({ startsAt: '~' })],
    limit: ask.limit,
    cursor: ask.cursor,
  });

/**
 * Of several people on one shift, in the order asked; where a list does not say it, undefined. At most 100 at once.
 * @question Does each of these people see how they stand with this shift?
 * @key main `PERSON#{person}` / `SIGNUP#{startsAt}#{shift}`
 * @cost ½ RCU each
 */
export const getMySignUps = (
  shift: { shiftId: ShiftId; startsAt: string },
  personIds: readonly PersonId[],
): Promise<(MySignUp | undefined)[]> =>
  table.getMany(
    mySignUpItem.stored,
    personIds.map((personId) => mySignUpItem.key({ ...shift, personId })),
  );
