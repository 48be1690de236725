import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { ChangePage } from '../../components/changing/change-page';
import { inWords } from '../../lib/language';
import { eventsWords } from '../../messages/events';
import { agreeToTell, isTold } from './concerned';
import { eventLink } from './desk-event';
import { EVENT_BLAMES, eventBodyOf, EventFields } from './write-event.page';

const TOLD = ['title', 'place', 'address', 'contact'];
/** What is left out where nobody wrote it. */
const NONE = { address: undefined, contact: undefined };

const ChangeEventPage = (): VNode => {
  const says = eventsWords().event;
  const { o = '', eventId = '' } = useRoute().params;
  const path = `/organisations/${o}/events/${eventId}` as const;
  return (
    <ChangePage
      path={path}
      back={eventLink({ organisationId: o, eventId })}
      nameOf={({ title }) => inWords(title)}
      title={says.change}
      lead={says.changeLead}
      bodyOf={eventBodyOf}
      agree={async (submitted, before) =>
        !isTold(TOLD, before, { ...before, ...NONE, ...eventBodyOf(submitted, before) }) || agreeToTell(path)
      }
      blames={EVENT_BLAMES}
    >
      {(event) => <EventFields organisationId={o} event={event} />}
    </ChangePage>
  );
};

export default ChangeEventPage;
