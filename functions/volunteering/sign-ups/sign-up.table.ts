import type { OrganisationId, PersonId, RequestKey, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { stale } from '../../platform/table/decide-again';
import { table, type Found, type Key, type Page, type Write } from '../../platform/table/table';
import type { Shift } from '../shifts/shift';
import { FIRST_OF_ALL, type SignUpRow, type WaitingRow } from './sign-up';
import { signUpItem, waitingItem } from './sign-up.item';

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
 * Those of a shift behind one of them in the order of their ids, as they stand now: for news that goes round.
 * @param upTo the last one before them; none for the first
 * @question Who comes next in the round?
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @cost 1 RCU for about twenty
 */
export const listSignUpsAfter = (
  where: Where,
  upTo: PersonId | '',
  limit: number,
): Promise<Page<SignUpRow>> => {
  const from = `${signUpItem.begins(upTo === '' ? {} : { personId: upTo })}${upTo === '' ? '' : '!'}`;
  return table.page(signUpItem.stored, {
    pk: signUpItem.partition(where),
    between: [from, `${signUpItem.begins()}~`],
    fresh: true,
    limit,
  });
};

/**
 * Puts a person in line, once: who waits or holds already stays as they are, and is answered.
 * @param requestKey with which they ask: kept, so that a late repeat gets the first answer
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
  requestKey?: RequestKey,
  tail?: string,
): Promise<SignUpRow> => {
  const { organisationId, shiftId } = shift;
  const row: WaitingRow = {
    organisationId,
    shiftId,
    personId,
    name,
    tail,
    status: 'waiting',
    number,
    requestKey,
  };
  const before = await table.putIf(waitingItem.item(row), {
    condition: 'attribute_not_exists(pk) OR #status = :given',
    names: { '#status': 'status' },
    values: { ':given': 'given-up' },
    otherwise: signUpItem.read,
  });
  return before ?? row;
};

/** What goes with each way of standing that is no waiting. */
const GONE = 'queuePk, queueSk, #number, requestKey';
type State = {
  status: 'holding' | 'given-up' | 'cancelled';
  /** Who stands so, or so as it is said here, stays. */
  unless: readonly SignUpRow['status'][];
  because?: 'overlaps';
  tail?: string | undefined;
};

/** Writes a person's side of it as the gate says: all of it, so that it does not matter what had been written before. */
const putState = <T>(
  shift: Where,
  personId: PersonId,
  name: string,
  { status, unless, because, tail }: State,
  otherwise: (found: Found) => T,
): Promise<T | undefined> => {
  const fields = { ...signUpItem.mark, name, status, ...(because && { because }), ...(tail && { tail }) };
  const each = Object.entries(fields);
  const stays = [...new Set([status, ...unless])];
  return table.update(key(shift, personId), {
    set: `SET ${each.map(([field]) => `#${field} = :${field}`).join(', ')} REMOVE ${GONE}, checkedInAt, checkedOutAt, taps${because ? '' : ', because'}`,
    condition: `attribute_not_exists(pk) OR NOT #status IN (${stays.map((_, at) => `:stays${at}`).join(', ')})`,
    names: { ...Object.fromEntries(each.map(([field]) => [`#${field}`, field])), '#number': 'number' },
    values: {
      ...Object.fromEntries(each.map(([field, value]) => [`:${field}`, value])),
      ...Object.fromEntries(stays.map((one, at) => [`:stays${at}`, one])),
    },
    otherwise,
  });
};
const nothing = (): undefined => undefined;

/**
 * The sign-up holds its place. Done twice it changes nothing, attendance stays. What was cancelled stays so.
 * @question They hold a place
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they do not hold one yet, and it was not cancelled → nothing
 * @cost 1 WCU + 1 queue where they waited
 */
export const putHolding = (
  shift: Where,
  personId: PersonId,
  name: string,
  tail?: string,
): Promise<undefined> =>
  putState(shift, personId, name, { status: 'holding', unless: ['cancelled'], tail }, nothing);

/**
 * Who held a place holds it no more, and what was noted of attendance goes with it; also where it was given up before it stood in
 * their list. Who waits again meanwhile goes on waiting. Answers how they stand where that stays.
 * @question They hold it no more
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they do not wait, nor gave up before, nor was it cancelled → answers how they stand
 * @cost 1 WCU
 */
export const putGivenUp = (shift: Where, personId: PersonId, name: string): Promise<SignUpRow | undefined> =>
  putState(shift, personId, name, { status: 'given-up', unless: ['waiting', 'cancelled'] }, signUpItem.read);

/**
 * Their place is given back for them: the shift was moved to a time at which they hold another.
 * @question They cannot come at the new time
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they did not give up before, nor was it cancelled → nothing
 * @cost 1 WCU
 */
export const putGivenBack = (shift: Where, personId: PersonId, name: string): Promise<undefined> =>
  putState(
    shift,
    personId,
    name,
    { status: 'given-up', unless: ['cancelled'], because: 'overlaps' },
    nothing,
  );

/**
 * The shift was cancelled: who held a place, or waited, does neither any more.
 * @param isHeld their gate holds them, whatever the roster says: it follows the gate a moment later
 * @question It does not take place
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they had not given up before → nothing
 * @cost 1 WCU + 1 queue where they waited
 */
export const putCancelled = (
  shift: Where,
  personId: PersonId,
  name: string,
  isHeld: boolean,
): Promise<undefined> =>
  putState(shift, personId, name, { status: 'cancelled', unless: isHeld ? [] : ['given-up'] }, nothing);

/**
 * In the transaction that takes their place away: they wait, as the first of the line. Refuses `already-checked-in`.
 * @question They go back to the line
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds nobody checked them in → already-checked-in
 * @cost 2 WCU in a transaction + 1 queue
 */
export const putBackInLine = (where: Where, personId: PersonId, name: string): Write => {
  const { organisationId, shiftId } = where;
  const row: WaitingRow = {
    organisationId,
    shiftId,
    personId,
    name,
    status: 'waiting',
    number: FIRST_OF_ALL,
  };
  return table.writes.put(waitingItem.item(row), {
    condition: 'attribute_not_exists(checkedInAt)',
    otherwise: () => refuse('already-checked-in'),
  });
};

/**
 * In the transaction that lets them in: they waited, and hold a place from now on.
 * @question They wait no more: they hold a place
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they wait, with that number → `moved` is told
 * @cost 2 WCU in a transaction + 1 queue
 */
export const holdsInTurn = (waiting: WaitingRow, moved: () => void): Write =>
  table.writes.update(key(waiting, waiting.personId), {
    set: `SET #status = :holding REMOVE ${GONE}`,
    condition: '#status = :waiting AND #number = :ticket',
    names: { '#status': 'status', '#number': 'number' },
    values: { ':holding': 'holding', ':waiting': 'waiting', ':ticket': waiting.number },
    otherwise: moved,
  });

/**
 * In the transaction that lets them in at the door: they hold a place, and came. Who waited, waits no more. `taps`: by what it is known again.
 * @question They came without a place: they hold one
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they hold none → stale
 * @cost 2 WCU in a transaction + 1 queue where they waited
 */
export const holdsFromDoor = (
  where: Where,
  {
    personId,
    name,
    tail,
    checkedInAt,
    taps,
  }: {
    personId: PersonId;
    name: string;
    tail?: string | undefined;
    checkedInAt: string;
    taps: readonly string[];
  },
): Write => {
  const fields = { ...signUpItem.mark, name, status: 'holding', checkedInAt, taps, ...(tail && { tail }) };
  const each = Object.entries(fields);
  return table.writes.update(key(where, personId), {
    set: `SET ${each.map(([field]) => `#${field} = :${field}`).join(', ')} REMOVE ${GONE}, checkedOutAt, because`,
    condition: 'attribute_not_exists(pk) OR NOT #status IN (:status, :cancelled)',
    names: { ...Object.fromEntries(each.map(([field]) => [`#${field}`, field])), '#number': 'number' },
    values: {
      ...Object.fromEntries(each.map(([field, value]) => [`:${field}`, value])),
      ':cancelled': 'cancelled',
    },
    otherwise: stale,
  });
};

/**
 * Leaves the line. `moved-on` where they wait no more (they hold a place, or gave up).
 * @question I wait no more
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds I wait → moved-on
 * @cost 1 WCU + 1 queue
 */
export const stopWaiting = (where: Where, personId: PersonId): Promise<'moved-on' | undefined> =>
  table.update(key(where, personId), {
    set: `SET #status = :given REMOVE ${GONE}`,
    condition: '#status = :waiting',
    names: { '#status': 'status', '#number': 'number' },
    values: { ':given': 'given-up', ':waiting': 'waiting' },
    otherwise: () => 'moved-on' as const,
  });
