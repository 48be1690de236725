import type { VNode } from 'preact';
import { Bone } from '../../components/skeleton';
import { State } from '../../components/state';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { calendarDayOf, clockOf, dayNumberOf } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import { eventLink, fillOf } from './desk-event';
import type { EventRow } from './event';
import { Fill } from './fill';
import deskEventCss from './desk-event.module.css';

/** Read with the event's own page: the list does not know who signed up. */
const FillOfEvent = ({ event }: { event: EventRow }): VNode => {
  const [page] = useLoad(
    event.shifts === 0 ? undefined : `/organisations/${event.organisationId}/events/${event.eventId}`,
  );
  if (event.shifts === 0) return <span class="muted small">{eventsWords().events.noShifts}</span>;
  if (page.state === 'loading') return <Bone height={2} />;
  if (page.state === 'failed')
    return <span class="muted small">{eventsWords().events.shifts(event.shifts)}</span>;
  const fill = fillOf(page.value.onShifts);
  // All its shifts were cancelled: the row says so of the event, or nothing is left to fill.
  return fill.places === 0 ? <span /> : <Fill {...fill} />;
};

const Row = ({ event }: { event: EventRow }): VNode => {
  const { month, number, weekday } = dayNumberOf(calendarDayOf(event.startsAt));
  const says = eventsWords().events;
  return (
    <li class={deskEventCss['desk-row']}>
      <time class={deskEventCss['desk-leaf']} dateTime={event.startsAt}>
        <span>{month}</span>
        <strong>{number}</strong>
        <span>{weekday}</span>
      </time>
      <div class={deskEventCss['desk-row-words']}>
        <a class="card-link" href={eventLink(event)}>
          {inWords(event.title)}
        </a>
        <p class="muted small">
          {clockOf(event.startsAt)} · {inWords(event.place)}
        </p>
        {event.status === 'draft' && <State mood="wait">{says.draft}</State>}
        {event.status === 'withdrawn' && <State mood="plain">{says.withdrawn}</State>}
        {event.status === 'cancelled' && <State mood="bad">{says.cancelled}</State>}
        {event.status === 'published' && event.endsAt < new Date().toISOString() && (
          <State mood="plain">{says.over}</State>
        )}
      </div>
      <FillOfEvent event={event} />
    </li>
  );
};

/** Events as rows, each with how full it is. */
export const EventRows = ({ events }: { events: readonly EventRow[] }): VNode => (
  <ul class="plain">
    {events.map((event) => (
      <Row key={event.eventId} event={event} />
    ))}
  </ul>
);
