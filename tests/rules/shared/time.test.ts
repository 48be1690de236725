import { describe, expect, test } from 'vitest';
import { Day, Instant } from '../../../functions/shared/time';

describe('an instant', () => {
  test.each([
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
    ['2099-12-31T23:59:59.999Z', '2099-12-31T23:59:59.999Z'],
    ['2026-09-08T09:00:00+08:00', '2026-09-08T01:00:00.000Z'],
  ])('%s is %s', (told, instant) => expect(Instant.parse(told)).toBe(instant));

  // What is judged is the instant in UTC: an offset may carry it out of the century, or back into it.
  test.each([
    '9999-12-31T23:59:59-12:00',
    '0000-01-01T00:00:00+08:00',
    '2000-01-01T07:59:59+08:00',
    '2100-01-01T00:00:00Z',
  ])('%s is refused', (told) => expect(Instant.safeParse(told).success).toBe(false));
});

describe('a day', () => {
  test.each(['2000-01-01', '2024-02-29', '2099-12-31'])('%s is one', (day) =>
    expect(Day.parse(day)).toBe(day),
  );
  test.each(['1999-12-31', '2100-01-01', '9999-12-31', '0000-01-01', '2026-02-29', '2026-06-31'])(
    '%s is refused',
    (day) => expect(Day.safeParse(day).success).toBe(false),
  );
});
