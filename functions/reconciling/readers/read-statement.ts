import { createHash } from 'node:crypto';
import { addMinutes, type Day, dayOf } from '../../shared/time';
import { decodeTable, decodeText, linesOf } from './decode-text';
import { isPersonalBill } from './personal-bill';
import { fileProblem, type Problem } from './problem';
import {
  isOfFile,
  isOfLine,
  type OfBank,
  type OfBill,
  type Period,
  type Refused,
  type Whole,
} from './reader';
import { type HowOf, otherReader, readerOf, type ReadingOf, type StatementKind } from './readers';
import { HEADER_WITHIN_LINES } from './statement-limits';

/** Some banks book what comes in the evening on the next day. Later days are a slip, and would stand in public for years. */
export const latestDay = (now: Date): Day => dayOf(addMinutes(now.toISOString(), 1_440));

/** The first and the last of days or instants, which sort as text. */
const spanOf = (moments: readonly string[]): Period | undefined => {
  const [first, ...others] = moments;
  if (first === undefined) return undefined;
  const from = others.reduce((earliest, each) => (each < earliest ? each : earliest), first);
  const to = others.reduce((latest, each) => (each > latest ? each : latest), first);
  return { from, to };
};

const periodOf = (read: OfBill | OfBank): Period | undefined => {
  if (read.brings === 'bank') return spanOf(read.lines.map((line) => line.day));
  const span = spanOf(read.lines.map((line) => line.at));
  return span && { from: dayOf(span.from), to: dayOf(span.to) };
};

/** A file without the header that was looked for may be one of another kind that is known. */
const saying = (problems: readonly Problem[], kind: StatementKind, text: string): readonly Problem[] => {
  const code = problems[0]?.code;
  if (code !== 'header-not-found' && code !== 'column-missing') return problems;
  const top = linesOf(text).slice(0, HEADER_WITHIN_LINES);
  if (isPersonalBill(top)) return [fileProblem('personal-bill'), ...problems.slice(1)];
  if (code === 'column-missing') return problems;
  const other = otherReader(kind, top);
  return other ? [fileProblem('other-kind', { kind: other.called }), ...problems.slice(1)] : problems;
};

const read = (
  bytes: Uint8Array,
  how: HowOf<StatementKind>,
): Refused<StatementKind> | (Whole<StatementKind> & (OfBill | OfBank)) => {
  const { kind } = how;
  const decoded = decodeTable(bytes);
  if (decoded.outcome === 'refused') return { outcome: 'refused', kind, problems: [decoded.problem] };
  const { text, encoding } = decoded;
  const { problems, ...found } = readerOf(kind).read(text, how);
  if (problems.some(isOfFile)) return { outcome: 'refused', kind, problems: saying(problems, kind, text) };
  const period = periodOf(found);
  const ofLines = problems.filter(isOfLine);
  return { outcome: 'read', kind, encoding, ...found, problems: ofLines, ...(period && { period }) };
};

/**
 * The bytes of an uploaded statement → its lines, what is wrong with it, its totals and its period. The preview and the import both use this and
 * nothing else, so they cannot disagree. Nothing is thrown for a bad file: `outcome` is `refused`, or `read` with the problems of single lines.
 */
export const readStatement = <Kind extends StatementKind>(
  bytes: Uint8Array,
  how: HowOf<Kind>,
): ReadingOf<Kind> =>
  // What a reader of this kind brings is what files of this kind bring.
  read(bytes, how) as ReadingOf<Kind>;

/**
 * What is kept of an uploaded file, so that a line can be looked at again. Its fingerprint stays that of the bytes that came, by
 * which the same file is known again.
 */
export const bytesToKeep = (bytes: Uint8Array, kind: StatementKind): Uint8Array => {
  const decoded = decodeText(bytes);
  return decoded.outcome === 'refused' ? bytes : readerOf(kind).keep(bytes, decoded.text);
};

/** The same file has the same fingerprint (SHA-256 of its bytes, hex): importing it again gets the first answer. */
export const fingerprintOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
