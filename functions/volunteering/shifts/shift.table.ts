import type { EventId, OrganisationId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { ofRevision } from '../../platform/table/change-item';
import { stale } from '../../platform/table/decide-again';
import { makeOnce } from '../../platform/table/once';
import { table, type Found, type Key, type Question, type Write } from '../../platform/table/table';
import { gateCount, gatesOf, type Gate } from './gates';
import { MOST_SHIFTS, type Shift } from './shift';
import { gateItem, gateNumber, shiftItem, shiftOrGate } from './shift.item';

const gateKey = ({ organisationId, shiftId }: Shift, number: number): Key =>
  gateItem.key({ organisationId, shiftId, number: gateNumber(number) });
const numbersOf = (shift: Shift): number[] => Array.from({ length: gateCount(shift) }, (_, number) => number);

/**
 * What a gate knows of its shift's time: who knew another decides again. Of the first it keeps none.
 * @asksNothing
 */
export const scheduled = ({ schedule }: Shift) => ({
  condition: schedule === 0 ? 'attribute_not_exists(schedule)' : 'schedule = :schedule',
  values: schedule === 0 ? {} : { ':schedule': schedule },
  isAsRead: (found: Found): boolean => (found?.['schedule'] ?? 0) === schedule,
});

/**
 * The shift and its gates in one read: what a sign-up decides from.
 * @question What does a sign-up decide from?
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#… to SHIFT`
 * @cost 1 RCU for about 150 places
 */
export const getShiftWithGates = async (
  organisationId: OrganisationId,
  shiftId: ShiftId,
): Promise<{ shift: Shift; gates: Gate[] } | undefined> => {
  const rows = await table.all(shiftOrGate, {
    pk: shiftItem.partition({ organisationId, shiftId }),
    between: [gateItem.begins(), shiftItem.begins()],
    fresh: true,
    most: 20,
  });
  const shift = rows.flatMap((row) => ('shift' in row ? [row.shift] : []))[0];
  return shift && { shift, gates: rows.flatMap((row) => ('gate' in row ? [row.gate] : [])) };
};

/**
 * A shift and each of its gates by their keys, to be asked with other things in one call. The keys need no more of it than
 * whose it is and how many gates it has.
 * @asksNothing
 */
export const shiftAndGatesOf = (shift: Shift): readonly [Question<Shift>, ...Question<Gate>[]] => [
  { schema: shiftItem.stored, key: shiftItem.key(shift) },
  ...numbersOf(shift).map((number) => ({ schema: gateItem.stored, key: gateKey(shift, number) })),
];

/**
 * @question This shift
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @cost ½ RCU
 */
export const getShift = (organisationId: OrganisationId, shiftId: ShiftId): Promise<Shift | undefined> =>
  table.get(shiftItem.stored, shiftItem.key({ organisationId, shiftId }), false);

/**
 * @question This shift, as it stands now
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @cost 1 RCU
 */
export const getShiftNow = (organisationId: OrganisationId, shiftId: ShiftId): Promise<Shift | undefined> =>
  table.get(shiftItem.stored, shiftItem.key({ organisationId, shiftId }));

/**
 * By when they begin.
 * @question Which shifts has this event?
 * @key lists `ORG#{o}#EVENT#{event}#SHIFTS` / `{startsAt}#{shift}`
 * @cost ½ RCU for about seven
 */
export const listShiftsOfEvent = (organisationId: OrganisationId, eventId: EventId): Promise<Shift[]> =>
  table.all(shiftItem.stored, {
    index: 'lists',
    pk: shiftItem.listed('lists', { organisationId, eventId }),
    most: MOST_SHIFTS,
  });

/**
 * The gates of several shifts, as they stood a moment ago: for showing places left.
 * @question How many places are left on each?
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @cost ½ RCU a gate of fifty
 */
export const listGatesOf = async (shifts: readonly Shift[]): Promise<Map<ShiftId, Gate[]>> => {
  const wanted = shifts.flatMap((shift) =>
    numbersOf(shift).map((number) => ({ shift, key: gateKey(shift, number) })),
  );
  const gates = new Map<ShiftId, Gate[]>(shifts.map((shift) => [shift.shiftId, []]));
  for (let at = 0; at < wanted.length; at += 100) {
    const some = wanted.slice(at, at + 100);
    const found = await table.getMany(
      gateItem.stored,
      some.map((one) => one.key),
    );
    some.forEach((one, i) => {
      const gate = found[i];
      if (gate) gates.get(one.shift.shiftId)?.push(gate);
    });
  }
  return gates;
};

/**
 * Makes the shift and its gates together, once; where this request had made them, the shift as it stands.
 * @param also what is written in the same moment: that its event counts it, and who opened it
 * @question A new shift and its gates
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT, GATE#{number}`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 2 WCU each in a transaction + 1 lists
 */
export const putNewShift = (shift: Shift, asked: unknown, also: readonly Write[] = []): Promise<Shift> =>
  makeOnce(shiftItem, shift, {
    asked,
    also: [
      ...gatesOf(shift.places).map((gate) =>
        table.writes.put(gateItem.item({ ...shift, ...gate }, { passes: 0, waitlist: shift.waitlist })),
      ),
      ...also,
    ],
  });

/**
 * From now on it is found by its day, too.
 * @question Everybody may sign up
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @holds it exists, as it was read → an error: a listed shift is missing; stale
 * @cost 2 WCU in a transaction + 1 lists + 1 queue
 */
export const publishShift = (shift: Shift): Write => {
  const { queuePk, queueSk } = shiftItem.item({ ...shift, published: true });
  const isFound = queuePk !== undefined;
  const { condition, names, values } = ofRevision(shift.revision);
  return table.writes.update(shiftItem.key(shift), {
    set: `SET published = :yes${isFound ? ', queuePk = :pk, queueSk = :sk' : ''}`,
    condition: `attribute_exists(pk) AND ${condition}`,
    names,
    values: { ':yes': true, ...(isFound && { ':pk': queuePk, ':sk': queueSk }), ...values },
    otherwise: (found) => {
      if (found) stale();
      throw new Error('a listed shift is missing');
    },
  });
};

/** Writes one thing, or all or nothing of several. `answer`: what the failed condition of one of them said. */
const together = async <T>(
  key: Key,
  change: Parameters<typeof table.update<T>>[1],
  also: readonly Write[],
): Promise<T | undefined> => {
  if (also.length === 0) return table.update(key, change);
  let answer: T | undefined;
  const otherwise = (found: Found): void => void (answer = change.otherwise(found));
  await table.transact([table.writes.update(key, { ...change, otherwise }), ...also]);
  return answer;
};

/**
 * Lets a person through. Condition: a place is left, they do not hold one, and its time is that which was read. Many race here; one
 * item decides. Undefined when they passed now (or had passed: a lost reply); `stale` where the shift was moved or cancelled since
 * it was read; `full` otherwise.
 * @param also what must be written in the same moment: that they waited
 * @question Let me in (the one decision about a place)
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @holds a place is left, for the time that I read, and I hold none → full, stale; nothing where I hold one
 * @cost 1 WCU; 2 in a transaction
 */
export const passGate = (
  shift: Shift,
  gate: number,
  personId: string,
  also: readonly Write[] = [],
): Promise<'full' | 'stale' | undefined> => {
  const { condition, values, isAsRead } = scheduled(shift);
  return together<'full' | 'stale' | undefined>(
    gateKey(shift, gate),
    {
      set: 'SET holders.#person = passes, passes = passes + :one, taken = taken + :one',
      condition: `taken < places AND attribute_not_exists(holders.#person) AND ${condition}`,
      names: { '#person': personId },
      values: { ':one': 1, ...values },
      otherwise: (found) => {
        if (personId in gateItem.read(found).holders) return undefined;
        return isAsRead(found) ? 'full' : 'stale';
      },
    },
    also,
  );
};

/**
 * Passes a given-up place on to the first who waits. Condition: one is kept for that, for the time that was read.
 * @param also what must be written in the same moment: that they waited
 * @question Let in the first who waits
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @holds a place is kept for them, for the time that was read, and they hold none → gone; nothing where they hold one
 * @cost 1 WCU; 2 in a transaction
 */
export const passOn = (
  shift: Shift,
  gate: number,
  personId: string,
  also: readonly Write[] = [],
): Promise<'gone' | undefined> => {
  const { condition, values } = scheduled(shift);
  return together<'gone' | undefined>(
    gateKey(shift, gate),
    {
      set: 'SET holders.#person = passes, passes = passes + :one, released = released - :one',
      condition: `released > :none AND attribute_not_exists(holders.#person) AND ${condition}`,
      names: { '#person': personId },
      values: { ':one': 1, ':none': 0, ...values },
      otherwise: (found) => (personId in gateItem.read(found).holders ? undefined : 'gone'),
    },
    also,
  );
};

/**
 * Gives a place back. With a waitlist it is kept for the first who waits; without, it is free at once. Done twice it changes nothing.
 * @param unless what must hold in the same moment, each with its own refusal
 * @question I do not come
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @holds I hold a place → nothing; where the door may be open, with notCheckedIn
 * @cost 1 WCU; 2 in a transaction
 */
export const leaveGate = async (
  shift: Shift,
  gate: number,
  personId: string,
  unless: readonly Write[] = [],
): Promise<void> => {
  await together(
    gateKey(shift, gate),
    {
      set: shift.waitlist
        ? 'SET released = released + :one REMOVE holders.#person'
        : 'SET taken = taken - :one REMOVE holders.#person',
      condition: 'attribute_exists(holders.#person)',
      names: { '#person': personId },
      values: { ':one': 1 },
      otherwise: () => undefined,
    },
    unless,
  );
};

/**
 * In the transaction that notes attendance: this person holds a place here, at the time that was read. Refuses `not-signed-up`.
 * @question They still hold their place, in the moment in which attendance is noted
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @holds they hold it, for the time that was read → not-signed-up, stale
 * @cost 2 WCU in a transaction
 */
export const stillHolds = (shift: Shift, gate: number, personId: string): Write => {
  const { condition, values, isAsRead } = scheduled(shift);
  return table.writes.check(gateKey(shift, gate), {
    condition: `attribute_exists(holders.#person) AND ${condition}`,
    names: { '#person': personId },
    ...(shift.schedule > 0 && { values }),
    otherwise: (found) => (isAsRead(found) ? refuse('not-signed-up') : stale()),
  });
};

/**
 * Nobody waits: so many kept places are free for everybody again.
 * @question Nobody waits: the kept places are free
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @holds so many are kept → nothing
 * @cost 1 WCU
 */
export const reopenPlace = (shift: Shift, gate: number, count = 1): Promise<undefined> =>
  table.update(gateKey(shift, gate), {
    set: 'SET released = released - :kept, taken = taken - :kept',
    condition: 'released >= :kept',
    values: { ':kept': count },
    otherwise: () => undefined,
  });
