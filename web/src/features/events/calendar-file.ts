/** What a calendar needs to know of an event or a shift. Instants in UTC. */
export type CalendarEntry = {
  uid: string;
  title: string;
  place: string;
  link: string;
  startsAt: string;
  endsAt: string;
  /** When the file was made, in UTC. */
  madeAt: string;
};

/** RFC 5545 3.3.11: what would end a text early is escaped. */
const text = (words: string): string => words.replace(/([\\;,])/g, '\\$1').replace(/\r?\n/g, '\\n');

/** RFC 5545 3.3.5: `20260908T010000Z`. */
const stamp = (instant: string): string => instant.replace(/[-:]|\.\d+/g, '');

const LONGEST_OCTETS = 75;

/** RFC 5545 3.1: no line is longer than 75 octets, and no character is cut in two. */
const folded = (line: string): string => {
  const lines = [''];
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > LONGEST_OCTETS) {
      lines.push(' ');
      octets = 1;
    }
    lines[lines.length - 1] += letter;
    octets += size;
  }
  return lines.join('\r\n');
};

/** One event as the text of an .ics file. */
export const calendarFile = (entry: CalendarEntry): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Shanchao//web//ZH',
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${stamp(entry.madeAt)}`,
    `DTSTART:${stamp(entry.startsAt)}`,
    `DTEND:${stamp(entry.endsAt)}`,
    `SUMMARY:${text(entry.title)}`,
    `LOCATION:${text(entry.place)}`,
    `URL:${entry.link}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');

/** Hands a text to the reader as a file. */
export const saveAs = (name: string, type: string, content: string): void => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
