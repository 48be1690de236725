import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Day, dayOf } from '../shared/time';
import { readBankCsv, type FrameLine } from './bank-csv';
import type { BankLine, BankTotals } from './bank-line';
import { guessBankTable } from './bank-table';
import type { BillCovers, BillLine, BillTotals } from './bill-line';
import type { ColumnMapping } from './column-mapping';
import { decodeText, type Encoding } from './decode-text';
import type { FileProblem, LineProblem, Problem } from './problem';
import { suggestMapping, type Suggestion } from './suggest-mapping';
import { readWechatTradeBill, tradeBillToKeep } from './wechat-trade-bill';

export type StatementKind = 'wechat-trade' | 'bank-csv';

/** The last day that a line may be of, in Asia/Shanghai. Without it any that is written well. */
type Until = { latest?: Day };
type HowBill = { kind: 'wechat-trade' } & Until;
type HowBank = { kind: 'bank-csv'; mapping: ColumnMapping } & Until;
/** What is needed to read a file besides its bytes. */
export type How = HowBill | HowBank;

/** First and last day, in Asia/Shanghai, on which money moved. Absent where the file has no lines. */
export type Period = { from: Day; to: Day };

/** The file as a whole cannot be trusted: it has no lines to import. `problems` has at least one of the file, and those of lines. */
type Refused<Kind extends StatementKind> = { outcome: 'refused'; kind: Kind; problems: readonly Problem[] };

type Read<Kind extends StatementKind> = {
  outcome: 'read';
  kind: Kind;
  encoding: Encoding;
  /** Lines that could not be read, each with its number. They are not among `lines`. */
  problems: readonly LineProblem[];
  period?: Period;
};

export type WechatReading =
  | Refused<'wechat-trade'>
  | (Read<'wechat-trade'> & { lines: readonly BillLine[]; totals: BillTotals; covers: BillCovers });
export type BankReading =
  | Refused<'bank-csv'>
  | (Read<'bank-csv'> & { lines: readonly BankLine[]; totals: BankTotals; frame: readonly FrameLine[] });
export type Reading = WechatReading | BankReading;

const isOfFile = (problem: Problem): problem is FileProblem => problem.on === 'file';
const isOfLine = (problem: Problem): problem is LineProblem => problem.on === 'line';

/** The first and the last of days or instants, which sort as text. */
const spanOf = (moments: readonly string[]): Period | undefined => {
  const [first, ...others] = moments;
  if (first === undefined) return undefined;
  const from = others.reduce((earliest, each) => (each < earliest ? each : earliest), first);
  const to = others.reduce((latest, each) => (each > latest ? each : latest), first);
  return { from, to };
};

const readBill = (text: string, encoding: Encoding, { latest }: HowBill): WechatReading => {
  const { lines, problems, totals, covers } = readWechatTradeBill(text, latest);
  if (problems.some(isOfFile)) return { outcome: 'refused', kind: 'wechat-trade', problems };
  const span = spanOf(lines.map((line) => line.at));
  const period = span && { from: dayOf(span.from), to: dayOf(span.to) };
  return {
    outcome: 'read',
    kind: 'wechat-trade',
    encoding,
    lines,
    problems: problems.filter(isOfLine),
    totals,
    covers,
    ...(period ? { period } : {}),
  };
};

const readBank = (text: string, encoding: Encoding, { mapping, latest }: HowBank): BankReading => {
  const { lines, problems, totals, frame } = readBankCsv(text, mapping, latest);
  if (problems.some(isOfFile)) return { outcome: 'refused', kind: 'bank-csv', problems };
  const period = spanOf(lines.map((line) => line.day));
  return {
    outcome: 'read',
    kind: 'bank-csv',
    encoding,
    lines,
    problems: problems.filter(isOfLine),
    totals,
    frame,
    ...(period ? { period } : {}),
  };
};

/**
 * The bytes of an uploaded statement → its lines, what is wrong with it, its totals and its period. The preview and the import both use this and
 * nothing else, so they cannot disagree. Nothing is thrown for a bad file: `outcome` is `refused`, or `read` with the problems of single lines.
 */
export function readStatement(bytes: Uint8Array, how: HowBill): WechatReading;
export function readStatement(bytes: Uint8Array, how: HowBank): BankReading;
export function readStatement(bytes: Uint8Array, how: How): Reading;
export function readStatement(bytes: Uint8Array, how: How): Reading {
  const decoded = decodeText(bytes);
  if (decoded.outcome === 'refused')
    return { outcome: 'refused', kind: how.kind, problems: [decoded.problem] };
  const { text, encoding } = decoded;
  return how.kind === 'wechat-trade' ? readBill(text, encoding, how) : readBank(text, encoding, how);
}

/**
 * What is kept of an uploaded file, so that a line can be looked at again: a bank’s as it came, a provider’s bill packed, without
 * who paid. Its fingerprint stays that of the bytes that came, by which the same file is known again.
 */
export const bytesToKeep = (bytes: Uint8Array, kind: StatementKind): Uint8Array => {
  if (kind !== 'wechat-trade') return bytes;
  const decoded = decodeText(bytes);
  return decoded.outcome === 'refused' ? bytes : gzipSync(tradeBillToKeep(decoded.text));
};

/** The same file has the same fingerprint (SHA-256 of its bytes, hex): importing it again gets the first answer. */
export const fingerprintOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export type Sample = {
  encoding: Encoding;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  suggestion: Suggestion;
};

/** How many of the three things that a table cannot do without the names tell. */
const worthOf = (names: readonly string[]): number => {
  const { missing } = suggestMapping(names);
  return (['date', 'counterpartyName', 'amount'] as const).filter((each) => !missing.includes(each)).length;
};

/**
 * What somebody sees who makes a column mapping: the header of a bank's file, a few rows under it, and a suggestion.
 * A problem if the bytes are no text or no row near the top looks like a header.
 */
export const sampleBankFile = (bytes: Uint8Array): Sample | FileProblem => {
  const decoded = decodeText(bytes);
  if (decoded.outcome === 'refused') return decoded.problem;
  const table = guessBankTable(decoded.text, worthOf);
  if ('on' in table) return table;
  const { names } = table.header;
  const rows = table.rows.map((row) => row.cells);
  return { encoding: decoded.encoding, header: names, rows, suggestion: suggestMapping(names, rows) };
};
