import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { MySignUp } from '../sign-ups/sign-up';
import { ZONE } from '../../shared/time';

const local = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);

/**
 * A volunteer's shifts as a calendar (RFC 5545). Waiting ones are tentative. The same shift keeps its UID, so that a
 * subscribed calendar changes it in place; what was given up is no longer there.
 */
export const calendarOf = (signUps: readonly MySignUp[], made: { publicUrl: string; now: Date }): string => {
  const calendar = ical({
    name: '善潮 · 我的志愿服务',
    prodId: { company: 'Shanchao', product: 'Shanchao', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    timezone: ZONE,
    ttl: 3600,
  });
  for (const signUp of signUps) {
    if (signUp.status === 'given-up' || signUp.status === 'cancelled') continue;
    calendar.createEvent({
      id: `${signUp.shiftId}@shanchao`,
      start: local(signUp.startsAt),
      end: local(signUp.endsAt),
      stamp: local(made.now.toISOString()),
      timezone: ZONE,
      summary: `${signUp.eventTitle.zh} · ${signUp.title.zh}${signUp.status === 'waiting' ? '（候补）' : ''}`,
      status: signUp.status === 'waiting' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      url: `${made.publicUrl}/${signUp.organisationId}/events/${signUp.eventId}`,
    });
  }
  return calendar.toString();
};
