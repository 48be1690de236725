import { dayOf, wallClock } from './time';

type Language = 'zh' | 'en';
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const partsOf = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month: Number(month), date: Number(date), weekday: new Date(day).getUTCDay() };
};

/** @param day `YYYY-MM-DD` @returns `2026年12月4日`, `4 Dec 2026`: as lists and papers write it */
export const dayInWords = (day: string, language: Language): string => {
  const { year, month, date } = partsOf(day);
  return language === 'en' ? `${date} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${date}日`;
};

/** @param instant UTC @returns `14:00` in Asia/Shanghai */
export const clockOf = (instant: string): string => wallClock(instant).slice(11);

/**
 * @param instant UTC @param now where it is told, the year is said too where it is another one
 * @returns `12月4日 周五 14:00`, `Fri 4 Dec, 14:00` in Asia/Shanghai, as pages write it
 */
export const momentInWords = (instant: string, language: Language, now?: Date): string => {
  const { year, month, date, weekday } = partsOf(dayOf(instant));
  const day = WEEKDAYS[language][weekday];
  const isOther = now !== undefined && year !== partsOf(dayOf(now.toISOString())).year;
  return language === 'en'
    ? `${day} ${date} ${MONTHS[month - 1]}${isOther ? ` ${year}` : ''}, ${clockOf(instant)}`
    : `${isOther ? `${year}年` : ''}${month}月${date}日 ${day} ${clockOf(instant)}`;
};

/** @param from UTC @param to UTC @returns `12月4日 周五 14:00–17:00`; where they lie in two days, both with their day */
export const spanInWords = (from: string, to: string, language: Language): string =>
  dayOf(from) === dayOf(to)
    ? `${momentInWords(from, language)}–${clockOf(to)}`
    : `${momentInWords(from, language)} – ${momentInWords(to, language)}`;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Facts of one sentence, told in their order: an instant or a day in the reader's language, anything else as it is. Of a second
 * instant on the same day only the clock is told.
 */
export const factsInWords = (language: Language, now?: Date): ((fact: string | number) => string) => {
  let told: string | undefined;
  return (fact) => {
    const text = String(fact);
    if (DAY.test(text)) return dayInWords(text, language);
    if (!INSTANT.test(text)) return text;
    const isSameDay = told === dayOf(text);
    told = dayOf(text);
    return isSameDay ? clockOf(text) : momentInWords(text, language, now);
  };
};
