import type { VNode } from 'preact';
import { Bar } from '../../components/bar';
import { LinkButton } from '../../components/button';
import { Loading } from '../../components/loading';
import { Bone, Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { useAgainEvery } from '../../lib/load-all';
import { may } from '../../lib/may';
import { calendarDayOf, hoursOf } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import { checkInLink, inOrder, rosterLink } from '../events/desk-event';
import type { EventRow, ShiftWithPlaces } from '../events/event';
import { presenceOf, rosterPath, useRoster } from '../sign-ups/roster';
import todayCss from './today.module.css';
import { classes } from '../../lib/classes';

const AGAIN_SECONDS = 30;

const Presence = ({ shift }: { shift: ShiftWithPlaces }): VNode => {
  const says = eventsWords().today;
  const [roster, readAgain] = useRoster(rosterPath(shift.organisationId, shift.shiftId));
  useAgainEvery(AGAIN_SECONDS, readAgain);
  return (
    <Loading loaded={roster} again={readAgain} shape={<Bone height={4} />}>
      {({ signUps }) => {
        const { expected, here, gone } = presenceOf(signUps);
        return (
          <div class={todayCss['presence']}>
            <dl>
              {[
                [says.here, here],
                [says.expected, expected],
                [says.gone, gone],
              ].map(([label, count]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{count}</dd>
                </div>
              ))}
            </dl>
            <Bar
              label={says.fill(here, gone, expected)}
              parts={[
                { key: 'here', amount: here, shade: 'teal' },
                { key: 'gone', amount: gone, shade: 'pale' },
                { key: 'rest', amount: expected - here - gone, shade: 'rest' },
              ]}
            />
          </div>
        );
      }}
    </Loading>
  );
};

const ShiftToday = ({ shift, isMain }: { shift: ShiftWithPlaces; isMain: boolean }): VNode => {
  const says = eventsWords().today;
  return (
    <li class={classes('card', todayCss['today-shift'])}>
      <div>
        <p class={todayCss['today-hours']}>
          <time dateTime={shift.startsAt}>{hoursOf(shift.startsAt, shift.endsAt)}</time>
        </p>
        <h3>{inWords(shift.title)}</h3>
        <p class="muted small">
          {inWords(shift.eventTitle)} · {inWords(shift.place)}
        </p>
      </div>
      <Presence shift={shift} />
      <div class={classes('row', todayCss['today-acts'])}>
        {may(shift.organisationId, 'organise') && (
          <LinkButton look={isMain ? 'main' : 'plain'} href={checkInLink(shift)}>
            {says.checkIn}
          </LinkButton>
        )}
        <LinkButton look="quiet" href={rosterLink(shift)}>
          {says.roster}
        </LinkButton>
      </div>
    </li>
  );
};

/** Each event's own shifts of today; one that has none today draws nothing. */
const OfEvent = ({ event, today, now }: { event: EventRow; today: string; now: string }): VNode => {
  const [page, readAgain] = useLoad(`/organisations/${event.organisationId}/events/${event.eventId}`);
  return (
    <Loading loaded={page} again={readAgain} shape={<Skeleton rows={1} height={9} />}>
      {({ onShifts }) => {
        const ofToday = inOrder(onShifts).filter(
          (shift) => shift.cancelledBecause === undefined && calendarDayOf(shift.startsAt) === today,
        );
        const next = ofToday.find((shift) => shift.endsAt > now);
        if (ofToday.length === 0)
          return <EmptyState>{eventsWords().today.noneOf(inWords(event.title))}</EmptyState>;
        return (
          <ul class={classes('plain', todayCss['today-list'])}>
            {ofToday.map((shift) => (
              <ShiftToday key={shift.shiftId} shift={shift} isMain={shift.shiftId === next?.shiftId} />
            ))}
          </ul>
        );
      }}
    </Loading>
  );
};

type TodayShiftsProps = {
  organisationId: string;
  today: string;
  events: readonly EventRow[];
  /** The next day on which anything begins, in words. */
  nextDay: string | undefined;
};

/** Who is expected and who is here, shift by shift. */
export const TodayShifts = ({ today, events, nextDay }: TodayShiftsProps): VNode => {
  const says = eventsWords().today;
  const now = new Date().toISOString();
  if (events.length === 0)
    return (
      <EmptyState>
        <p>
          {says.noShifts}
          {nextDay !== undefined && ` ${says.nextShift(nextDay)}`}
        </p>
      </EmptyState>
    );
  return (
    <div class="stack">
      {events.map((event) => (
        <OfEvent key={event.eventId} event={event} today={today} now={now} />
      ))}
    </div>
  );
};
