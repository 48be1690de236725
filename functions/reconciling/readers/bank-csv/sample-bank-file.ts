import { guessCsvTable } from '../csv-table';
import { decodeTable, type Encoding } from '../decode-text';
import type { FileProblem } from '../problem';
import { suggestMapping, type Suggestion } from './suggest-mapping';

export type Sample = {
  encoding: Encoding;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  suggestion: Suggestion;
};

const NEEDED = ['date', 'counterpartyName', 'amount'] as const;

/** How many of the three things that a table cannot do without the names tell. */
const worthOf = (names: readonly string[]): number => {
  const { missing } = suggestMapping(names);
  return NEEDED.filter((each) => !missing.includes(each)).length;
};

/** Does one of these lines name all that a bank's table cannot do without? */
export const looksLikeBank = (top: readonly string[]): boolean => {
  const table = guessCsvTable(top.join('\n'), worthOf);
  return !('on' in table) && worthOf(table.header.names) === NEEDED.length;
};

/** Has it days and amounts at least? Some banks' exports name nobody. */
export const mayBeBank = (top: readonly string[]): boolean => {
  const table = guessCsvTable(top.join('\n'), worthOf);
  if ('on' in table) return false;
  const { missing } = suggestMapping(table.header.names);
  return !missing.includes('date') && !missing.includes('amount');
};

/**
 * What somebody sees who makes a column mapping: the header of a bank's file, a few rows under it, and a suggestion.
 * A problem if the bytes are no text or no row near the top looks like a header.
 */
export const sampleBankFile = (bytes: Uint8Array): Sample | FileProblem => {
  const decoded = decodeTable(bytes);
  if (decoded.outcome === 'refused') return decoded.problem;
  const table = guessCsvTable(decoded.text, worthOf);
  if ('on' in table) return table;
  const { names } = table.header;
  const rows = table.rows.map((row) => row.cells);
  return { encoding: decoded.encoding, header: names, rows, suggestion: suggestMapping(names, rows) };
};
