import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { drafts } from '../../components/draft-note';
import { CheckBox, Field } from '../../components/field';
import { Form, type Submitted } from '../../components/form';
import { WordsField } from '../../components/staff-fields';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { instantOf, localOf } from '../../lib/shanghai';
import { wordsOf, wordsOrNothing } from '../../lib/words';
import { ts } from '../../messages';
import { firstDayOf, type Shift } from './desk-event';
import type { EventPage, ShiftWithPlaces } from './event';

const bodyOf = ({ values }: Submitted): unknown => {
  const asks = wordsOrNothing(values, 'asks');
  return {
    title: wordsOf(values, 'title'),
    ...(asks && { asks }),
    startsAt: instantOf(`${values['day'] ?? ''}T${values['from'] ?? ''}`),
    endsAt: instantOf(`${values['day'] ?? ''}T${values['to'] ?? ''}`),
    places: Number(values['places']),
    waitlist: values['waitlist'] === 'true',
  };
};

/** The server's instants are typed here as a day and two clocks. */
const blames = {
  startsAt: 'from',
  endsAt: 'to',
  'event-dates': 'to',
  'shift-over-midnight': 'to',
  'shift-outside-event': 'from',
};

type ShiftFormProps = { event: EventPage; isFirst: boolean; onAdded: (shift: ShiftWithPlaces) => void };

/** One more shift of an event; afterwards the fields are empty for the next one, its day and hours kept. */
export const ShiftForm = ({ event, isFirst, onAdded }: ShiftFormProps): VNode => {
  const says = ts().shifts;
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
    const path = `/organisations/${event.organisationId}/events/${event.eventId}/shifts`;
    const shift = await post<Shift>(path, bodyOf(submitted), key);
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
        blames={blames}
      >
        <WordsField name="title" label={says.name} hint={says.nameHint} />
        <div class="field-row">
          <Field
            name="day"
            label={says.day}
            type="date"
            defaultValue={hours.day}
            min={localOf(event.startsAt).slice(0, 10)}
            max={localOf(event.endsAt).slice(0, 10)}
          />
          <Field name="from" label={says.from} type="time" defaultValue={hours.from} />
          <Field name="to" label={says.to} type="time" defaultValue={hours.to} />
          <Field
            name="places"
            label={says.places}
            type="number"
            inputMode="numeric"
            min={1}
            max={500}
            step={1}
            hint={says.placesHint}
            title={says.notPlaces}
          />
        </div>
        <WordsField name="asks" label={says.asks} hint={says.asksHint} optional />
        <CheckBox name="waitlist" label={says.waitlist} checked />
      </Form>
    </div>
  );
};
