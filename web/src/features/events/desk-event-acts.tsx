import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button, LinkButton } from '../../components/button';
import { EndButton } from '../../components/changing/end-button';
import { Field } from '../../components/field';
import { FormDialog } from '../../components/form-dialog';
import { toPageHead } from '../../components/page-head';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { eventsWords } from '../../messages/events';
import { historyWords } from '../../messages/history';
import { ToldCount } from './concerned';
import { eventLink } from './desk-event';
import type { Event, EventPage } from './event';

type ActsProps = { event: EventPage; onDone: () => Promise<void> };

const pathOf = ({ organisationId, eventId }: Event) =>
  `/organisations/${organisationId}/events/${eventId}` as const;

/** A draft of the same on another day, to whose page it leads. */
const CopyButton = ({ event }: Pick<ActsProps, 'event'>): VNode => {
  const says = eventsWords().event.again;
  const { route } = useLocation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {says.action}
      </Button>
      {isOpen && (
        <FormDialog
          title={says.title(inWords(event.title))}
          says={<p>{says.says}</p>}
          action={says.action}
          look="main"
          onClose={() => setOpen(false)}
          onSubmit={async ({ values, key }) => {
            const copy = await post(`${pathOf(event)}/copy`, { on: values['on'] }, key);
            route(eventLink(copy));
            tell(says.done);
          }}
        >
          <Field name="on" label={says.on} type="date" />
        </FormDialog>
      )}
    </>
  );
};

/** A draft is withdrawn, of which nobody is told; what was published is cancelled. */
const End = ({ event, onDone }: ActsProps): VNode => {
  const isDraft = event.status === 'draft';
  const says = isDraft ? eventsWords().event.withdraw : eventsWords().event.cancel;
  return (
    <EndButton
      action={says.action}
      title={says.title(inWords(event.title))}
      says={
        <>
          <p>{says.says}</p>
          {!isDraft && <ToldCount of={pathOf(event)} />}
        </>
      }
      path={`${pathOf(event)}/cancel`}
      done={says.done}
      onDone={async () => {
        await onDone();
        toPageHead();
      }}
    />
  );
};

/** What an organiser can do with an event, as it stands. */
export const DeskEventActs = ({ event, onDone }: ActsProps): VNode => {
  const stands = event.status === 'draft' || event.status === 'published';
  const isPast = event.endsAt <= new Date().toISOString();
  return (
    <>
      {stands && (
        <LinkButton look="quiet" href={`${eventLink(event)}/change`}>
          {historyWords().history.change}
        </LinkButton>
      )}
      {event.status === 'published' && event.onShifts.length > 0 && (
        <LinkButton look="quiet" href={`${eventLink(event)}/write`}>
          {eventsWords().event.write.action}
        </LinkButton>
      )}
      <CopyButton event={event} />
      {stands && !(isPast && event.status === 'published') && <End event={event} onDone={onDone} />}
    </>
  );
};
