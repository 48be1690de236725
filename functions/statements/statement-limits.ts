import { addMinutes, type Day, dayOf } from '../shared/time';

/** Bytes of a file as it is uploaded. A Lambda takes 6 MB, and base64 adds a third. */
export const FILE_BYTES = 4_000_000;
/** Bytes of a gzip once unpacked: a day of 50,000 payments is about 25 MB. More is a bomb or a mistake. */
export const UNPACKED_BYTES = 32_000_000;
/** Lines of one file, its frame (preamble, header, totals) not counted. */
export const LINES = 50_000;
/** Characters of one cell. Product names have at most 128, bank memos a few hundred. */
export const CELL_CHARACTERS = 1_000;
/** Characters kept of a line as it stood in the file, for a person to look at. */
export const RAW_CHARACTERS = 1_000;
/** The header is looked for in this many lines at the top of the file. */
export const HEADER_WITHIN_LINES = 60;
/** Rows shown to somebody who makes a column mapping. */
export const SAMPLE_ROWS = 20;

/** Some banks book what comes in the evening on the next day. Later days are a slip, and would stand in public for years. */
export const latestDay = (now: Date): Day => dayOf(addMinutes(now.toISOString(), 1_440));
