import { beforeEach, describe, expect, test } from 'vitest';
import { countShift, publish, putNewEvent } from '../../functions/volunteering/events/event.table';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import { EventId, OrganisationId, ShiftId } from '../../functions/shared/ids';
import { placesLeft } from '../../functions/volunteering/shifts/gates';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import {
  getShift,
  getShiftWithGates,
  leaveGate,
  listGatesOf,
  listShiftsOfEvent,
  passGate,
  passOn,
  publishShift,
  putNewShift,
  reopenPlace,
} from '../../functions/volunteering/shifts/shift.table';
import { shiftItem } from '../../functions/volunteering/shifts/shift.item';
import { makeEvent } from '../support/make-event';
import { makeShift } from '../support/make-shift';
import { refusalOfAsync } from '../support/refusal';

const elsewhere = OrganisationId.parse('xihu');
const newShift = (part: Partial<Shift> = {}): Shift =>
  makeShift(1, { shiftId: ShiftId.parse(newId('shf')), eventId: EventId.parse(newId('evt')), ...part });
const open = async (part: Partial<Shift> = {}): Promise<Shift> => {
  const shift = newShift(part);
  return putNewShift(shift, 'asked');
};
const people = Array.from({ length: 60 }, (_, at) => `people${String(at).padStart(6, '0')}`);
const [first = '', second = '', third = ''] = people;
const gatesOf = async ({ organisationId, shiftId }: Shift) =>
  (await getShiftWithGates(organisationId, shiftId))?.gates ?? [];
const gateOf = async (shift: Shift) => {
  const [gate] = await gatesOf(shift);
  if (!gate) throw new Error('every shift has a gate');
  return { taken: gate.taken, released: gate.released, holders: Object.keys(gate.holders).sort() };
};

describe('a shift', () => {
  test('is made once with gates of about fifty that add up to its places; another organisation does not see it', async () => {
    const shift = newShift({ places: 120, waitlist: true });
    expect(await getShift(shift.organisationId, shift.shiftId)).toBeUndefined();
    expect(await putNewShift(shift, 'a')).toEqual(shift);
    expect(await putNewShift({ ...shift, places: 5 }, 'a')).toEqual(shift);
    const other = () => putNewShift({ ...shift, places: 5 }, 'b');
    expect(await refusalOfAsync(other)).toBe('request-key-reused');
    expect(await getShift(shift.organisationId, shift.shiftId)).toEqual(shift);
    const read = await getShiftWithGates(shift.organisationId, shift.shiftId);
    expect(read?.shift).toEqual(shift);
    expect(read?.gates.map(({ number, places, taken }) => [number, places, taken])).toEqual([
      [0, 40, 0],
      [1, 40, 0],
      [2, 40, 0],
    ]);
    expect(await getShift(elsewhere, shift.shiftId)).toBeUndefined();
    expect(await getShiftWithGates(elsewhere, shift.shiftId)).toBeUndefined();
  });

  test('is read with its gates alone: who signed up lies beside them and is not read', async () => {
    const shift = await open({ places: 500 });
    const pk = shiftItem.partition(shift);
    await table.put({ pk, sk: `SIGNUP#${first}`, kind: 'sign-up' });
    await table.put({ pk, sk: 'WAITLIST', kind: 'waitlist', last: 7 });
    expect(await gatesOf(shift)).toHaveLength(10);
  });

  test('is listed with its event by when it begins, with the places left on each', async () => {
    const eventId = EventId.parse(newId('evt'));
    const [late, early] = [
      await open({ eventId, startsAt: '2026-09-08T05:00:00.000Z', places: 60 }),
      await open({ eventId, startsAt: '2026-09-08T01:00:00.000Z', places: 2 }),
    ];
    await open();
    await passGate(early, 0, first);
    const listed = await listShiftsOfEvent(early.organisationId, eventId);
    expect(listed).toEqual([early, late]);
    expect(await listShiftsOfEvent(elsewhere, eventId)).toEqual([]);
    const gates = await listGatesOf([...listed, newShift()]);
    expect([...gates.values()].map(placesLeft)).toEqual([1, 60, 0]);
  });

  test('is published with its event, and only where it exists', async () => {
    const shift = await open({ published: false });
    await table.transact([publishShift(shift)]);
    expect(await getShift(shift.organisationId, shift.shiftId)).toEqual({ ...shift, published: true });
    await expect(table.transact([publishShift(newShift())])).rejects.toThrow(/missing/);
  });

  test('is counted on its event in its own transaction: where that is refused, neither stands', async () => {
    const event = makeEvent();
    const { organisationId, eventId } = event;
    await putNewEvent(event, { zh: '放鱼' }, 'a');
    const shift = newShift({ eventId });
    await putNewShift(shift, 'a', countShift(event));
    await table.transact(publish({ ...event, shifts: 1 }));
    const late = newShift({ eventId });
    expect(await refusalOfAsync(() => putNewShift(late, 'a', countShift(event)))).toBe('stale');
    expect(await getShift(organisationId, late.shiftId)).toBeUndefined();
  });
});

