import type { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { table, type Key, type Page, type Write } from '../../platform/table/table';
import type { Shift } from '../shifts/shift';
import type { SignUpRow, WaitingRow } from './sign-up';
import { lineItem, signUpItem, waitingItem } from './sign-up.item';

type Where = { organisationId: OrganisationId; shiftId: ShiftId };
const key = ({ organisationId, shiftId }: Where, personId: PersonId): Key =>
  signUpItem.key({ organisationId, shiftId, personId });

/**
 * @question How do I stand with this shift?
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @cost 1 RCU
 */
export const getSignUp = (where: Where, personId: PersonId): Promise<SignUpRow | undefined> =>
  table.get(signUpItem.stored, key(where, personId));

/**
 * Who is on a shift: holding, waiting and given up.
 * @question Who is coming to this shift?
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#…`
 * @cost ≤ 1 RCU a page of 20
 */
export const listSignUpsOfShift = (
  where: Where,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<SignUpRow>> =>
  table.page(signUpItem.stored, {
    pk: signUpItem.partition(where),
    begins: signUpItem.begins(),
    ...page,
  });

/**
 * The first who waits. The queue follows the table a moment later: the caller checks that they still wait.
 * @question Who waits first?
 * @key queue `ORG#{o}#SHIFT#{shift}#WAITING` / `{number}`
 * @cost ½ RCU
 */
export const listFirstWaiting = async ({ organisationId, shiftId }: Where): Promise<SignUpRow[]> => {
  const pk = waitingItem.listed('queue', { organisationId, shiftId });
  return (await table.page(waitingItem.stored, { index: 'queue', pk, limit: 5 })).items;
};

/**
 * The next number in line, given by one counter: the order in which the table took them. A hole does no harm.
 * @param count so many at once, for people who ask at the same time; the first of them is answered
 * @question Which number have I in line?
 * @key main `ORG#{o}#SHIFT#{shift}` / `WAITLIST`
 * @cost 1 WCU
 */
export const nextNumber = async (where: Where, count = 1): Promise<number> => {
  const { last } = await table.updated(lineItem.stored, lineItem.key(where), {
    set: 'SET kind = :kind, v = :v ADD #last :count',
    names: { '#last': 'last' },
    values: { ':count': count, ':kind': lineItem.mark.kind, ':v': lineItem.mark.v },
  });
  return last - count + 1;
};

/**
 * Puts a person in line, once: who waits or holds already stays as they are, and is answered.
 * @question I wait
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds I neither wait nor hold → answers how I stand
 * @cost 1 WCU + 1 queue
 */
export const putWaiting = async (
  shift: Shift,
  personId: PersonId,
  name: string,
  number: number,
): Promise<SignUpRow> => {
  const { organisationId, shiftId } = shift;
  const row: WaitingRow = { organisationId, shiftId, personId, name, status: 'waiting', number };
  const before = await table.putIf(waitingItem.item(row), {
    condition: 'attribute_not_exists(pk) OR #status = :given',
    names: { '#status': 'status' },
    values: { ':given': 'given-up' },
    otherwise: signUpItem.read,
  });
  return before ?? row;
};

/** Writes a person's side of it as the gate says: all of it, so that it does not matter what had been written before. */
const putState = (
  shift: Shift,
  personId: PersonId,
  name: string,
  as: { status: 'holding' | 'given-up'; unless: SignUpRow['status'] },
): Promise<undefined> => {
  const fields = { ...signUpItem.mark, name, status: as.status };
  const each = Object.entries(fields);
  return table.update(key(shift, personId), {
    set: `SET ${each.map(([field]) => `#${field} = :${field}`).join(', ')} REMOVE queuePk, queueSk, #number, checkedInAt, checkedOutAt`,
    condition: 'attribute_not_exists(pk) OR NOT #status IN (:status, :unless)',
    names: { ...Object.fromEntries(each.map(([field]) => [`#${field}`, field])), '#number': 'number' },
    values: {
      ...Object.fromEntries(each.map(([field, value]) => [`:${field}`, value])),
      ':unless': as.unless,
    },
    otherwise: () => undefined,
  });
};

/**
 * The sign-up holds its place. Done twice it changes nothing, attendance stays.
 * @question They hold a place
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they do not hold one yet → nothing
 * @cost 1 WCU + 1 queue where they waited
 */
export const putHolding = (shift: Shift, personId: PersonId, name: string): Promise<undefined> =>
  putState(shift, personId, name, { status: 'holding', unless: 'holding' });

/**
 * Who held a place holds it no more, and what was noted of attendance goes with it; also where it was given up before it stood in their list. Who waits again meanwhile goes on waiting.
 * @question They hold it no more
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they do not wait, nor gave up before → nothing
 * @cost 1 WCU
 */
export const putGivenUp = (shift: Shift, personId: PersonId, name: string): Promise<undefined> =>
  putState(shift, personId, name, { status: 'given-up', unless: 'waiting' });

const GIVEN_UP = 'SET #status = :given REMOVE queuePk, queueSk, #number';

/**
 * Leaves the line. `moved-on` where they wait no more (they hold a place, or gave up).
 * @question I wait no more
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds I wait → moved-on
 * @cost 1 WCU + 1 queue
 */
export const stopWaiting = (where: Where, personId: PersonId): Promise<'moved-on' | undefined> =>
  table.update(key(where, personId), {
    set: GIVEN_UP,
    condition: '#status = :waiting',
    names: { '#status': 'status', '#number': 'number' },
    values: { ':given': 'given-up', ':waiting': 'waiting' },
    otherwise: () => 'moved-on' as const,
  });

/** When somebody came and went, UTC; neither before they came. */
export type Times = { in?: string | undefined; out?: string | undefined };

const noted = [
  ['checkedInAt', 'in'],
  ['checkedOutAt', 'out'],
] as const;

/**
 * Notes when somebody came and went, or takes it back. Condition: they are listed as holding a place, and the times stand as
 * they were read; `holds` says that their gate holds them, in the same transaction, because the list follows it a moment later.
 * `also` is written with it: who noted it.
 * `changed` where another hand was quicker; nothing where they stand so already (a lost reply). Refuses `not-signed-up`.
 * @question They came, and went; or did not after all (with stillHolds)
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they hold a place, and the times stand as read → not-signed-up, changed
 * @cost 2 WCU in a transaction
 */
export const putAttendance = async (
  where: Where,
  personId: PersonId,
  { from, to, holds, also = [] }: { from: Times; to: Times; holds: Write; also?: readonly Write[] },
): Promise<'changed' | undefined> => {
  let answer = undefined as 'changed' | undefined;
  const set = noted.filter(([, side]) => to[side] !== undefined).map(([name, side]) => `${name} = :${side}`);
  const remove = noted.filter(([, side]) => to[side] === undefined).map(([name]) => name);
  const asRead = noted.map(([name, side]) =>
    from[side] === undefined ? `attribute_not_exists(${name})` : `${name} = :${side}Read`,
  );
  const values = noted.flatMap(([, side]): [string, unknown][] => [
    ...(to[side] === undefined ? [] : [[`:${side}`, to[side]] as [string, unknown]]),
    ...(from[side] === undefined ? [] : [[`:${side}Read`, from[side]] as [string, unknown]]),
  ]);
  const write = table.writes.update(key(where, personId), {
    set: [set.length > 0 && `SET ${set.join(', ')}`, remove.length > 0 && `REMOVE ${remove.join(', ')}`]
      .filter(Boolean)
      .join(' '),
    condition: ['#status = :holding', ...asRead].join(' AND '),
    names: { '#status': 'status' },
    values: { ':holding': 'holding', ...Object.fromEntries(values) },
    otherwise: (found) => {
      const stands = signUpItem.stored.safeParse(found).data;
      if (stands?.status !== 'holding') return refuse('not-signed-up');
      answer = noted.every(([name, side]) => stands[name] === to[side]) ? undefined : 'changed';
    },
  });
  await table.transact([write, holds, ...also]);
  return answer;
};

/**
 * In the transaction that gives a place up: nobody checked them in. Refuses `already-checked-in`.
 * @question Nobody noted that I came, in the moment in which I give my place up
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds no time is noted → already-checked-in
 * @cost 2 WCU in a transaction
 */
export const notCheckedIn = (where: Where, personId: PersonId): Write =>
  table.writes.check(key(where, personId), {
    condition: 'attribute_not_exists(checkedInAt)',
    otherwise: () => refuse('already-checked-in'),
  });
