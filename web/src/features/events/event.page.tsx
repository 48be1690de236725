import { useLocation, useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useHash } from '../../app/arrival';
import { useTitle } from '../../app/title';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { CalendarIcon, ClockIcon, PlaceIcon } from '../../components/icons';
import { Loading } from '../../components/loading';
import { Bone, Skeleton } from '../../components/skeleton';
import { EmptyState, State } from '../../components/state';
import { tell } from '../../components/toast';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { Problem } from '../../lib/problem';
import { me } from '../../lib/session';
import { calendarDayOf, clockOf, dayOf, hoursOf, momentOf } from '../../lib/time';
import { t } from '../../messages';
import { ShareButton } from '../share/share-button';
import { onSeveralDays, ShiftRow } from '../shifts/shift-row';
import { giveUpPlace, takePlace, useMyPlaces } from '../sign-ups/my-places';
import { mapLink, type EventPage as Event, type ShiftWithPlaces } from './event';
import './event.css';

const toCalendar = async (event: Event): Promise<void> => {
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

const WhenAndWhere = ({ event }: { event: Event }): VNode => {
  const says = t().event;
  const isOneDay = calendarDayOf(event.startsAt) === calendarDayOf(event.endsAt);
  return (
    <dl class="when-where">
      <div>
        <dt>
          <ClockIcon /> {says.when}
        </dt>
        <dd>
          <time class="large-line" dateTime={event.startsAt}>
            {dayOf(event.startsAt)}
          </time>
          {isOneDay
            ? hoursOf(event.startsAt, event.endsAt)
            : `${clockOf(event.startsAt)} – ${momentOf(event.endsAt)}`}
        </dd>
      </div>
      <div>
        <dt>
          <PlaceIcon /> {says.where}
        </dt>
        <dd>
          <span class="large-line">{inWords(event.place)}</span>
          {event.address !== undefined && <span>{event.address} </span>}
          <a class="no-print" href={mapLink(event)} target="_blank" rel="noopener noreferrer">
            {says.map} <span class="hidden-visually">{t().word.opensElsewhere}</span>
          </a>
        </dd>
      </div>
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
    {event.endsAt < new Date().toISOString() && <State mood="plain">{t().event.over}</State>}
    <WhenAndWhere event={event} />
    <div class="row no-print">
      <Button look="quiet" onClick={() => void toCalendar(event)}>
        <CalendarIcon />
        {t().event.addToCalendar}
      </Button>
      <ShareButton title={`${inWords(event.title)} · ${momentOf(event.startsAt)}`} />
    </div>
  </>
);

/** Taking and giving up, each told to the reader; whoever's sign-in has ended signs in first and comes back. */
const useChanges = (organisationId: string, readAgain: () => Promise<void>) => {
  const { path, route } = useLocation();
  const { places, setPlace } = useMyPlaces();
  const says = t().shift;

  const take = async (shift: ShiftWithPlaces, key: string): Promise<void> => {
    try {
      const place = await takePlace(organisationId, shift.shiftId, key);
      setPlace(shift.shiftId, place);
      const title = inWords(shift.title);
      tell(place.status === 'holding' ? says.took(title) : says.queued(title, place.number));
    } catch (thrown) {
      if (!(thrown instanceof Problem && thrown.status === 401)) throw thrown;
      me.value = null;
      route(`/sign-in?next=${encodeURIComponent(path)}`);
    } finally {
      void readAgain();
    }
  };

  const giveUp = async (shift: ShiftWithPlaces, key: string): Promise<void> => {
    const title = inWords(shift.title);
    const agreed = await confirm(
      places[shift.shiftId]?.status === 'waiting'
        ? { title: says.leaveQueueTitle(title), says: says.leaveQueueSays, action: says.leaveQueue }
        : { title: says.giveUpTitle(title), says: says.giveUpSays, action: says.giveUp },
    );
    if (!agreed) return;
    await giveUpPlace(organisationId, shift.shiftId, key);
    setPlace(shift.shiftId, undefined);
    tell(says.gaveUp(title));
    void readAgain();
  };
  return { places, take, giveUp };
};

const Shifts = ({ event, readAgain }: { event: Event; readAgain: () => Promise<void> }): VNode => {
  const changes = useChanges(event.organisationId, readAgain);
  const now = new Date().toISOString();
  const sayDay = onSeveralDays(event.onShifts);
  if (event.onShifts.length === 0) return <EmptyState>{t().event.noShifts}</EmptyState>;
  return (
    <ul class="plain">
      {event.onShifts.map((shift) => (
        <ShiftRow
          key={shift.shiftId}
          shift={shift}
          mine={changes.places[shift.shiftId]}
          isOver={shift.startsAt <= now}
          sayDay={sayDay}
          take={changes.take}
          giveUp={changes.giveUp}
        />
      ))}
    </ul>
  );
};

const EventPage = (): VNode => {
  const { params } = useRoute();
  const [event, readAgain] = useLoad<Event>(`/organisations/${params['o']}/events/${params['eventId']}`);
  useTitle(event.state === 'ready' ? inWords(event.value.title) : undefined);
  useHash(event.state === 'ready');
  return (
    <div class="column page event-page">
      <Loading isPage loaded={event} again={readAgain} shape={<EventShape />}>
        {(value) => (
          <>
            <Head event={value} />
            <section aria-labelledby="shifts">
              <h2 id="shifts">{t().event.shifts}</h2>
              <Shifts event={value} readAgain={readAgain} />
            </section>
            <section aria-labelledby="about" class="prose">
              <h2 id="about">{t().event.about}</h2>
              <p class="as-written">{inWords(value.description)}</p>
            </section>
          </>
        )}
      </Loading>
    </div>
  );
};

const EventShape = (): VNode => (
  <div class="stack">
    <Bone height={3} width="70%" />
    <Skeleton rows={1} height={8} />
    <Skeleton rows={2} height={9} />
  </div>
);

export default EventPage;
