/** Bytes of a file as it is uploaded. A Lambda takes 6 MB, and base64 adds a third. */
export const FILE_BYTES = 4_000_000;
/** Bytes of a gzip once unpacked: a day of 50,000 payments is about 25 MB. More is a bomb or a mistake. */
export const UNPACKED_BYTES = 32_000_000;
/** Lines of one file, its frame (preamble, header, totals) not counted. */
export const LINES = 50_000;
/** Lines that a file may have in all: a record may span several, and blank ones stand between. */
export const PHYSICAL_LINES = 4 * LINES;
/** Characters of one line. The longest of a bill or an export have some hundreds. */
export const LINE_CHARACTERS = 10_000;
/** Separators of one file, commas inside of names too: 50,000 lines of a bill have 1,350,000. */
export const CELLS = 4_000_000;
/** Characters of a record that spans lines: what is longer has a quotation mark that nobody closed. */
export const RECORD_CHARACTERS = 40_000;
/** Characters of one cell. Product names have at most 128, bank memos a few hundred. */
export const CELL_CHARACTERS = 1_000;
/** Characters kept of a line as it stood in the file, for a person to look at. */
export const RAW_CHARACTERS = 1_000;
/** The header is looked for in this many lines at the top of the file. */
export const HEADER_WITHIN_LINES = 60;
/** Rows shown to somebody who makes a column mapping. */
export const SAMPLE_ROWS = 20;
