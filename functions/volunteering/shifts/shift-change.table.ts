import { changeItem, ofRevision } from '../../platform/table/change-item';
import { stale } from '../../platform/table/decide-again';
import { table, type Write } from '../../platform/table/table';
import type { PersonId } from '../../shared/ids';
import { gateCount, isRegated, type Gate, type GateChange } from './gates';
import type { Shift } from './shift';
import { gateItem, gateNumber, shiftItem } from './shift.item';
import { scheduled } from './shift.table';

/** A gate that there was not: it lets in for the schedule of its shift. */
const newGate = (shift: Shift, { number, to, taken, released }: GateChange): Write =>
  table.writes.put(
    gateItem.item(
      { ...shift, number, places: to, taken, released, holders: {} },
      { passes: 0, waitlist: shift.waitlist, ...(shift.schedule > 0 && { schedule: shift.schedule }) },
    ),
    { condition: 'attribute_not_exists(pk)', otherwise: stale },
  );

const conditionsOf = ({ from, to, taken, released, back }: GateChange, before: Shift) => {
  const differs = from !== to || taken !== 0 || released !== 0;
  return {
    // Who passes meanwhile does not make it stale, unless there is no room for them any more.
    conditions: [
      'attribute_exists(pk)',
      before.schedule === 0 ? 'attribute_not_exists(schedule)' : 'schedule = :was',
      ...(differs ? ['places = :from', 'taken <= :room', 'released >= :kept'] : []),
      ...back.map((_, at) => `attribute_exists(holders.#back${at})`),
    ],
    values: {
      ...(before.schedule > 0 && { ':was': before.schedule }),
      ...(differs && { ':from': from, ':room': to - taken, ':kept': Math.max(0, -released) }),
    },
  };
};

const changedGate = (before: Shift, after: Shift, change: GateChange): Write => {
  const { number, from, to, taken, released, back } = change;
  const differs = from !== to || taken !== 0 || released !== 0;
  const { conditions, values } = conditionsOf(change, before);
  const set = [
    ...(differs ? ['places = :to', 'taken = taken + :taken', 'released = released + :released'] : []),
    ...(after.schedule > 0 ? ['schedule = :schedule'] : []),
  ];
  const key = gateItem.key({ ...after, number: gateNumber(number) });
  const goes = back.map((_, at) => `holders.#back${at}`);
  return table.writes.update(key, {
    set: [`SET ${set.join(', ')}`, ...(goes.length > 0 ? [`REMOVE ${goes.join(', ')}`] : [])].join(' '),
    condition: conditions.join(' AND '),
    ...(back.length > 0 && {
      names: Object.fromEntries(back.map((personId, at) => [`#back${at}`, personId])),
    }),
    values: {
      ...values,
      ...(differs && { ':to': to, ':taken': taken, ':released': released }),
      ...(after.schedule > 0 && { ':schedule': after.schedule }),
    },
    otherwise: stale,
  });
};

/**
 * What was changed of it, and of its gates: where its time changed, or it was cancelled, each of them knows from then on.
 * @param changes what becomes of its gates
 * @question It is to be so from now on: written anew, moved, with more places or fewer, cancelled
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT, GATE#{number}`
 * @holds it stands as it was read, and each gate has the places and room that were read → stale
 * @cost 2 WCU each in a transaction + 1–2 lists + 1–2 queue
 */
export const writeShift = (before: Shift, after: Shift, changes: readonly GateChange[]): Write[] => {
  const touched = changes.filter((change) => before.schedule !== after.schedule || isRegated(change));
  return [
    changeItem(shiftItem, before, after, ['published']),
    ...touched.map((change) => (change.isNew ? newGate(after, change) : changedGate(before, after, change))),
  ];
};

/**
 * One place more, taken by who stands at the door in the same moment. The gate is full as it was read, or there was none such.
 * @param also what must be written in the same moment
 * @question One more place, for who stands at the door
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT, GATE#{number}`
 * @holds it stands as it was read; the gate is full, for that time, and does not hold them → stale
 * @cost 2 WCU each in a transaction + 1–2 lists + 1 queue
 */
export const raiseAndPass = async (
  before: Shift,
  after: Shift,
  { number, places }: Gate,
  personId: PersonId,
  also: readonly Write[],
): Promise<void> => {
  const key = gateItem.key({ ...after, number: gateNumber(number) });
  const passed = { ...before, number, places: 1, taken: 1, released: 0, holders: { [personId]: 0 } };
  const { condition, values } = scheduled(before);
  const gate =
    places === 0
      ? table.writes.put(
          gateItem.item(passed, {
            passes: 1,
            waitlist: before.waitlist,
            ...(before.schedule > 0 && { schedule: before.schedule }),
          }),
          { condition: 'attribute_not_exists(pk)', otherwise: stale },
        )
      : table.writes.update(key, {
          set: 'SET holders.#person = passes, passes = passes + :one, taken = taken + :one, places = places + :one',
          condition: `places = :from AND taken >= places AND attribute_not_exists(holders.#person) AND ${condition}`,
          names: { '#person': personId },
          values: { ':one': 1, ':from': places, ...values },
          otherwise: stale,
        });
  const gates = Math.max(gateCount(before), number + 1);
  await table.transact([changeItem(shiftItem, before, { ...after, gates }, ['published']), gate, ...also]);
};

/**
 * In a transaction that changes its event's hours: the shift still stands as it was read.
 * @question This shift is still as it was read
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @holds it is of the revision that was read → stale
 * @cost 2 WCU in a transaction
 */
export const shiftStands = (shift: Shift): Write => {
  const { condition, names, values } = ofRevision(shift.revision);
  return table.writes.check(shiftItem.key(shift), {
    condition: `attribute_exists(pk) AND ${condition}`,
    names,
    ...(shift.revision > 1 && { values }),
    otherwise: stale,
  });
};

/**
 * Its event's title and place, as they are since that revision. An older revision writes over no newer one.
 * @question Its event has this title and place now
 * @key main `ORG#{o}#SHIFT#{shift}` / `SHIFT`
 * @holds it has those of an older revision → nothing
 * @cost 1 WCU + 1 lists + 1 queue
 */
export const copyEventOn = (
  shift: Shift,
  event: { title: Shift['eventTitle']; place: Shift['place']; revision: number },
): Promise<undefined> =>
  table.update(shiftItem.key(shift), {
    set: 'SET eventTitle = :title, place = :place, eventRevision = :revision',
    condition: 'attribute_exists(pk) AND (attribute_not_exists(eventRevision) OR eventRevision < :revision)',
    values: { ':title': event.title, ':place': event.place, ':revision': event.revision },
    otherwise: () => undefined,
  });
