import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { Event } from '../../../functions/volunteering/events/event';
import { EventId, OrganisationId, ShiftId } from '../../../functions/shared/ids';
import { GATE_PLACES, gatesOf, gatesToTry, placesLeft } from '../../../functions/volunteering/shifts/gates';
import { openShiftOf } from '../../../functions/volunteering/shifts/shift';
import { idNumber } from '../../support/make-shift';

const event: Event = {
  organisationId: OrganisationId.parse('chunan'),
  eventId: EventId.parse(idNumber('evt', 1)),
  title: { zh: '放鱼' },
  place: { zh: '码头' },
  startsAt: '2026-09-07T00:00:00.000Z',
  endsAt: '2026-09-09T00:00:00.000Z',
  status: 'draft',
  shifts: 0,
  revision: 1,
};
const shiftId = ShiftId.parse(idNumber('shf', 1));
const asked = (startsAt: string, endsAt: string) => ({
  title: { zh: '放鱼' },
  places: 3,
  waitlist: false,
  startsAt,
  endsAt,
});

test('a shift lies in one Shanghai day; midnight there ends it', () => {
  expect(
    openShiftOf(event, shiftId, asked('2026-09-07T14:00:00.000Z', '2026-09-07T16:00:00.000Z')).published,
  ).toBe(false);
  expect(() =>
    openShiftOf(event, shiftId, asked('2026-09-07T14:00:00.000Z', '2026-09-07T16:00:00.001Z')),
  ).toThrow('shift-over-midnight');
});

test('a shift outside its event, or that ends before it starts, is refused', () => {
  expect(() =>
    openShiftOf(event, shiftId, asked('2026-09-06T23:00:00.000Z', '2026-09-07T02:00:00.000Z')),
  ).toThrow('shift-outside-event');
  expect(() =>
    openShiftOf(event, shiftId, asked('2026-09-07T02:00:00.000Z', '2026-09-07T02:00:00.000Z')),
  ).toThrow('event-dates');
});

property.prop([fc.integer({ min: 1, max: 500 })])(
  'gates add up to the capacity, none over fifty',
  (places) => {
    const gates = gatesOf(places);
    expect(placesLeft(gates)).toBe(places);
    for (const gate of gates) expect(gate.places).toBeLessThanOrEqual(GATE_PLACES);
  },
);

test('a person tries every gate with room once, wherever they begin', () => {
  const gates = gatesOf(200).map((gate) => (gate.number === 1 ? { ...gate, taken: gate.places } : gate));
  for (const person of ['aaaaaaaaaaaa', 'aaaaaaaaaa1z', 'aaaaaaaaaaz9'])
    expect(
      gatesToTry(gates, person)
        .map((gate) => gate.number)
        .sort(),
    ).toEqual([0, 2, 3]);
});
