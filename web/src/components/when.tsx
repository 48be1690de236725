import type { VNode } from 'preact';
import { dayOfCalendar, hoursOf, momentOf } from '../lib/time';

/** @param day `YYYY-MM-DD` in Asia/Shanghai */
export const Day = ({ day }: { day: string }): VNode => <time dateTime={day}>{dayOfCalendar(day)}</time>;

/** @param at an instant in UTC, shown as the day and clock of Asia/Shanghai */
export const Moment = ({ at }: { at: string }): VNode => <time dateTime={at}>{momentOf(at)}</time>;

/** The clock from one instant to another of the same day. */
export const Hours = ({ from, to }: { from: string; to: string }): VNode => (
  <time dateTime={from}>{hoursOf(from, to)}</time>
);
