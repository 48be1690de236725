import type { VNode } from 'preact';
import { Button } from '../../components/button';
import { CalendarIcon } from '../../components/icons';
import { inWords } from '../../lib/language';
import { momentOf } from '../../lib/time';
import { t } from '../../messages';
import { ShareButton } from '../share/share-button';
import type { EventForActs } from './event';

const toCalendar = async (event: EventForActs): Promise<void> => {
  const { calendarFile, saveAs } = await import('./calendar-file');
  const file = calendarFile({
    uid: event.eventId,
    title: inWords(event.title),
    place: [inWords(event.place), event.address].filter(Boolean).join(', '),
    link: location.origin + location.pathname,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    madeAt: new Date().toISOString(),
  });
  saveAs('event.ics', 'text/calendar;charset=utf-8', file);
};

/** Into the reader's calendar, and on to others. */
export const EventActs = ({ event }: { event: EventForActs }): VNode => (
  <>
    <Button look="quiet" needsScript onClick={() => void toCalendar(event)}>
      <CalendarIcon />
      {t().event.addToCalendar}
    </Button>
    <ShareButton title={`${inWords(event.title)} · ${momentOf(event.startsAt)}`} />
  </>
);
