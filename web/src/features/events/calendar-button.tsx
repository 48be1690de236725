import type { VNode } from 'preact';
import { Button } from '../../components/button';
import { CalendarIcon } from '../../components/icons';
import { inWords } from '../../lib/language';
import { t } from '../../messages';
import type { CalendarEntry } from './calendar-file';
import { hoursByShifts, type EventForActs, type ShiftWithPlaces } from './event';

const entryOf = (event: EventForActs, shift: ShiftWithPlaces | undefined): Omit<CalendarEntry, 'madeAt'> => {
  const { startsAt, endsAt } = shift ?? hoursByShifts(event);
  const gather = shift?.meet && t().shift.meet(inWords(shift.meet));
  return {
    uid: shift?.shiftId ?? event.eventId,
    title: [inWords(event.title), shift && inWords(shift.title)].filter(Boolean).join(' · '),
    place: [inWords(event.place), event.address, gather].filter(Boolean).join(', '),
    link: location.origin + location.pathname,
    startsAt,
    endsAt,
  };
};

const toCalendar = async (event: EventForActs, shift: ShiftWithPlaces | undefined): Promise<void> => {
  const { calendarFile, saveAs } = await import('./calendar-file');
  const file = calendarFile({ ...entryOf(event, shift), madeAt: new Date().toISOString() });
  saveAs('event.ics', 'text/calendar;charset=utf-8', file);
};

/** Into the reader's calendar: the event, or one shift of it. */
export const CalendarButton = ({ event, shift }: { event: EventForActs; shift?: ShiftWithPlaces }): VNode => (
  <Button look="quiet" needsScript onClick={() => void toCalendar(event, shift)}>
    <CalendarIcon />
    {t().event.addToCalendar}
  </Button>
);
