import type { VNode } from 'preact';
import { dayOfCalendar, hoursOf, momentOf, yearDayOf, yearMomentOf } from '../lib/time';

/** @param day `YYYY-MM-DD` in Asia/Shanghai @param isKept with its year, for what is read years later */
export const Day = ({ day, isKept = false }: { day: string; isKept?: boolean }): VNode => (
  <time dateTime={day}>{isKept ? yearDayOf(day) : dayOfCalendar(day)}</time>
);

/** @param at an instant in UTC, shown as the day and clock of Asia/Shanghai @param isKept with its year, for the books */
export const Moment = ({ at, isKept = false }: { at: string; isKept?: boolean }): VNode => (
  <time dateTime={at}>{isKept ? yearMomentOf(at) : momentOf(at)}</time>
);

/** The clock from one instant to another of the same day. */
export const Hours = ({ from, to }: { from: string; to: string }): VNode => (
  <time dateTime={from}>{hoursOf(from, to)}</time>
);
