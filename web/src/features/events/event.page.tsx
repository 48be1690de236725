import type { VNode } from 'preact';
import { ClockIcon, PlaceIcon } from '../../components/icons';
import { Notice, State } from '../../components/state';
import { inWords } from '../../lib/language';
import { now } from '../../lib/now';
import { calendarDayOf, clockOf, dayOf, hoursOf, momentOf } from '../../lib/time';
import { t } from '../../messages';
import { Island, NeedsScript } from '../../pages/island';
import { CallLink } from '../shifts/shift-facts';
import { hoursByShifts, mapLink, type EventPage as Event } from './event';
import { EventActs } from './event-acts';
import { EventShifts } from './event-shifts';
import eventCss from './event.module.css';
import { classes } from '../../lib/classes';

const WhenAndWhere = ({ event }: { event: Event }): VNode => {
  const says = t().event;
  const { startsAt, endsAt } = hoursByShifts(event);
  const isOneDay = calendarDayOf(startsAt) === calendarDayOf(endsAt);
  return (
    <dl class={eventCss['when-where']}>
      <div>
        <dt>
          <ClockIcon /> {says.when}
        </dt>
        <dd>
          <time class={eventCss['large-line']} dateTime={startsAt}>
            {dayOf(startsAt)}
          </time>
          {isOneDay ? hoursOf(startsAt, endsAt) : `${clockOf(startsAt)} – ${momentOf(endsAt)}`}
        </dd>
      </div>
      <div>
        <dt>
          <PlaceIcon /> {says.where}
        </dt>
        <dd>
          <span class={eventCss['large-line']}>{inWords(event.place)}</span>
          {event.address !== undefined && <span>{event.address} </span>}
          <a class="no-print" href={mapLink(event)} target="_blank" rel="noopener noreferrer">
            {says.map} <span class="hidden-visually">{t().word.opensElsewhere}</span>
          </a>
        </dd>
      </div>
      {event.contact && (
        <div>
          <dt>{says.contact}</dt>
          <dd>
            <CallLink contact={event.contact} />
          </dd>
        </div>
      )}
    </dl>
  );
};

const Head = ({ event }: { event: Event }): VNode => (
  <>
    {event.campaignId !== undefined && (
      <p class="small">
        <a href={`/${event.organisationId}/campaigns/${event.campaignId}`}>{t().event.ofCampaign}</a>
      </p>
    )}
    <h1>{inWords(event.title)}</h1>
    {event.status === 'cancelled' && (
      <Notice mood="bad">
        <p>
          <strong>{t().event.cancelled}</strong>
        </p>
        {event.endedBecause !== undefined && <p>{t().event.because(event.endedBecause)}</p>}
      </Notice>
    )}
    {event.status !== 'cancelled' && event.endsAt < now().toISOString() && (
      <State mood="plain">{t().event.over}</State>
    )}
    <WhenAndWhere event={event} />
    <Island name="acts" class="row no-print">
      <EventActs event={event} />
    </Island>
  </>
);

/** Drawn by the server: what is pressed on it are the islands. */
export const EventPage = ({ event }: { event: Event }): VNode => (
  <div class={classes('column page', eventCss['event-page'])}>
    <Head event={event} />
    <section aria-labelledby="shifts">
      <h2 id="shifts">{t().event.shifts}</h2>
      <NeedsScript>{t().noScript.signUp}</NeedsScript>
      <Island name="shifts">
        <EventShifts event={event} />
      </Island>
    </section>
    <section aria-labelledby="about">
      <h2 id="about">{t().event.about}</h2>
      <p class={eventCss['as-written']}>{inWords(event.description)}</p>
    </section>
  </div>
);
