import type { VNode } from 'preact';
import { State } from '../../components/state';
import { inWords } from '../../lib/language';
import { calendarDayOf, clockOf, dayNumberOf } from '../../lib/time';
import { t } from '../../messages';
import type { EventRow } from './event';
import eventsByDayCss from './events-by-day.module.css';

const dayGroups = (events: readonly EventRow[]): Map<string, EventRow[]> => {
  const days = new Map<string, EventRow[]>();
  for (const event of [...events].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const day = calendarDayOf(event.startsAt);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return days;
};

const Row = ({ event }: { event: EventRow }): VNode => (
  <li class={eventsByDayCss['event-row']}>
    <time dateTime={event.startsAt}>{clockOf(event.startsAt)}</time>
    <div>
      <a class="card-link" href={`/${event.organisationId}/events/${event.eventId}`}>
        {inWords(event.title)}
      </a>
      <p class="muted small">{inWords(event.place)}</p>
      {event.status === 'cancelled' && <State mood="bad">{t().event.cancelled}</State>}
    </div>
  </li>
);

/** Events under their days: the day stands once, large. */
export const EventsByDay = ({ events }: { events: readonly EventRow[] }): VNode => (
  <ol class="plain">
    {[...dayGroups(events)].map(([day, ofDay]) => {
      const { month, number, weekday } = dayNumberOf(day);
      return (
        <li key={day} class={eventsByDayCss['day']}>
          <time class={eventsByDayCss['day-leaf']} dateTime={day}>
            <span>{month}</span>
            <strong>{number}</strong>
            <span>{weekday}</span>
          </time>
          <ul class="plain">
            {ofDay.map((event) => (
              <Row key={event.eventId} event={event} />
            ))}
          </ul>
        </li>
      );
    })}
  </ol>
);
