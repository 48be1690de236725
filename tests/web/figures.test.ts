import { fc, test as property } from '@fast-check/vitest';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { fenOf, YUAN_PATTERN, yuanText } from '../../web/src/lib/fen';
import { count, yuan } from '../../web/src/lib/money';
import { now, tellNow } from '../../web/src/lib/now';
import { fieldSaid, saidOf } from '../../web/src/lib/said';
import { dayAt, daysAfter, instantOf, localOf, startOf } from '../../web/src/lib/shanghai';
import {
  calendarDayOf,
  clockOf,
  datedDay,
  dayNumberOf,
  dayOf,
  dayOfCalendar,
  hoursOf,
  momentOf,
  rangeOf,
  startOfToday,
  yearDayOf,
  yearMomentOf,
} from '../../web/src/lib/time';
import { wordsOf, wordsOrNothing } from '../../web/src/lib/words';
import { withWords } from '../support/words';

const ZONE = process.env['TZ'];
const NEW_YEAR = '2026-12-31T16:30:00.000Z';
beforeAll(() => {
  tellNow(new Date('2026-09-08T04:00:00Z'));
  return withWords();
});
afterEach(() => {
  if (ZONE === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ZONE;
});

describe('money', () => {
  property.prop([fc.integer({ min: 0, max: 100_000_000_00 })])(
    'typed as it is shown is the same fen',
    (fen) => {
      expect(fenOf(yuanText(fen))).toBe(fen);
      expect(fenOf(yuan(fen).slice(1))).toBe(fen);
      expect(yuanText(fen)).toMatch(new RegExp(`^(?:${YUAN_PATTERN})$`));
    },
  );
  property.prop([fc.string({ unit: fc.constantFrom('0', '7', '.', ',', '-', ' ', '¥', 'e') })])(
    'what a field lets through is an amount, and whole fen',
    (text) => {
      if (new RegExp(`^(?:${YUAN_PATTERN})$`, 'v').test(text))
        expect(fenOf(text)).toSatisfy(Number.isSafeInteger);
      else if (fenOf(text) !== undefined) expect(text).not.toBe(text.trim());
    },
  );
  test.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [123_400, '¥1,234.00'],
    [-500, '-¥5.00'],
    [100_000_000_00, '¥100,000,000.00'],
  ])('%i fen is %s', (fen, said) => {
    expect(yuan(fen)).toBe(said);
  });
  test.each(['', ' ', '.5', '1.234', '-1', '1e3', '一', undefined])('%s is no amount', (text) => {
    expect(fenOf(text)).toBeUndefined();
  });
  test('counts have commas', () => {
    expect([0, 999, 1_000, 1_234_567].map(count)).toEqual(['0', '999', '1,000', '1,234,567']);
  });
});

const INSTANTS = fc.date({ min: new Date('1992-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

describe.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'UTC'])(
  'where a reader is in %s',
  (zone) => {
    test('days and times are those of Asia/Shanghai', () => {
      process.env['TZ'] = zone;
      expect(dayOf(NEW_YEAR)).toBe('2027年1月1日 周五');
      expect(clockOf(NEW_YEAR)).toBe('00:30');
      expect(calendarDayOf(NEW_YEAR)).toBe('2027-01-01');
      expect(dayOfCalendar('2026-09-08')).toBe('9月8日 周二');
      expect(momentOf('2026-09-08T06:00:00Z')).toBe('9月8日 周二 14:00');
      expect(hoursOf('2026-09-08T01:00:00Z', '2026-09-08T03:30:00Z')).toBe('09:00–11:30');
      expect(dayNumberOf('2026-09-08')).toEqual({ month: '9月', number: '8', weekday: '周二' });
      expect(yearMomentOf(NEW_YEAR)).toBe('2027年1月1日 00:30');
      expect(datedDay('2026-09-08')).toBe('2026年9月8日');
      expect(startOfToday()).toBe('2026-09-07T16:00:00.000Z');
    });
    property.prop([INSTANTS])('a field gives back the minute with which it was filled', (at) => {
      process.env['TZ'] = zone;
      const instant = at.toISOString();
      expect(instantOf(localOf(instant))).toBe(`${instant.slice(0, 16)}:00.000Z`);
      expect(dayAt(at.getTime())).toBe(localOf(instant).slice(0, 10));
      expect(Date.parse(startOf(dayAt(at.getTime())))).toBeLessThanOrEqual(at.getTime());
      expect(daysAfter(daysAfter(calendarDayOf(instant), 40), -40)).toBe(calendarDayOf(instant));
    });
  },
);

test('a range says its year once where it is the same', () => {
  expect(rangeOf('2026-09-08', '2026-10-31')).toEqual(['2026年9月8日', '10月31日']);
  expect(rangeOf('2026-12-31', '2027-01-01')).toEqual(['2026年12月31日', '2027年1月1日']);
  expect(rangeOf('2026-09-08', '2026-09-08')).toEqual(['2026年9月8日', '2026年9月8日']);
  expect(instantOf('')).toBe('');
});

test('what a server was told is the time; a reader has a clock', () => {
  vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') });
  expect(now().toISOString()).toBe('2026-09-08T04:00:00.000Z');
  vi.useRealTimers();
});

test('English is left out where nobody wrote it', () => {
  expect(wordsOf({ 'name.zh': '鱼', 'name.en': 'Fish' }, 'name')).toEqual({ zh: '鱼', en: 'Fish' });
  expect(wordsOf({ 'name.zh': '鱼' }, 'name')).toEqual({ zh: '鱼' });
  expect(wordsOrNothing({ 'name.zh': '鱼' }, 'name')).toEqual({ zh: '鱼' });
  expect(wordsOrNothing({ 'other.zh': '鱼' }, 'name')).toBeUndefined();
});

test('history says values in words', () => {
  const said = (field: string, value: unknown) => saidOf(field, value);
  expect(said('price', 16_800)).toBe('¥168.00');
  expect(said('places', 12)).toBe('12');
  expect(said('startsAt', '2026-09-08T06:00:00Z')).toBe('9月8日 周二 14:00');
  expect(said('on', '2026-09-08')).toBe('9月8日 周二');
  expect(said('name', { zh: '放鱼', en: 'Fish' })).toBe('放鱼');
  expect(said('contact', { name: '江', phone: '139' })).toBe('江 · 139');
  expect(said('roles', ['finance', 'admin'])).toBe('财务、管理员');
  expect([undefined, null, ''].map((value) => said('place', value))).toEqual(
    Array(3).fill(said('place', '')),
  );
  expect(said('waitlist', true)).not.toBe(said('waitlist', false));
  expect(said('status', 'published')).not.toBe('published');
  expect(fieldSaid('place')).not.toBe('place');
  expect(fieldSaid('no-such-field')).toBe('no-such-field');
});

test('the same in English', async () => {
  await withWords('en');
  expect(dayOfCalendar('2026-09-08')).toBe('Tue 8 Sep');
  expect(momentOf('2027-09-08T06:00:00Z')).toBe('Wed 8 Sep 2027, 14:00');
  expect(yearDayOf('2026-09-08')).toBe('8 Sep 2026');
  expect(rangeOf('2026-09-08', '2026-10-31')).toEqual(['8 Sep', '31 Oct 2026']);
  expect(saidOf('name', { zh: '放鱼', en: 'Fish' })).toBe('Fish');
  expect(saidOf('name', { zh: '放鱼' })).toBe('放鱼');
  await withWords();
});
