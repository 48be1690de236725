import type { EventId, OrganisationId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { makeOnce } from '../../platform/table/once';
import { table, type Key, type Question, type Write } from '../../platform/table/table';
import { MOST_SHIFTS, gatesOf, type Gate, type Shift } from './shift';
import { gateItem, gateNumber, shiftItem, shiftOrGate } from './shift.item';

const gateKey = ({ organisationId, shiftId }: Shift, number: number): Key =>
  gateItem.key({ organisationId, shiftId, number: gateNumber(number) });

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
 * whose it is and how many places it has.
 * @asksNothing
 */
export const shiftAndGatesOf = (shift: Shift): readonly [Question<Shift>, ...Question<Gate>[]] => [
  { schema: shiftItem.stored, key: shiftItem.key(shift) },
  ...gatesOf(shift.places).map(({ number }) => ({ schema: gateItem.stored, key: gateKey(shift, number) })),
];

/**
 * @question This shift
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @cost ½ RCU
 */
export const getShift = (organisationId: OrganisationId, shiftId: ShiftId): Promise<Shift | undefined> =>
  table.get(shiftItem.stored, shiftItem.key({ organisationId, shiftId }), false);

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
    gatesOf(shift.places).map((gate) => ({ shift, key: gateKey(shift, gate.number) })),
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
 * @question Everybody may sign up
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @holds it exists → an error: a listed shift is missing
 * @cost 2 WCU in a transaction + 1 lists
 */
export const publishShift = (shift: Shift): Write =>
  table.writes.update(shiftItem.key(shift), {
    set: 'SET published = :yes',
    condition: 'attribute_exists(pk)',
    values: { ':yes': true },
    otherwise: () => {
      throw new Error('a listed shift is missing');
    },
  });

/**
 * Lets a person through. Condition: a place is left and they do not hold one. Many race here; one item decides.
 * Undefined when they passed now (or had passed: a lost reply); `full` otherwise.
 * @question Let me in (the one decision about a place)
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @holds a place is left and I hold none → full; nothing where I hold one
 * @cost 1 WCU
 */
export const passGate = (shift: Shift, gate: number, personId: string): Promise<'full' | undefined> =>
  table.update(gateKey(shift, gate), {
    set: 'SET holders.#person = passes, passes = passes + :one, taken = taken + :one',
    condition: 'taken < places AND attribute_not_exists(holders.#person)',
    names: { '#person': personId },
    values: { ':one': 1 },
    otherwise: (found) => (personId in gateItem.read(found).holders ? undefined : 'full'),
  });

/**
 * Passes a given-up place on to the first who waits. Condition: one is kept for that.
 * @question Let in the first who waits
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @holds a place is kept for them and they hold none → gone; nothing where they hold one
 * @cost 1 WCU
 */
export const passOn = (shift: Shift, gate: number, personId: string): Promise<'gone' | undefined> =>
  table.update(gateKey(shift, gate), {
    set: 'SET holders.#person = passes, passes = passes + :one, released = released - :one',
    condition: 'released > :none AND attribute_not_exists(holders.#person)',
    names: { '#person': personId },
    values: { ':one': 1, ':none': 0 },
    otherwise: (found) => (personId in gateItem.read(found).holders ? undefined : 'gone'),
  });

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
  const key = gateKey(shift, gate);
  const change = {
    set: shift.waitlist
      ? 'SET released = released + :one REMOVE holders.#person'
      : 'SET taken = taken - :one REMOVE holders.#person',
    condition: 'attribute_exists(holders.#person)',
    names: { '#person': personId },
    values: { ':one': 1 },
    otherwise: () => undefined,
  };
  if (unless.length === 0) await table.update(key, change);
  else await table.transact([table.writes.update(key, change), ...unless]);
};

/**
 * In the transaction that notes attendance: this person holds a place here. Refuses `not-signed-up`.
 * @question They still hold their place, in the moment in which attendance is noted
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @holds they hold it → not-signed-up
 * @cost 2 WCU in a transaction
 */
export const stillHolds = (shift: Shift, gate: number, personId: string): Write =>
  table.writes.check(gateKey(shift, gate), {
    condition: 'attribute_exists(holders.#person)',
    names: { '#person': personId },
    otherwise: () => refuse('not-signed-up'),
  });

/**
 * Nobody waits: a kept place is free for everybody again.
 * @question Nobody waits: the kept place is free
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @holds one is kept → nothing
 * @cost 1 WCU
 */
export const reopenPlace = (shift: Shift, gate: number): Promise<undefined> =>
  table.update(gateKey(shift, gate), {
    set: 'SET released = released - :one, taken = taken - :one',
    condition: 'released > :none',
    values: { ':one': 1, ':none': 0 },
    otherwise: () => undefined,
  });
