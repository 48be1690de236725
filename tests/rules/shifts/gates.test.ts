import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { PersonId } from '../../../functions/shared/ids';
import { GATE_PLACES, gatesOf, regated, type Gate } from '../../../functions/volunteering/shifts/gates';
import { refusalOf } from '../../support/refusal';

const personNumber = (number: number): PersonId => PersonId.parse(String(number).padStart(12, '0'));

/** Gates of so many places, of which some are held and some kept for the line, spread over all of them. */
const gatesWith = (places: number, held: number, kept: number): Gate[] => {
  const gates = gatesOf(places);
  const room = () => gates.find((gate) => gate.taken < gate.places);
  for (let n = 0; n < held; n += 1) {
    const gate = gates.filter(({ taken, places: all }) => taken < all)[n % gates.length] ?? room();
    if (!gate) break;
    gate.taken += 1;
    gate.holders[personNumber(n)] = n;
  }
  for (let n = 0; n < kept; n += 1) {
    const gate = room();
    if (!gate) break;
    gate.taken += 1;
    gate.released += 1;
  }
  return gates;
};
/** What the table then holds. */
const applied = (gates: readonly Gate[], to: Parameters<typeof regated>[1], hadLine: boolean): Gate[] =>
  regated(gates, to, hadLine).map(({ number, to: places, taken, released, back }) => {
    const before = gates.find((gate) => gate.number === number);
    const goes: readonly string[] = back;
    const holders = Object.entries(before?.holders ?? {}).filter(([person]) => !goes.includes(person));
    return {
      number,
      places,
      taken: (before?.taken ?? 0) + taken,
      released: (before?.released ?? 0) + released,
      holders: Object.fromEntries(holders),
    };
  });
const sum = (gates: readonly Gate[], of: (gate: Gate) => number) =>
  gates.reduce((all, gate) => all + of(gate), 0);
const heldIn = (gate: Gate) => Object.keys(gate.holders).length;

const upTo = (max: number) => fc.integer({ min: 0, max });
property.prop([
  fc.integer({ min: 1, max: 500 }),
  upTo(500),
  upTo(60),
  fc.integer({ min: 1, max: 500 }),
  fc.boolean(),
  fc.boolean(),
])(
  'whatever becomes of its places, a shift has so many, nobody loses theirs unasked, and no gate counts wrong',
  (places, wantHeld, wantKept, to, hadLine, waitlist) => {
    const gates = gatesWith(places, Math.min(wantHeld, places), hadLine ? wantKept : 0);
    const held = sum(gates, heldIn);
    const needed = Math.max(0, held - to);
    const back = waitlist ? Array.from({ length: needed }, (_, n) => personNumber(n)) : [];
    if (needed > back.length) {
      expect(refusalOf(() => applied(gates, { places: to, waitlist, back }, hadLine))).toBe('places-taken');
      return;
    }
    const after = applied(gates, { places: to, waitlist, back }, hadLine);
    expect(sum(after, (gate) => gate.places)).toBe(to);
    expect(sum(after, heldIn)).toBe(held - back.length);
    expect(after.length).toBeLessThanOrEqual(10);
    for (const gate of after) {
      expect(gate.taken).toBe(heldIn(gate) + gate.released);
      expect(gate.released).toBeGreaterThanOrEqual(0);
      expect(gate.taken).toBeLessThanOrEqual(gate.places);
      expect(gate.places).toBeLessThanOrEqual(GATE_PLACES);
    }
    if (!waitlist) expect(sum(after, (gate) => gate.released)).toBe(0);
    else if (to > places)
      expect(sum(after, (gate) => gate.released)).toBe(sum(gates, (gate) => gate.released) + to - places);
  },
);

test('who is sent back is named for each place that it takes, holds one, and has a line to go to', () => {
  const gates = gatesWith(4, 3, 0);
  const to = (places: number, back: number[], waitlist = true) =>
    refusalOf(() => regated(gates, { places, waitlist, back: back.map(personNumber) }, true));
  expect(to(2, [])).toBe('places-taken');
  expect(to(2, [0, 1])).toBe('back-to-line-needless');
  expect(to(3, [0])).toBe('back-to-line-needless');
  expect(to(2, [9])).toBe('not-signed-up');
  expect(to(2, [0], false)).toBe('back-to-line-without-line');
});
