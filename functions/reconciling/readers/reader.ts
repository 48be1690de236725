import type { Day } from '../../shared/time';
import type { BankLine, BankTotals } from './bank-line';
import type { BillCovers, BillLine, BillTotals, ForeignLine } from './bill-line';
import type { ColumnMapping } from './column-mapping';
import type { Encoding } from './decode-text';
import type { FileProblem, LineProblem, Problem } from './problem';

/** A line of a file, of whatever kind: money as a provider's bill or a bank's export tells it. */
export type ReadLine = BillLine | BankLine;

/** A line around the table that is none of its lines: the bank's title, totals, a page's repeated header. Shown, so that nothing is left out unseen. */
export type FrameLine = { lineNumber: number; raw: string };

/** A provider's bill: its lines are compared with our orders. */
export type OfBill = {
  brings: 'bill';
  lines: readonly BillLine[];
  /** Lines in another money: each is a problem too. */
  foreign?: readonly ForeignLine[];
  totals: BillTotals;
  covers: BillCovers;
};
/** An account at a bank: its lines wait for a person. */
export type OfBank = {
  brings: 'bank';
  lines: readonly BankLine[];
  totals: BankTotals;
  frame: readonly FrameLine[];
  /** Whose movements these are, for people, where the file itself says so; else its mapping does. */
  account?: string;
};

/** What is needed to read a file besides its bytes. `latest`: the last day, in Asia/Shanghai, that a line may be of; else any. */
export type HowBy<Kind extends string, Mapped extends boolean> = {
  kind: Kind;
  latest?: Day;
} & (Mapped extends true
  ? {
      mapping: ColumnMapping;
      /** Lines of which a person says that they are no movement, by their number in the file. */
      notMovements?: readonly number[] | undefined;
    }
  : unknown);

/** One kind of file. Everything that differs from kind to kind is asked of its reader. */
export type Reader<
  Kind extends string = string,
  Mapped extends boolean = boolean,
  Of extends OfBill | OfBank = OfBill | OfBank,
> = {
  kind: Kind;
  /** What it is called where no catalogue of words is at hand, in both languages. */
  called: string;
  /** Read by the saved column mapping of its account. */
  mapped: Mapped;
  brings: Of['brings'];
  /** Is it a file of this kind, as far as its first lines tell? Only ever asked to say what a file is that is not what it was said to be. */
  recognises(top: readonly string[]): boolean;
  /** May it be one, where no reader recognises it? Its columns are known by their sense alone then. */
  resembles?(top: readonly string[]): boolean;
  /** Nothing is thrown for a bad file. A problem of the file as a whole: nothing of it is imported. */
  read(
    text: string,
    how: HowBy<Kind, Mapped>,
  ): Of & { problems: readonly Problem[]; warnings: readonly LineProblem[] };
  /** What is kept of an uploaded file, so that a line can be looked at again: in the same lines, and nothing that nobody needs. */
  keep(bytes: Uint8Array, text: string): Uint8Array;
  /** What tells one account's files from another's. */
  accountOf(how: HowBy<Kind, Mapped>): string;
};

/** First and last day, in Asia/Shanghai, on which money moved. Absent where the file has no lines. */
export type Period = { from: Day; to: Day };

/** The file as a whole cannot be trusted: it has no lines to import. `problems` has at least one of the file, and those of lines. */
export type Refused<Kind extends string> = { outcome: 'refused'; kind: Kind; problems: readonly Problem[] };

export type Whole<Kind extends string> = {
  outcome: 'read';
  kind: Kind;
  encoding: Encoding;
  /** Lines that could not be read, each with its number. They are not among `lines`. */
  problems: readonly LineProblem[];
  /** What a person should see of lines that are read nevertheless. */
  warnings: readonly LineProblem[];
  period?: Period;
};

export const isOfFile = (problem: Problem): problem is FileProblem => problem.on === 'file';
export const isOfLine = (problem: Problem): problem is LineProblem => problem.on === 'line';
