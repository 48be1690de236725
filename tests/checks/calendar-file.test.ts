import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile, type CalendarEntry } from '../../web/src/features/events/calendar-file';

const release: CalendarEntry = {
  uid: 'evt_1',
  title: '千岛湖放鱼活动; 请穿防滑鞋, 自带水杯',
  place: '中心湖区旅游码头',
  link: 'https://example.org/chunan/events/evt_1',
  startsAt: '2026-09-08T01:00:00.000Z',
  endsAt: '2026-09-08T03:30:00.000Z',
  madeAt: '2026-09-01T00:00:00.000Z',
};

/** RFC 5545 3.1: a line break followed by a space continues the line. */
const unfolded = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');

describe('the calendar file of an event', () => {
  it('says when by the clock of its zone, which it brings, and escapes what would end a text', () => {
    const lines = unfolded(calendarFile(release));
    expect(lines).toContain('DTSTART;TZID=Asia/Shanghai:20260908T090000');
    expect(lines).toContain('DTEND;TZID=Asia/Shanghai:20260908T113000');
    expect(lines).toContain('DTSTAMP:20260901T000000Z');
    expect(lines).toContain('BEGIN:VTIMEZONE');
    expect(lines).toContain('SUMMARY:千岛湖放鱼活动\\; 请穿防滑鞋\\, 自带水杯');
    expect(lines.at(-1)).toBe('');
  });

  it('has no line over 75 octets and cuts no character, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
        const title = words.replace(/[\r\n\\;,]/g, '');
        const file = calendarFile({ ...release, title });
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(unfolded(file)).toContain(`SUMMARY:${title}`);
      }),
    );
  });
});
