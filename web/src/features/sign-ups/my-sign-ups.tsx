import type { VNode } from 'preact';
import { LinkButton } from '../../components/button';
import { EmptyState, State } from '../../components/state';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { dayOf, hoursOf } from '../../lib/time';
import { t } from '../../messages';
import { ShiftFacts } from '../shifts/shift-facts';
import type { MySignUp } from './my-places';
import { Waiting } from './waiting';
import meCss from '../people/me.module.css';
import { classes } from '../../lib/classes';

/** The event's own page says the place, and is where a place is given up. */
const Where = ({ signUp }: { signUp: MySignUp }): VNode => (
  <>
    <a href={`/${signUp.organisationId}/events/${signUp.eventId}`}>{inWords(signUp.eventTitle)}</a> ·{' '}
    {inWords(signUp.title)}
  </>
);

/** The list of what is mine is short: the event itself says where, what to bring and whom to call. */
const PlaceOf = ({ signUp }: { signUp: MySignUp }): VNode | null => {
  const [event] = useLoad(`/organisations/${signUp.organisationId}/events/${signUp.eventId}`);
  if (event.state !== 'ready') return null;
  const shift = event.value.onShifts.find(({ shiftId }) => shiftId === signUp.shiftId);
  return <ShiftFacts event={event.value} shift={shift} />;
};

const NextShift = ({ signUp }: { signUp: MySignUp }): VNode => (
  <article class={meCss['next-shift']}>
    <h2>{t().mine.next}</h2>
    <p class={meCss['next-day']}>
      <time dateTime={signUp.startsAt}>
        {dayOf(signUp.startsAt)} {hoursOf(signUp.startsAt, signUp.endsAt)}
      </time>
    </p>
    <p>
      <Where signUp={signUp} />
    </p>
    <PlaceOf key={signUp.eventId} signUp={signUp} />
  </article>
);

const Line = ({ signUp }: { signUp: MySignUp }): VNode => (
  <li>
    <time dateTime={signUp.startsAt}>{dayOf(signUp.startsAt)}</time>
    <div>
      <Where signUp={signUp} />
      <p class="muted small">{hoursOf(signUp.startsAt, signUp.endsAt)}</p>
      {signUp.status === 'waiting' && <Waiting shift={signUp} />}
      {signUp.status === 'cancelled' && <State mood="bad">{t().mine.cancelled}</State>}
    </div>
  </li>
);

const Lines = ({
  id,
  title,
  signUps,
}: {
  id: string;
  title: string;
  signUps: readonly MySignUp[];
}): VNode | null =>
  signUps.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class={classes('plain', meCss['lines'])}>
        {signUps.map((signUp) => (
          <Line key={signUp.shiftId} signUp={signUp} />
        ))}
      </ul>
    </section>
  );

/** The next shift large, then the others, then where the person waits, then what does not take place. */
export const MySignUps = ({ signUps }: { signUps: readonly MySignUp[] }): VNode => {
  const now = new Date().toISOString();
  const coming = signUps
    .filter((signUp) => signUp.endsAt > now)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const [next, ...others] = coming.filter((signUp) => signUp.status === 'holding');
  const waiting = coming.filter((signUp) => signUp.status === 'waiting');
  const cancelled = coming.filter((signUp) => signUp.status === 'cancelled');
  return (
    <>
      {next ? (
        <NextShift signUp={next} />
      ) : (
        <EmptyState>
          <p>{t().mine.noNext}</p>
          <LinkButton look="main" href="/">
            {t().mine.findShift}
          </LinkButton>
        </EmptyState>
      )}
      <Lines id="held" title={t().mine.list} signUps={others} />
      <Lines id="waiting" title={t().mine.waiting} signUps={waiting} />
      <Lines id="cancelled" title={t().mine.cancelled} signUps={cancelled} />
    </>
  );
};