describe('a gate', () => {
  let shift: Shift;
  beforeEach(async () => {
    shift = await open({ places: 2 });
  });

  test('lets in while a place is left, tells who comes after that it is full, and knows whom it let in', async () => {
    expect(await passGate(shift, 0, first)).toBeUndefined();
    expect(await passGate(shift, 0, first)).toBeUndefined();
    expect(await passGate(shift, 0, second)).toBeUndefined();
    expect(await passGate(shift, 0, third)).toBe('full');
    expect(await passGate(shift, 0, second)).toBeUndefined();
    expect(await gateOf(shift)).toEqual({ taken: 2, released: 0, holders: [first, second] });
  });

  test('of sixty at once lets in exactly as many as it has places', async () => {
    const told = await Promise.all(people.map((person) => passGate(shift, 0, person)));
    expect(told.filter((one) => one === undefined)).toHaveLength(2);
    expect((await gateOf(shift)).taken).toBe(2);
  });

  test('without a waitlist frees a place at once, once for whoever leaves, and not for who holds none', async () => {
    await passGate(shift, 0, first);
    await passGate(shift, 0, second);
    await leaveGate(shift, 0, third);
    expect((await gateOf(shift)).taken).toBe(2);
    await leaveGate(shift, 0, first);
    await leaveGate(shift, 0, first);
    expect(await gateOf(shift)).toEqual({ taken: 1, released: 0, holders: [second] });
    expect(await passGate(shift, 0, third)).toBeUndefined();
  });

  test('counts who passed: a second coming of the same person is another one', async () => {
    await passGate(shift, 0, first);
    const [before] = await gatesOf(shift);
    await leaveGate(shift, 0, first);
    await passGate(shift, 0, first);
    const [after] = await gatesOf(shift);
    expect([before?.holders[first], after?.holders[first]]).toEqual([0, 1]);
  });
});

describe('a gate with a waitlist', () => {
  let shift: Shift;
  beforeEach(async () => {
    shift = await open({ places: 1, waitlist: true });
    await passGate(shift, 0, first);
  });

  test('keeps a given-up place for the first who waits: nobody else takes it', async () => {
    expect(await passOn(shift, 0, second)).toBe('gone');
    await leaveGate(shift, 0, first);
    expect(await gateOf(shift)).toEqual({ taken: 1, released: 1, holders: [] });
    expect(await passGate(shift, 0, third)).toBe('full');
    expect(await passOn(shift, 0, second)).toBeUndefined();
    expect(await passOn(shift, 0, second)).toBeUndefined();
    expect(await passOn(shift, 0, third)).toBe('gone');
    expect(await gateOf(shift)).toEqual({ taken: 1, released: 0, holders: [second] });
  });

  test('opens a kept place to everybody where nobody waits; where none is kept nothing happens', async () => {
    await reopenPlace(shift, 0);
    expect(await gateOf(shift)).toEqual({ taken: 1, released: 0, holders: [first] });
    await leaveGate(shift, 0, first);
    await reopenPlace(shift, 0);
    await reopenPlace(shift, 0);
    expect(await gateOf(shift)).toEqual({ taken: 0, released: 0, holders: [] });
    expect(await passGate(shift, 0, third)).toBeUndefined();
  });
});
