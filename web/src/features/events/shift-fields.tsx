import type { VNode } from 'preact';
import { CheckBox, Field } from '../../components/field';
import type { Blames, Submitted } from '../../components/form';
import { WordsField } from '../../components/staff-fields';
import { instantOrSame, localOf } from '../../lib/shanghai';
import { wordsOf, wordsOrNothing } from '../../lib/words';
import { eventsWords } from '../../messages/events';
import type { Shift } from './desk-event';
import { MOST } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';

/** What is written of a shift, new or anew. */
export const shiftBodyOf = ({ values }: Submitted, before?: Shift) => {
  const asks = wordsOrNothing(values, 'asks');
  const meet = wordsOrNothing(values, 'meet');
  const { day = '', from = '', to = '' } = values;
  return {
    title: wordsOf(values, 'title'),
    ...(asks && { asks }),
    ...(meet && { meet }),
    startsAt: instantOrSame(`${day}T${from}`, before?.startsAt),
    endsAt: instantOrSame(`${day}T${to}`, before?.endsAt),
    places: Number(values['places']),
    waitlist: values['waitlist'] === 'true',
  };
};

/** The server's instants are typed here as a day and two clocks. */
export const SHIFT_BLAMES: Blames = {
  startsAt: 'from',
  endsAt: 'to',
  'event-dates': 'to',
  'shift-over-midnight': 'to',
  'shift-outside-event': 'from',
  'shift-in-the-past': 'from',
  'places-taken': 'places',
  'back-to-line-needless': 'places',
};

/** A shift's day and its two clocks, in Asia/Shanghai. */
type Hours = { day: string; from: string; to: string };

/** @param shift instants in UTC @returns a day and two clocks in Asia/Shanghai, as the fields take them */
export const hoursOfShift = ({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>): Hours => ({
  day: localOf(startsAt).slice(0, 10),
  from: localOf(startsAt).slice(11),
  to: localOf(endsAt).slice(11),
});

type ShiftFieldsProps = {
  hours: Hours;
  /** Between which days it may lie. */
  days?: Pick<Shift, 'startsAt' | 'endsAt'>;
  shift?: Shift;
  onPlaces?: (places: number) => void;
};

const When = ({ hours, days, shift, onPlaces }: ShiftFieldsProps): VNode => {
  const says = eventsWords().shifts;
  return (
    <div class={formCss['field-row']}>
      <Field
        name="day"
        label={says.day}
        type="date"
        defaultValue={hours.day}
        {...(days && { min: localOf(days.startsAt).slice(0, 10), max: localOf(days.endsAt).slice(0, 10) })}
      />
      <Field name="from" label={says.from} type="time" defaultValue={hours.from} />
      <Field name="to" label={says.to} type="time" defaultValue={hours.to} />
      <Field
        name="places"
        label={says.places}
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST.places}
        step={1}
        hint={says.placesHint}
        title={says.notPlaces}
        defaultValue={shift?.places}
        onInput={(event) => onPlaces?.(Number(event.currentTarget.value))}
      />
    </div>
  );
};

/** The fields of a shift. */
export const ShiftFields = (props: ShiftFieldsProps): VNode => {
  const says = eventsWords().shifts;
  const { shift } = props;
  return (
    <>
      <WordsField name="title" label={says.name} hint={says.nameHint} initial={shift?.title} />
      <When {...props} />
      <WordsField name="meet" label={says.meet} hint={says.meetHint} initial={shift?.meet} optional />
      <WordsField name="asks" label={says.asks} hint={says.asksHint} initial={shift?.asks} optional />
      <CheckBox name="waitlist" label={says.waitlist} checked={shift?.waitlist ?? true} />
    </>
  );
};
