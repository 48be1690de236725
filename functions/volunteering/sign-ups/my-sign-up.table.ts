import * as z from 'zod';
import { EventId, OrganisationId, type PersonId, type ShiftId } from '../../shared/ids';
import { Words } from '../../shared/words';
import { table, type Page } from '../../platform/table';
import { MySignUp } from './sign-up';

/** Under the person, who belongs to no organisation: by when the shift begins. */
const key = (personId: PersonId, { startsAt, shiftId }: { startsAt: string; shiftId: ShiftId }) => ({
  pk: `PERSON#${personId}`,
  sk: `SIGNUP#${startsAt}#${shiftId}`,
});

/** As stored: the keys say the person, the shift and when it begins; `lasts` is in milliseconds. Twenty rows are one read unit. */
const Row = z
  .object({
    sk: z.string(),
    organisationId: OrganisationId,
    eventId: EventId,
    title: Words,
    eventTitle: Words,
    lasts: z.number().int(),
    status: z.string(),
    number: z.number().int().optional(),
  })
  .transform(({ sk, lasts, ...row }): MySignUp => {
    const [, startsAt = '', shiftId] = sk.split('#');
    const endsAt = new Date(Date.parse(startsAt) + lasts).toISOString();
    return MySignUp.parse({ ...row, shiftId, startsAt, endsAt });
  });

/**
 * What the roster says now, in the person's own list: written whole, so that it may be written twice.
 * @question So I stand with this shift now (follows the sign-up)
 * @key main `PERSON#{person}` / `SIGNUP#{startsAt}#{shift}`
 * @cost 1 WCU
 */
export const putMySignUp = (personId: PersonId, { startsAt, endsAt, ...mine }: MySignUp): Promise<void> =>
  table.put({
    ...key(personId, { startsAt, shiftId: mine.shiftId }),
    kind: 'my-sign-up',
    ...mine,
    // The key says it.
    shiftId: undefined,
    lasts: Date.parse(endsAt) - Date.parse(startsAt),
  });

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
  table.page(Row, {
    pk: `PERSON#${personId}`,
    between: [`SIGNUP#${ask.from}`, 'SIGNUP#~'],
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
    Row,
    personIds.map((personId) => key(personId, shift)),
  );
