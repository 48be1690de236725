import { expect, test } from 'vitest';
import { paysBy } from '../../../functions/selling/agreements/pays-by';

test.each([
  ['2026-09-01', 20, '2026-10-20'],
  ['2026-09-30', 5, '2026-10-05'],
  ['2026-12-31', 10, '2027-01-10'],
  ['2027-01-31', 28, '2027-02-28'],
])('what was sold on %s is paid over by day %i: %s', (day, on, by) => {
  expect(paysBy(day, on)).toBe(by);
});
