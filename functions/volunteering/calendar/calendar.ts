import * as z from 'zod';
import type { MySignUp } from '../sign-ups/sign-up';
import { calendarText, type CalendarEntry } from '../../shared/calendar-text';
import { revised } from '../../shared/revision';
import { Words } from '../../shared/words';

/** What of a shift and its event is worth knowing on the way, where it is told. */
const OnTheWay = z.looseObject({
  place: Words.optional(),
  address: z.string().optional(),
  meet: Words.optional(),
  asks: Words.optional(),
  contact: z.looseObject({ name: z.string(), phone: z.string() }).optional(),
});
const Revised = z.looseObject(revised);

/** A sign-up, and its shift and event where they are known. */
export type Listed = { signUp: MySignUp; shift?: object | undefined; event?: object | undefined };

const STATUS: Readonly<Record<string, CalendarEntry['status']>> = {
  waiting: 'tentative',
  cancelled: 'cancelled',
};

const entryOf = ({ signUp, shift, event }: Listed, publicUrl: string): CalendarEntry => {
  const { place, address, meet, asks, contact } = OnTheWay.parse({ ...event, ...shift });
  const status = STATUS[signUp.status] ?? 'confirmed';
  const who = contact && `${contact.name} ${contact.phone}`;
  return {
    uid: `${signUp.shiftId}@shanchao`,
    title: `${signUp.eventTitle.zh} · ${signUp.title.zh}${status === 'tentative' ? '（候补）' : ''}`,
    startsAt: signUp.startsAt,
    endsAt: signUp.endsAt,
    place: [place?.zh, address].filter(Boolean).join(', '),
    notes: [meet && `集合：${meet.zh}`, asks && `须知：${asks.zh}`, who && `联系人：${who}`].filter(
      (line) => line !== undefined,
    ),
    contact: who,
    link: `${publicUrl}/${signUp.organisationId}/events/${signUp.eventId}`,
    status,
    // A shift that is cancelled is written anew once more.
    sequence: Revised.parse(signUp).revision - 1 + (status === 'cancelled' ? 1 : 0),
  };
};

/**
 * A volunteer's shifts as a calendar (RFC 5545). Waiting ones are tentative, cancelled ones stay and say so. The same shift keeps its
 * UID, so that a subscribed calendar changes it in place; what was given up is no longer there.
 */
export const calendarOf = (listed: readonly Listed[], made: { publicUrl: string; now: Date }): string =>
  calendarText(
    listed.filter(({ signUp }) => signUp.status !== 'given-up').map((one) => entryOf(one, made.publicUrl)),
    { name: '善潮 · 我的志愿服务', madeAt: made.now.toISOString() },
  );
