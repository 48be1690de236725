import type { VNode } from 'preact';
import { inWords } from '../../lib/language';
import { momentOf } from '../../lib/time';
import { ShareButton } from '../share/share-button';
import { CalendarButton } from './calendar-button';
import { hoursByShifts, type EventForActs } from './event';

/** Into the reader's calendar, where it takes place, and on to others. */
export const EventActs = ({ event }: { event: EventForActs }): VNode => (
  <>
    {event.status !== 'cancelled' && <CalendarButton event={event} />}
    <ShareButton title={`${inWords(event.title)} · ${momentOf(hoursByShifts(event).startsAt)}`} />
  </>
);
