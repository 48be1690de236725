import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { RequestKey } from '../../../functions/shared/ids';
import { overlaps } from '../../../functions/shared/time';
import {
  claimed,
  claimsAcross,
  counts,
  emptyDay,
  isUndecided,
  type VolunteersDay,
} from '../../../functions/volunteering/sign-ups/day';
import { makeShift } from '../../support/make-shift';

const now = new Date('2026-09-01T00:00:00.000Z');
const by = (key: string) => ({ requestKey: RequestKey.parse(key), now });
const at = (number: number, from: number, to: number) =>
  makeShift(number, {
    startsAt: `2026-09-08T${String(from).padStart(2, '0')}:00:00.000Z`,
    endsAt: `2026-09-08T${String(to).padStart(2, '0')}:00:00.000Z`,
  });

test('shifts that touch do not overlap; one inside the other does', () => {
  const day = claimed(emptyDay, at(1, 1, 4), by('key-number-1'));
  expect(claimsAcross(day, at(2, 4, 6))).toEqual([]);
  expect(claimsAcross(day, at(3, 2, 3)).map(([shiftId]) => shiftId)).toEqual([at(1, 1, 4).shiftId]);
  expect(claimsAcross(day, at(1, 1, 4))).toEqual([]);
});

test('what was given up is no obstacle', () => {
  const shift = at(1, 1, 4);
  const day = claimed(emptyDay, shift, by('key-number-1'));
  const claim = day.claims[shift.shiftId];
  if (!claim) throw new Error('claimed above');
  const after: VolunteersDay = { ...day, claims: { [shift.shiftId]: { ...claim, givenUp: true } } };
  const inTheWay = (of: VolunteersDay, isHeld: boolean) =>
    claimsAcross(of, at(2, 2, 3)).filter(([, each]) => counts(each, isHeld, now));
  expect(inTheWay(day, false)).toHaveLength(1);
  expect(inTheWay(after, false)).toEqual([]);
  // Given up half-way: the gate has them still.
  expect(inTheWay(after, true)).toHaveLength(1);
});

test('a claim is believed for half a minute while its place is being decided', () => {
  const shift = at(1, 1, 4);
  const claim = claimed(emptyDay, shift, by('key-number-1')).claims[shift.shiftId];
  if (!claim) throw new Error('claimed above');
  expect(isUndecided(claim, new Date(now.getTime() + 29_999))).toBe(true);
  expect(isUndecided(claim, new Date(now.getTime() + 30_000))).toBe(false);
  // Claimed by a clock that was a little, or a year, ahead of ours.
  expect(isUndecided(claim, new Date(now.getTime() - 29_999))).toBe(true);
  expect(isUndecided(claim, new Date('2025-09-01T00:00:00.000Z'))).toBe(false);
});

const span = fc
  .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 6 }))
  .map(([from, hours]) => [from, Math.min(23, from + hours)] as const);

property.prop([fc.array(span, { maxLength: 24 })])(
  'whoever claims only what is free never holds two at once',
  (spans) => {
    let day = emptyDay;
    spans.forEach(([from, to], number) => {
      const shift = at(number, from, to);
      if (claimsAcross(day, shift).length === 0) day = claimed(day, shift, by(`key-number-${number}`));
    });
    const held = Object.values(day.claims);
    for (const [i, one] of held.entries())
      for (const other of held.slice(i + 1)) expect(overlaps(one, other)).toBe(false);
    expect(day.version).toBe(held.length);
  },
);
