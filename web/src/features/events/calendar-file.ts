import { calendarText, type CalendarEntry as Entry } from '../../../../functions/shared/calendar-text';

/** What a calendar needs to know of an event. Instants in UTC; `madeAt`: when the file was made. */
export type CalendarEntry = Omit<Entry, 'status' | 'sequence'> &
  Partial<Pick<Entry, 'status' | 'sequence'>> & { madeAt: string };

/** One event as the text of an .ics file. */
export const calendarFile = ({ madeAt, ...entry }: CalendarEntry): string =>
  calendarText([{ status: 'confirmed', sequence: 0, ...entry }], { madeAt });

/** Hands a text to the reader as a file. */
export const saveAs = (name: string, type: string, content: string): void => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
