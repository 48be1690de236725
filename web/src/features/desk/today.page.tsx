import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { PlusIcon } from '../../components/icons';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { useLoadAll } from '../../lib/load-all';
import { may } from '../../lib/may';
import { dayAt, daysAfter, startOf } from '../../lib/shanghai';
import { dayOf, dayOfCalendar } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import { eventsLink } from '../events/desk-event';
import type { EventRow } from '../events/event';
import { EventRows } from '../events/event-rows';
import { TodayShifts } from './today-shifts';

/** An event that began so many days ago may still go on today. */
const LONGEST_EVENT_DAYS = 31;
const MOST_COMING = 6;

const Coming = ({
  events,
  organisationId,
}: {
  events: readonly EventRow[];
  organisationId: string;
}): VNode => {
  const says = eventsWords().today;
  return (
    <section aria-labelledby="coming">
      <div class="row apart">
        <h2 id="coming">{says.events}</h2>
        <a href={eventsLink(organisationId)}>{says.allEvents}</a>
      </div>
      {events.length === 0 ? (
        <EmptyState>{says.noEvents}</EmptyState>
      ) : (
        <EventRows events={events.slice(0, MOST_COMING)} />
      )}
    </section>
  );
};

const TodayPage = (): VNode => {
  const says = eventsWords().today;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const today = dayAt(Date.now());
  const [tomorrow, began] = [startOf(daysAfter(today, 1)), startOf(daysAfter(today, -LONGEST_EVENT_DAYS))];
  const [events, readAgain] = useLoadAll(`/organisations/${organisationId}/events`, {
    from: began,
  });
  return (
    <>
      <PageHead title={says.title} lead={dayOfCalendar(today)}>
        {may(organisationId, 'organise') && (
          <LinkButton look="quiet" href={`${eventsLink(organisationId)}/new`}>
            <PlusIcon />
            {says.write}
          </LinkButton>
        )}
      </PageHead>
      <Loading loaded={events} again={readAgain} shape={<Skeleton rows={3} height={7} />}>
        {({ items }) => {
          const goingOn = items.filter(
            (event) => event.endsAt >= startOf(today) && event.startsAt < tomorrow,
          );
          const coming = items.filter((event) => event.startsAt >= tomorrow);
          const [next] = coming;
          return (
            <>
              <section aria-labelledby="today-shifts">
                <h2 id="today-shifts">{says.shifts}</h2>
                <TodayShifts
                  organisationId={organisationId}
                  today={today}
                  events={goingOn}
                  nextDay={next && dayOf(next.startsAt)}
                />
              </section>
              <Coming events={coming} organisationId={organisationId} />
            </>
          );
        }}
      </Loading>
    </>
  );
};

export default TodayPage;
