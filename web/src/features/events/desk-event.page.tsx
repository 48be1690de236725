import '../../styles/forms.css';
import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useTitle } from '../../app/title';
import { History } from '../../components/changing/history';
import { drafts } from '../../components/draft-note';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Bone, Skeleton } from '../../components/skeleton';
import { EmptyState, Notice, State } from '../../components/state';
import { inWords, language } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { calendarDayOf, dayOf, hoursOf, momentOf } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import { historyWords } from '../../messages/history';
import { eventsLink, inOrder } from './desk-event';
import type { EventPage, ShiftWithPlaces } from './event';
import { DeskEventActs } from './desk-event-acts';
import { PublishEvent } from './publish-event';
import { ShareLink } from './share-link';
import { ShiftCard } from './shift-card';
import { ShiftForm } from './shift-form';
import deskEventCss from './desk-event.module.css';
import { classes } from '../../lib/classes';

/** The day is said once where it is one. */
const spanOf = ({ startsAt, endsAt }: EventPage): string =>
  calendarDayOf(startsAt) === calendarDayOf(endsAt)
    ? `${dayOf(startsAt)} ${hoursOf(startsAt, endsAt)}`
    : `${momentOf(startsAt)} – ${momentOf(endsAt)}`;

const EventState = ({ event }: { event: EventPage }): VNode => {
  const says = eventsWords().events;
  if (event.status === 'draft') return <State mood="wait">{says.draft}</State>;
  if (event.status === 'withdrawn') return <State mood="plain">{says.withdrawn}</State>;
  if (event.status === 'cancelled') return <State mood="bad">{says.cancelled}</State>;
  const isOver = event.endsAt < new Date().toISOString();
  return <State mood={isOver ? 'plain' : 'good'}>{isOver ? says.over : says.published}</State>;
};

const Shifts = ({
  event,
  onAdded,
  onDone,
}: {
  event: EventPage;
  onAdded: (shift: ShiftWithPlaces) => void;
  onDone: () => Promise<void>;
}): VNode => {
  const says = eventsWords().shifts;
  const shifts = inOrder(event.onShifts);
  const stands = event.status === 'draft' || event.status === 'published';
  const mayAdd = stands && may(event.organisationId, 'organise');
  const [isAdding, setAdding] = useState(shifts.length === 0 || drafts.here().typed !== undefined);
  return (
    <section aria-labelledby="shifts">
      <h2 id="shifts">{says.title}</h2>
      {shifts.length === 0 ? (
        <EmptyState>{mayAdd ? says.none : eventsWords().events.noShifts}</EmptyState>
      ) : (
        <ul class="plain">
          {shifts.map((shift) => (
            <ShiftCard key={shift.shiftId} shift={shift} stands={stands} onDone={onDone} />
          ))}
        </ul>
      )}
      {mayAdd && (
        <details
          class={classes(deskEventCss['add-panel'], 'no-print')}
          open={isAdding}
          onToggle={(toggled) => setAdding(toggled.currentTarget.open)}
        >
          <summary>{shifts.length === 0 ? says.add : says.another}</summary>
          <ShiftForm event={event} isFirst={shifts.length === 0} onAdded={onAdded} />
        </details>
      )}
    </section>
  );
};

const About = ({ event }: { event: EventPage }): VNode => {
  const says = eventsWords().event;
  const { zh, en } = event.description;
  return (
    <section aria-labelledby="about">
      <h2 id="about">{says.about}</h2>
      <p class="as-typed" lang={language.value === 'en' && en !== undefined ? 'en' : 'zh-CN'}>
        {inWords(event.description)}
      </p>
      {language.value === 'zh-CN' && en !== undefined && (
        <details>
          <summary>{says.english}</summary>
          <p lang="en">
            <strong>{event.title.en}</strong>
          </p>
          <p class="as-typed" lang="en">
            {en}
          </p>
        </details>
      )}
      {language.value === 'en' && en === undefined && zh !== '' && (
        <p class="muted small">{says.readyHas.noEnglish}</p>
      )}
    </section>
  );
};

/** The event as it was read, with the shifts that this page itself added: the list follows a moment later. */
const useEvent = (path: `/organisations/${string}/events/${string}`) => {
  const [read, readAgain] = useLoad(path);
  const [added, setAdded] = useState<readonly ShiftWithPlaces[]>([]);
  const withAdded = (event: EventPage): EventPage => {
    const listed = new Set(event.onShifts.map((shift) => shift.shiftId));
    const own = added.filter((shift) => shift.eventId === event.eventId && !listed.has(shift.shiftId));
    const published = event.status === 'published';
    return { ...event, onShifts: [...event.onShifts, ...own.map((shift) => ({ ...shift, published }))] };
  };
  const event = read.state === 'ready' ? { ...read, value: withAdded(read.value) } : read;
  return { event, readAgain, onAdded: (shift: ShiftWithPlaces) => setAdded((before) => [...before, shift]) };
};

const DeskEventPage = (): VNode => {
  const { params } = useRoute();
  const organisationId = params['o'] ?? '';
  const { event, readAgain, onAdded } = useEvent(
    `/organisations/${organisationId}/events/${params['eventId'] ?? ''}`,
  );
  const says = eventsWords().event;
  useTitle(event.state === 'ready' ? inWords(event.value.title) : undefined);
  const back = { href: eventsLink(organisationId), says: says.back };
  return (
    <Loading isPage loaded={event} again={readAgain} shape={<Shape />}>
      {(value) => (
        <>
          <PageHead title={inWords(value.title)} back={back} state={<EventState event={value} />}>
            {may(organisationId, 'organise') && <DeskEventActs event={value} onDone={readAgain} />}
          </PageHead>
          {value.endedBecause !== undefined && (
            <Notice mood="wait">{historyWords().history.because(value.endedBecause)}</Notice>
          )}
          <Facts
            rows={[
              { label: says.when, value: spanOf(value) },
              {
                label: says.where,
                value: [inWords(value.place), value.address].filter(Boolean).join(' · '),
              },
              value.contact && {
                label: says.contact,
                value: `${value.contact.name} ${value.contact.phone}`,
              },
            ]}
          />
          <Shifts key={value.status} event={value} onAdded={onAdded} onDone={readAgain} />
          {value.status === 'draft' && may(organisationId, 'organise') && (
            <PublishEvent key={value.onShifts.length} event={value} onPublished={readAgain} />
          )}
          {value.status === 'published' && <ShareLink path={`/${organisationId}/events/${value.eventId}`} />}
          <About event={value} />
          <History organisationId={organisationId} which={value.eventId} revision={value.revision} />
        </>
      )}
    </Loading>
  );
};

const Shape = (): VNode => (
  <div class="stack">
    <Bone height={2.4} width="60%" />
    <Skeleton rows={3} height={6} />
  </div>
);

export default DeskEventPage;
