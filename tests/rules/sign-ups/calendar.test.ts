import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarOf, type Listed } from '../../../functions/volunteering/calendar/calendar';
import type { MySignUp } from '../../../functions/volunteering/sign-ups/sign-up';

const made = { publicUrl: 'https://shanchao.test', now: new Date('2026-09-01T02:03:04.567Z') };
const signUp = (part: object = {}) =>
  ({
    organisationId: 'chunan',
    shiftId: 'shf_00000000000000000000000001',
    eventId: 'evt_00000000000000000000000001',
    title: { zh: '放鱼, 组1' },
    eventTitle: { zh: '千岛湖放鱼; 第一场' },
    startsAt: '2026-09-07T22:30:00.000Z',
    endsAt: '2026-09-08T03:00:00.000Z',
    status: 'holding',
    ...part,
  }) as unknown as MySignUp;

const read = (listed: readonly Listed[]) => {
  const text = calendarOf(listed, made);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
};
const only = (one: Listed) => {
  const { calendar, events } = read([one]);
  const [event] = events;
  if (!event) throw new Error('one was written');
  const value = (name: string) => event.component.getFirstPropertyValue(name)?.toString();
  return { calendar, event, value };
};

describe('a calendar, read back by another’s reader', () => {
  test('has the shift at its time, in its zone, which it brings along, also before eight in the morning', () => {
    const { calendar, event, value } = only({ signUp: signUp() });
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
    expect(zone.tzid).toBe('Asia/Shanghai');
    expect(event.component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Asia/Shanghai');
    expect(event.startDate.toString()).toBe('2026-09-08T06:30:00');
    const instant = (time: ICAL.Time) => time.convertToZone(ICAL.Timezone.utcTimezone).toString();
    expect([event.startDate.zone.tzid, instant(event.startDate), instant(event.endDate)]).toEqual([
      'Asia/Shanghai',
      '2026-09-07T22:30:00Z',
      '2026-09-08T03:00:00Z',
    ]);
    expect(value('dtstamp')).toBe('2026-09-01T02:03:04Z');
    expect([event.summary, event.uid, value('status'), value('transp')]).toEqual([
      '千岛湖放鱼; 第一场 · 放鱼, 组1',
      'shf_00000000000000000000000001@shanchao',
      'CONFIRMED',
      'OPAQUE',
    ]);
    expect(value('url')).toBe('https://shanchao.test/chunan/events/evt_00000000000000000000000001');
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  });

  test('says where, where to gather, and whom to call, as far as that is told', () => {
    const event = { place: { zh: '中心湖区码头' }, contact: { name: '江小组', phone: '138 0013 8000' } };
    const shift = {
      place: { zh: '中心湖区码头' },
      meet: { zh: '售票处门口; 红旗下' },
      asks: { zh: '防滑鞋' },
    };
    const told = only({ signUp: signUp(), shift, event: { ...event, address: '梦姑路 1 号' } });
    expect(told.value('location')).toBe('中心湖区码头, 梦姑路 1 号');
    expect(told.value('description')).toBe(
      '集合：售票处门口; 红旗下\n须知：防滑鞋\n联系人：江小组 138 0013 8000',
    );
    expect(told.value('contact')).toBe('江小组 138 0013 8000');
    const bare = only({ signUp: signUp() });
    for (const name of ['location', 'description', 'contact']) expect(bare.value(name)).toBeUndefined();
  });

  test('says what is cancelled in the title too, takes no time for it, and counts it as a later change', () => {
    const stood = only({ signUp: signUp({ revision: 3 }) });
    const cancelled = only({ signUp: signUp({ revision: 3, status: 'cancelled' }) });
    expect([cancelled.value('status'), cancelled.value('transp')]).toEqual(['CANCELLED', 'TRANSPARENT']);
    expect(cancelled.event.summary).toBe('已取消：千岛湖放鱼; 第一场 · 放鱼, 组1');
    expect([stood.event.sequence, cancelled.event.sequence]).toEqual([2, 3]);
    expect(cancelled.event.uid).toBe(stood.event.uid);
    expect(cancelled.event.component.getAllSubcomponents('valarm')).toEqual([]);
  });

  test('leaves out what was given up, and says who waits', () => {
    const { events } = read([
      { signUp: signUp({ status: 'given-up' }) },
      { signUp: signUp({ status: 'waiting', number: 3 }) },
    ]);
    expect(events.map(({ summary }) => summary)).toEqual(['千岛湖放鱼; 第一场 · 放鱼, 组1（候补）']);
    expect(events[0]?.component.getFirstPropertyValue('status')).toBe('TENTATIVE');
  });

  test('is a valid one without anything in it', () => {
    const { calendar, events } = read([]);
    expect([events, calendar.getAllSubcomponents().length]).toEqual([[], 1]);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  });

  test('is no other calendar by what somebody wrote: lines, and letters that no line may hold', () => {
    const title = { zh: '放鱼\r\nEND:VEVENT\nBEGIN:VEVENT\u0000\u0007' };
    const { events } = read([{ signUp: signUp({ title }) }]);
    expect(events.map(({ summary }) => summary)).toEqual([
      '千岛湖放鱼; 第一场 · 放鱼\nEND:VEVENT\nBEGIN:VEVENT',
    ]);
  });
});
