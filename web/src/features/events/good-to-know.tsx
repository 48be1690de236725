import type { VNode } from 'preact';
import { dayOf, hoursOf } from '../../lib/time';
import { t } from '../../messages';
import { ShiftFacts } from '../shifts/shift-facts';
import { CalendarButton } from './calendar-button';
import type { EventForActs, ShiftWithPlaces } from './event';
import shiftRowCss from '../shifts/shift-row.module.css';

/** For whoever holds a place: when and where to be, what to bring, whom to call. */
export const GoodToKnow = ({ event, shift }: { event: EventForActs; shift: ShiftWithPlaces }): VNode => (
  <div class={shiftRowCss['good-to-know']}>
    <p>
      <strong>{t().shift.goodToKnow}</strong>
    </p>
    <p>
      {dayOf(shift.startsAt)} {hoursOf(shift.startsAt, shift.endsAt)}
    </p>
    <ShiftFacts event={event} shift={shift} />
    <CalendarButton event={event} shift={shift} />
  </div>
);
