import { language } from './language';
import { now } from './now';

/** Every day and wall-clock time of the product is meant in Asia/Shanghai, wherever the reader is. */
const ZONE = 'Asia/Shanghai';
const NOON = 'T12:00:00+08:00';

type Parts = Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute', string>;

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (locale: string): Intl.DateTimeFormat => {
  const made =
    formats.get(locale) ??
    new Intl.DateTimeFormat(locale, {
      timeZone: ZONE,
      year: 'numeric',
      month: locale === 'en-GB' ? 'short' : 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(locale, made);
  return made;
};

const partsOf = (at: Date): Parts => {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(language.value === 'en' ? 'en-GB' : 'zh-CN').formatToParts(at))
    // British English has "Sept" of four letters beside eleven months of three.
    parts[type] = type === 'month' ? value.slice(0, 3) : value;
  return parts as Parts;
};

const dayInWords = (at: Date): string => {
  const { year, month, day, weekday } = partsOf(at);
  const isThisYear = year === partsOf(now()).year;
  if (language.value === 'en') return `${weekday} ${day} ${month}${isThisYear ? '' : ` ${year}`}`;
  return `${isThisYear ? '' : `${year}年`}${month}月${day}日 ${weekday}`;
};

/** @param day `YYYY-MM-DD` @returns `9月8日 周二` or `Tue 8 Sep`, with the year where it is not this one */
export const dayOfCalendar = (day: string): string => dayInWords(new Date(day + NOON));

/** @param instant UTC @returns `9月8日 周二` */
export const dayOf = (instant: string): string => dayInWords(new Date(instant));

/** @param instant UTC @returns `14:00` in Asia/Shanghai */
export const clockOf = (instant: string): string => {
  const { hour, minute } = partsOf(new Date(instant));
  return `${hour}:${minute}`;
};

/** @param instant UTC @returns `9月8日 周二 14:00` or `Tue 8 Sep, 14:00` */
export const momentOf = (instant: string): string =>
  `${dayOf(instant)}${language.value === 'en' ? ',' : ''} ${clockOf(instant)}`;

/** @param from UTC @param to UTC @returns `09:00–11:30` */
export const hoursOf = (from: string, to: string): string => `${clockOf(from)}–${clockOf(to)}`;

/** @param instant UTC @returns `YYYY-MM-DD` in Asia/Shanghai: what two instants of one day share */
export const calendarDayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** @param day `YYYY-MM-DD` @returns the leaf of a calendar: `9月`, `8`, `周二` or `Sep`, `8`, `Tue` */
export const dayNumberOf = (day: string): { month: string; number: string; weekday: string } => {
  const { month, day: number, weekday } = partsOf(new Date(day + NOON));
  return { month: language.value === 'en' ? month : `${month}月`, number, weekday };
};

/** @param day `YYYY-MM-DD` @returns `2026年9月8日`, `8 Sep 2026`: for lists that are read years later */
export const yearDayOf = (day: string): string => {
  const { year, month, day: number } = partsOf(new Date(day + NOON));
  return language.value === 'en' ? `${number} ${month} ${year}` : `${year}年${month}月${number}日`;
};

/** @param instant UTC @returns `2026年9月8日 14:00`, `8 Sep 2026, 14:00` */
export const yearMomentOf = (instant: string): string =>
  `${yearDayOf(calendarDayOf(instant))}${language.value === 'en' ? ',' : ''} ${clockOf(instant)}`;

/** @returns both days of a range with their year, which is said once where it is the same: `8 Sep`, `31 Oct 2026` */
export const rangeOf = (from: string, to: string): [string, string] => {
  const [first, last] = [yearDayOf(from), yearDayOf(to)];
  if (from.slice(0, 4) !== to.slice(0, 4) || from === to) return [first, last];
  return language.value === 'en'
    ? [first.replace(/ \d{4}$/, ''), last]
    : [first, last.replace(/^\d{4}年/, '')];
};

/** @param day `YYYY-MM-DD` @returns `2026年9月8日`, `8 September 2026`: for papers that are kept */
export const datedDay = (day: string): string =>
  new Date(day + NOON).toLocaleDateString(language.value === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: ZONE,
    dateStyle: 'long',
  });

/** @returns the first moment of today in Asia/Shanghai, UTC: for asking what still comes */
export const startOfToday = (): string =>
  new Date(`${calendarDayOf(now().toISOString())}T00:00:00+08:00`).toISOString();
