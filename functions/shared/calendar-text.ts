/**
 * One thing in somebody's calendar. Instants in UTC. `sequence`: counts up with each change, so that a calendar knows which it has
 * is older. `notes`: what to know on the way, line by line.
 */
export type CalendarEntry = {
  uid: string;
  title: string;
  startsAt: string;
  endsAt: string;
  place?: string | undefined;
  notes?: readonly string[] | undefined;
  /** Whom to call: a name and a number. */
  contact?: string | undefined;
  link: string;
  status: 'confirmed' | 'tentative' | 'cancelled';
  sequence: number;
};

/** RFC 5545 3.3.11: what would end a text early is escaped; what no line may hold is left out. */
const text = (words: string): string =>
  words
    .replace(/([\\;,])/g, '\\$1')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/** RFC 5545 3.3.5: `20260908T010000Z`. */
const stamp = (instant: string): string => instant.replace(/[-:]|\.\d+/g, '');

const AHEAD_MS = 8 * 3_600_000;
/** The wall clock of Shanghai, which the zone below explains: `20260908T090000`. */
const wall = (instant: string): string =>
  stamp(new Date(Date.parse(instant) + AHEAD_MS).toISOString()).replace('Z', '');

const ZONE = 'Asia/Shanghai';
/**
 * The zone goes along: Outlook errs without, and others read the times as of no zone. Bare UTC would be shown as UTC in classic
 * Outlook. Eight hours ahead since 1991, without summer time.
 */
const ZONE_LINES = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const LONGEST_OCTETS = 75;
const octetsOf = (letter: string): number => new TextEncoder().encode(letter).length;

/** RFC 5545 3.1: no line is longer than 75 octets, and no character is cut in two. */
const folded = (line: string): string => {
  const lines = [''];
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > LONGEST_OCTETS) {
      lines.push(' ');
      octets = 1;
    }
    lines[lines.length - 1] += letter;
    octets += size;
  }
  return lines.join('\r\n');
};

/** Google hides what is cancelled, Apple strikes it through, Outlook shows it as live: so the title says it too, and it takes no time. */
const CANCELLED = '已取消：';

const linesOf = (entry: CalendarEntry, madeAt: string): string[] => {
  const isCancelled = entry.status === 'cancelled';
  return [
    'BEGIN:VEVENT',
    `UID:${text(entry.uid)}`,
    `DTSTAMP:${stamp(madeAt)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTART;TZID=${ZONE}:${wall(entry.startsAt)}`,
    `DTEND;TZID=${ZONE}:${wall(entry.endsAt)}`,
    `SUMMARY:${isCancelled ? CANCELLED : ''}${text(entry.title)}`,
    ...(entry.place ? [`LOCATION:${text(entry.place)}`] : []),
    ...(entry.notes?.length ? [`DESCRIPTION:${text(entry.notes.join('\n'))}`] : []),
    ...(entry.contact ? [`CONTACT:${text(entry.contact)}`] : []),
    `STATUS:${entry.status.toUpperCase()}`,
    `TRANSP:${isCancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    `URL:${entry.link}`,
    'END:VEVENT',
  ];
};

/**
 * A calendar of RFC 5545, with its zone, and a line break after the last line; one without anything in it is a valid one too.
 * @param of `name`: of a calendar that is subscribed to, which is asked for anew each hour; `madeAt`: UTC
 */
export const calendarText = (
  entries: readonly CalendarEntry[],
  of: { name?: string; madeAt: string },
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Shanchao//Shanchao//ZH',
    ...(of.name === undefined
      ? []
      : [
          'METHOD:PUBLISH',
          `NAME:${text(of.name)}`,
          `X-WR-CALNAME:${text(of.name)}`,
          `X-WR-TIMEZONE:${ZONE}`,
          'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
          'X-PUBLISHED-TTL:PT1H',
        ]),
    ...ZONE_LINES,
    ...entries.flatMap((entry) => linesOf(entry, of.madeAt)),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
