import * as z from 'zod';
import { ColumnMappingId, PersonId, StatementId, type OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { Revision } from '../../shared/revision';
import { Day } from '../../shared/time';
import { BankTotals } from '../readers/bank-line';
import { BillTotals } from '../readers/bill-line';
import { accountOfLine } from '../accounts/merchant-account';
import { sayProblem } from '../readers/problem';
import { type How, type Reading, type ReadWhole, StatementKind } from '../readers/readers';
import { LINES } from '../readers/statement-limits';
import { trimmed } from '../readers/trimmed';

/** Lines that one request brings: a Lambda answers within half a minute. A longer file goes on with the same request once more. */
export const LINES_AT_ONCE = 10_000;

export const Counts = z.object({
  /** In the file. */
  lines: z.number().int(),
  /** Not known before: overlapping files bring only these. */
  added: z.number().int(),
  /** Known from an earlier file; nothing about them changed. */
  known: z.number().int(),
  /** Of those added: in agreement with the books, by the provider's own numbers. */
  matched: z.number().int(),
  /** Of those added: the books say something else. */
  differing: z.number().int(),
  /** Of those added: money that came in and waits for a person (lines of a bank). What went out waits for nobody. */
  open: z.number().int(),
  /** In the books of these days, and in no file. */
  missing: z.number().int(),
  /** Known from an earlier file, which said another amount, order or state of them; absent where there are none. */
  changed: z.number().int().optional(),
  /** Of those known: movements that an earlier file wrote otherwise (a number cut by a spreadsheet, an account filled in later). */
  twins: z.number().int().optional(),
});
export type Counts = z.infer<typeof Counts>;

/** A file that was imported. Its counts are those of the import; what people do with its lines afterwards changes `toDo` alone. */
export const Statement = z
  .object({
    statementId: StatementId,
    kind: StatementKind,
    /** `reading`: the import was cut off half-way; the same file again finishes it. */
    state: z.enum(['reading', 'read']),
    fileName: z.string(),
    /** Whose movements these are: the bank account's label, or the provider's merchant account. */
    account: z.string(),
    from: Day.optional(),
    to: Day.optional(),
    totals: z.union([BillTotals, BankTotals]),
    counts: Counts.optional(),
    /** So many of its lines stood when the last request but the present one was through: those of a long file come in several. */
    brought: z.number().int().optional(),
    /** How much of it waits for a person now: open differences, and money that came in and is neither matched nor set aside. */
    toDo: z.number().int().optional(),
    importedBy: PersonId,
    importedAt: z.iso.datetime(),
  })
  .meta({ id: 'Statement' });
export type Statement = z.infer<typeof Statement>;

/** What a person says of lines of which the program cannot tell, by their numbers in the file. */
export const Said = z.object({
  notMovements: z.array(z.number().int()),
  knownLines: z.array(z.number().int()),
});
export type Said = z.infer<typeof Said>;

/** What else is kept of the file itself. The bytes stand elsewhere. */
export const StatementFile = z.object({
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: z.string().length(64),
  size: z.number().int(),
  mappingId: ColumnMappingId.optional(),
  /** Of which revision the mapping was by which it was read; absent in files of before 0.3, whose mappings never changed. */
  mappingRevision: Revision.optional(),
  /** Lines that a person said are no movements, and those that are movements known already, by their numbers. */
  said: Said.optional(),
  /** Follows from the request that brought the file first: a retry of it gets the first answer, status and all. */
  requestId: z.string(),
});
export type StatementFile = z.infer<typeof StatementFile>;

/** What waits for a person when everything was just read. */
export const toDoOf = ({ differing, missing, open, changed = 0 }: Counts): number =>
  differing + missing + open + changed;

/**
 * A reading that may be imported: whole, every line readable, not too long. Refuses `statement-not-readable` (with the
 * problem's sentence), `statement-too-large`, `statement-has-problems`.
 */
export const assertImportable = (reading: Reading, language: 'zh' | 'en'): ReadWhole => {
  assertNotTooLong(reading);
  const [first] = reading.problems;
  if (reading.outcome === 'refused') {
    return refuse('statement-not-readable', { because: first ? sayProblem(first, language) : '' });
  }
  const count = new Set(reading.problems.map((problem) => problem.lineNumber)).size;
  return count > 0 ? refuse('statement-has-problems', { count }) : reading;
};

/** Refuses `statement-too-large`. */
export const assertNotTooLong = ({ problems }: Reading): void => {
  if (problems.some(({ code }) => code === 'too-many-lines')) refuse('statement-too-large', { most: LINES });
};

/** Bytes of a file's name, and of an account's, in a list. */
const NAME_BYTES = 60;

/** A file's name without its folders, as a list has room for it. */
export const shownFileName = (fileName: string): string =>
  trimmed(fileName.split(/[\\/]/).at(-1) ?? '', NAME_BYTES);

/** Whose movements a file holds, for people: the bank account by its mapping or its own words, or the merchant account with the provider. */
const accountToShow = (how: How, reading: ReadWhole): string => {
  if ('mapping' in how) return trimmed(how.mapping.account.label, NAME_BYTES);
  if (reading.brings === 'bank') return trimmed(reading.account ?? '', NAME_BYTES);
  const [first] = reading.lines;
  return first ? accountOfLine(first) : '';
};

/** A statement whose lines are about to be written. @param of `at` in UTC; `fileName` as its sender calls it: shown without folders */
export const statementOf = (
  reading: ReadWhole,
  how: How,
  of: { statementId: StatementId; fileName: string; by: PersonId; at: string },
): Statement => ({
  statementId: of.statementId,
  kind: how.kind,
  state: 'reading',
  fileName: shownFileName(of.fileName),
  account: accountToShow(how, reading),
  ...reading.period,
  totals: reading.totals,
  importedBy: of.by,
  importedAt: of.at,
});

/** Where the bytes are kept: follows from our ids alone, never from a file's name. */
export const placeOfBytes = (organisationId: OrganisationId, statementId: StatementId): string =>
  `${organisationId}/statements/${statementId}`;
