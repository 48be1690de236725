import type { VNode } from 'preact';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { useOnce } from '../../components/form';
import { Failure } from '../../components/loading';
import { toPageHead } from '../../components/page-head';
import { State } from '../../components/state';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { hoursOf } from '../../lib/time';
import { eventsWords } from '../../messages/events';
import { hoursByShifts, type EventPage } from './event';
import deskEventCss from './desk-event.module.css';
import { classes } from '../../lib/classes';

const Checks = ({ event }: { event: EventPage }): VNode => {
  const says = eventsWords().event;
  const shifts = event.onShifts.length;
  const { startsAt, endsAt } = hoursByShifts(event);
  const isOtherwise = startsAt !== event.startsAt || endsAt !== event.endsAt;
  const isEnglish = event.title.en !== undefined && event.description.en !== undefined;
  return (
    <ul class={classes('plain', deskEventCss['checks'])}>
      <li>
        <State mood="good">{says.has}</State>
        {says.readyHas.text}
      </li>
      <li>
        {shifts > 0 ? <State mood="good">{says.has}</State> : <State mood="bad">{says.lacks}</State>}
        {shifts > 0 ? says.readyHas.shifts(shifts) : says.readyHas.noShifts}
      </li>
      {isOtherwise && (
        <li>
          <State mood="plain">{says.has}</State>
          {says.readyHas.hours(hoursOf(startsAt, endsAt), hoursOf(event.startsAt, event.endsAt))}
        </li>
      )}
      <li>
        {isEnglish ? <State mood="good">{says.has}</State> : <State mood="plain">{says.optional}</State>}
        {isEnglish ? says.readyHas.english : says.readyHas.noEnglish}
      </li>
    </ul>
  );
};

/** What is there and what is missing, and the button; what the server still finds missing stands beside it. */
export const PublishEvent = ({
  event,
  onPublished,
}: {
  event: EventPage;
  onPublished: () => Promise<void>;
}): VNode => {
  const says = eventsWords().event;
  const { busy, problem, once } = useOnce();
  const publish = async (key: string): Promise<void> => {
    const agreed = await confirm({
      title: says.publishTitle(inWords(event.title)),
      says: says.publishSays,
      action: says.publish,
      danger: false,
    });
    if (!agreed) return;
    await post(`/organisations/${event.organisationId}/events/${event.eventId}/publish`, {}, key);
    await onPublished();
    toPageHead();
    tell(says.published);
  };
  return (
    <section class="card" aria-labelledby="ready">
      <h2 id="ready">{says.ready}</h2>
      <Checks event={event} />
      <p>
        <Button
          look={event.onShifts.length > 0 ? 'main' : 'quiet'}
          busy={busy}
          onClick={() => void once(publish)}
        >
          {says.publish}
        </Button>
      </p>
      {problem && <Failure problem={problem} />}
    </section>
  );
};
