import { fc, test } from '@fast-check/vitest';
import { Temporal } from 'temporal-polyfill';
import { describe, expect } from 'vitest';
import { atShanghai, Day, dayOf, Instant, wallClock, ZONE } from '../../../functions/shared/time';

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

// Shanghai's eight hours are added by hand; a calendar of the world's zones says whether that is right.
describe('Shanghai’s wall clock', () => {
  const instants = fc
    .date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString());
  const zoned = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);

  test.prop([instants])('says the day and the minute that the zone’s rules say', (instant) => {
    expect(dayOf(instant)).toBe(zoned(instant).toPlainDate().toString());
    expect(wallClock(instant)).toBe(
      zoned(instant).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
    );
  });

  test.prop([instants])('is turned back into the instant', (instant) => {
    const wall = zoned(instant).toPlainDateTime().toString({ smallestUnit: 'second' });
    expect(atShanghai(wall)).toBe(`${instant.slice(0, 19)}.000Z`);
  });

  test.each(['2026-02-29T09:00', '2026-09-08T24:00', '2026-09-08T09:60', '2026-13-01T00:00', 'yesterday'])(
    'there is no %s',
    (at) => {
      expect(() => atShanghai(at)).toThrow(RangeError);
    },
  );
  test('there is no day of what is no instant', () => {
    expect(() => dayOf('soon')).toThrow(RangeError);
  });
});
