import * as z from 'zod';
import type { OrganisationId, PersonId, ShiftId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { Words } from '../shared/words';
import { table, type Page } from '../platform/table';
import { shiftPk } from '../shifts/shift.table';
import type { Shift } from '../shifts/shift';
import { SignUp } from './sign-up';

type Where = { organisationId: OrganisationId; shiftId: ShiftId };
const key = (where: Where, personId: PersonId) => ({
  pk: shiftPk(where.organisationId, where.shiftId),
  sk: `SIGNUP#${personId}`,
});
const mine = (personId: PersonId) => `PERSON#${personId}#SIGNUPS`;
const queue = (where: Where) => `${shiftPk(where.organisationId, where.shiftId)}#WAITING`;
const inLine = (number: number) => String(number).padStart(9, '0');

/** As stored: what the keys say is not said again, because a page of twenty must cost one read unit. */
const Row = z
  .object({
    pk: z.string(),
    sk: z.string(),
    listSk: z.string(),
    status: z.enum(['holding', 'waiting', 'given-up']),
    name: z.string(),
    title: Words,
    eventTitle: Words,
    endsAt: z.iso.datetime(),
    number: z.number().int().optional(),
    checkedInAt: z.iso.datetime().optional(),
    checkedOutAt: z.iso.datetime().optional(),
  })
  .transform(({ pk, sk, listSk, ...row }): SignUp => {
    const [, organisationId, , shiftId] = pk.split('#');
    return SignUp.parse({
      ...row,
      organisationId,
      shiftId,
      personId: sk.slice('SIGNUP#'.length),
      startsAt: listSk.slice(0, 24),
    });
  });

const head = (shift: Shift, personId: PersonId, name: string) => ({
  kind: 'sign-up',
  name,
  title: shift.title,
  eventTitle: shift.eventTitle,
  endsAt: shift.endsAt,
  listPk: mine(personId),
  listSk: `${shift.startsAt}#${shift.shiftId}`,
});

export const getSignUp = (where: Where, personId: PersonId): Promise<SignUp | undefined> =>
  table.get(Row, key(where, personId));

/** Who is on a shift: holding, waiting and given up. */
export const listSignUpsOfShift = (
  where: Where,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<SignUp>> =>
  table.page(Row, { pk: shiftPk(where.organisationId, where.shiftId), begins: 'SIGNUP#', ...page });

/** A person's sign-ups by when the shift begins. @param from an instant: only shifts that begin then or later */
export const listSignUpsOfPerson = (
  personId: PersonId,
  ask: { from: string; limit: number; cursor?: string | undefined },
): Promise<Page<SignUp>> =>
  table.page(Row, {
    index: 'lists',
    pk: mine(personId),
    between: [ask.from, '9'],
    limit: ask.limit,
    cursor: ask.cursor,
  });

/** The first who waits. The queue follows the table a moment later: the caller checks that they still wait. */
export const listFirstWaiting = async (where: Where): Promise<SignUp[]> =>
  (await table.page(Row, { index: 'queue', pk: queue(where), limit: 5 })).items;

/** The next number in line, given by one counter: the order in which the table took them. A hole does no harm. */
export const nextNumber = async (where: Where): Promise<number> =>
  (
    await table.updated(
      z.object({ last: z.number().int() }),
      { pk: shiftPk(where.organisationId, where.shiftId), sk: 'WAITLIST' },
      {
        set: 'SET kind = :kind ADD #last :one',
        names: { '#last': 'last' },
        values: { ':one': 1, ':kind': 'waitlist' },
      },
    )
  ).last;

/** Puts a person in line, once: who waits or holds already stays as they are, and is answered. */
export const putWaiting = async (
  shift: Shift,
  personId: PersonId,
  name: string,
  number: number,
): Promise<SignUp> => {
  const item = {
    ...key(shift, personId),
    ...head(shift, personId, name),
    status: 'waiting',
    number,
    queuePk: queue(shift),
    queueSk: inLine(number),
  };
  const before = await table.putIf(item, {
    condition: 'attribute_not_exists(pk) OR #status = :given',
    names: { '#status': 'status' },
    values: { ':given': 'given-up' },
    otherwise: (found) => Row.parse(found),
  });
  return before ?? Row.parse(item);
};

/** Writes a person's side of it as the gate says: all of it, so that it does not matter what had been written before. */
const putState = (
  shift: Shift,
  personId: PersonId,
  name: string,
  as: { status: 'holding' | 'given-up'; unless: SignUp['status'] },
): Promise<undefined> => {
  const fields = { ...head(shift, personId, name), status: as.status };
  const each = Object.entries(fields);
  return table.update(key(shift, personId), {
    set: `SET ${each.map(([field]) => `#${field} = :${field}`).join(', ')} REMOVE queuePk, queueSk, #number`,
    condition: 'attribute_not_exists(pk) OR NOT #status IN (:status, :unless)',
    names: { ...Object.fromEntries(each.map(([field]) => [`#${field}`, field])), '#number': 'number' },
    values: {
      ...Object.fromEntries(each.map(([field, value]) => [`:${field}`, value])),
      ':unless': as.unless,
    },
    otherwise: () => undefined,
  });
};

/** The sign-up holds its place. Done twice it changes nothing, attendance stays. */
export const putHolding = (shift: Shift, personId: PersonId, name: string): Promise<undefined> =>
  putState(shift, personId, name, { status: 'holding', unless: 'holding' });

/** Who held a place holds it no more, also where it was given up before it stood in their list. Who waits again meanwhile goes on waiting. */
export const putGivenUp = (shift: Shift, personId: PersonId, name: string): Promise<undefined> =>
  putState(shift, personId, name, { status: 'given-up', unless: 'waiting' });

const GIVEN_UP = 'SET #status = :given REMOVE queuePk, queueSk, #number';

/** Leaves the line. `moved-on` where they wait no more (they hold a place, or gave up). */
export const stopWaiting = (where: Where, personId: PersonId): Promise<'moved-on' | undefined> =>
  table.update(key(where, personId), {
    set: GIVEN_UP,
    condition: '#status = :waiting',
    names: { '#status': 'status', '#number': 'number' },
    values: { ':given': 'given-up', ':waiting': 'waiting' },
    otherwise: () => 'moved-on' as const,
  });

/** Notes when somebody came, or went. Condition: they hold a place. Refuses `not-signed-up`. */
export const putAttendance = (
  where: Where,
  personId: PersonId,
  times: { in: string; out?: string | undefined },
): Promise<undefined> =>
  table.update(key(where, personId), {
    set: `SET checkedInAt = :in${times.out ? ', checkedOutAt = :out' : ''}`,
    condition: '#status = :holding',
    names: { '#status': 'status' },
    values: { ':in': times.in, ':holding': 'holding', ...(times.out && { ':out': times.out }) },
    otherwise: () => refuse('not-signed-up'),
  });
