import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { drafts } from '../../components/draft-note';
import { Form, type Submitted } from '../../components/form';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { localOf } from '../../lib/shanghai';
import { eventsWords } from '../../messages/events';
import { firstDayOf } from './desk-event';
import type { EventPage, ShiftWithPlaces } from './event';
import { SHIFT_BLAMES, shiftBodyOf, ShiftFields } from './shift-fields';

type ShiftFormProps = { event: EventPage; isFirst: boolean; onAdded: (shift: ShiftWithPlaces) => void };

/** One more shift of an event; afterwards the fields are empty for the next one, its day and hours kept. */
export const ShiftForm = ({ event, isFirst, onAdded }: ShiftFormProps): VNode => {
  const says = eventsWords().shifts;
  const { day } = firstDayOf(event);
  const [hours, setHours] = useState({
    day,
    from: localOf(event.startsAt).slice(11),
    to: localOf(event.endsAt).slice(11),
  });
  const [added, setAdded] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  // The form begins anew and its button with it: on from what opens it.
  useEffect(() => {
    if (added > 0) place.current?.closest('details')?.querySelector('summary')?.focus();
  }, [added]);

  const submit = async (submitted: Submitted): Promise<void> => {
    const { values, key } = submitted;
    const path = `/organisations/${event.organisationId}/events/${event.eventId}/shifts` as const;
    const shift = await post(path, shiftBodyOf(submitted), key);
    onAdded({ ...shift, placesLeft: shift.places });
    tell(says.added(inWords(shift.title)));
    setHours({ day: values['day'] ?? day, from: values['from'] ?? '', to: values['to'] ?? '' });
    setAdded((before) => before + 1);
  };

  return (
    <div ref={place}>
      <Form
        key={added}
        action={says.add}
        look={isFirst ? 'main' : 'plain'}
        onSubmit={submit}
        drafts={drafts}
        blames={SHIFT_BLAMES}
      >
        <ShiftFields hours={hours} days={event} />
      </Form>
    </div>
  );
};
