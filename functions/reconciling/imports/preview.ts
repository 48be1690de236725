import { merchantAccountRefusals } from '../accounts/merchant-account.refusals';
import * as z from 'zod';
import { StatementId, StatementLineId } from '../../shared/ids';
import { sentence } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { BankTotals } from '../readers/bank-line';
import { BillTotals } from '../readers/bill-line';
import { ShownLine, shownLineOf } from '../lines/listed-line';
import { billedAccounts, BilledAccount, isOfOthers, othersFacts } from '../accounts/merchant-account';
import { sayProblem, type Problem } from '../readers/problem';
import { type Reading, StatementKind } from '../readers/readers';
import { assertNotTooLong } from '../statements/statement';
import { trimmed } from '../readers/trimmed';

type Twin = { lineNumber: number; lineId?: StatementLineId; isCertain: boolean };

/** What is wrong with a file, or with one line of it. */
const ToldProblem = z.object({
  code: z.string(),
  /** A sentence in the reader's language; it names the line. */
  says: z.string(),
  /** From 1, in the file; absent where the file as a whole is meant. */
  lineNumber: z.number().int().optional(),
  /** The line as it stands in the file, shortened. */
  raw: z.string().optional(),
  /** A person may say that this line is no movement (`notMovements`): the program cannot tell. */
  mayBeNone: z.boolean().optional(),
});

/** What an import of this file would read, line for line. Nothing of it is stored. */
export const Preview = z
  .object({
    kind: StatementKind,
    /** No problem anywhere: the import would take it. */
    importable: z.boolean(),
    /** The statement that this very file is already. */
    importedAs: StatementId.optional(),
    /** Of a provider’s bill: whose accounts its lines are of, and whether they are written down as ours. */
    accounts: z.array(BilledAccount),
    from: Day.optional(),
    to: Day.optional(),
    totals: z.union([BillTotals, BankTotals]).optional(),
    /** The first 2,000 of them. */
    lines: z.array(ShownLine),
    lineCount: z.number().int(),
    problems: z.array(ToldProblem),
    /** All of them; `problems` names the first 500. */
    problemCount: z.number().int(),
    /** What a person should see of lines that are read nevertheless, such as a broken character; the first 500. */
    warnings: z.array(ToldProblem),
    /** Lines that an earlier file brought, written otherwise. Of one that is not certain a person says so (`knownLines`), or it is imported as a difference that waits for somebody. */
    twins: z.array(
      z.object({ lineNumber: z.number().int(), lineId: StatementLineId, isCertain: z.boolean() }),
    ),
    /** Lines around the table that are none of its lines: a bank's title, totals, a repeated header. */
    frame: z.array(z.object({ lineNumber: z.number().int(), raw: z.string() })),
  })
  .meta({ id: 'StatementPreview' });
export type Preview = z.infer<typeof Preview>;

const MOST_PROBLEMS = 500;
const MOST_SHOWN = 2_000;
const RAW_BYTES = 300;
const MOST_FRAME = 100;

const told = (problem: Problem, language: 'zh' | 'en'): z.infer<typeof ToldProblem> => {
  const { code } = problem;
  const says = sayProblem(problem, language);
  if (problem.on === 'file') return { code, says };
  const { lineNumber, mayBeNone } = problem;
  const raw = trimmed(problem.raw, RAW_BYTES);
  return { code, says, lineNumber, raw, ...(mayBeNone && { mayBeNone }) };
};

const toldOfOthers = (
  accounts: readonly BilledAccount[],
  ours: readonly string[],
  language: 'zh' | 'en',
): z.infer<typeof ToldProblem> => {
  const code = 'statement-of-others';
  return { code, says: sentence(merchantAccountRefusals[code], othersFacts(accounts, ours), language) };
};

/** @param known of `ours` the merchant accounts written down. Refuses `statement-too-large`. */
export const previewOf = (
  reading: Reading,
  language: 'zh' | 'en',
  known: { importedAs: StatementId | undefined; ours: readonly string[]; twins: readonly Twin[] },
): Preview => {
  assertNotTooLong(reading);
  const { importedAs, ours } = known;
  const isBill = reading.outcome === 'read' && reading.brings === 'bill';
  const accounts = isBill ? billedAccounts(reading.lines, ours) : [];
  const problems = [
    ...(isOfOthers(accounts) ? [toldOfOthers(accounts, ours, language)] : []),
    ...reading.problems.slice(0, MOST_PROBLEMS).map((problem) => told(problem, language)),
  ];
  const problemCount = reading.problems.length + (isOfOthers(accounts) ? 1 : 0);
  const importable = problemCount === 0;
  const common = { kind: reading.kind, importable, accounts, problems, problemCount };
  if (reading.outcome === 'refused')
    return { ...common, lines: [], lineCount: 0, warnings: [], twins: [], frame: [] };
  const frame = reading.brings === 'bank' ? reading.frame.slice(0, MOST_FRAME) : [];
  return {
    ...common,
    ...(importedAs && { importedAs }),
    ...reading.period,
    totals: reading.totals,
    lines: reading.lines.slice(0, MOST_SHOWN).map(shownLineOf),
    lineCount: reading.lines.length,
    warnings: reading.warnings.slice(0, MOST_PROBLEMS).map((warning) => told(warning, language)),
    twins: known.twins
      .flatMap(({ lineId, ...twin }) => (lineId ? [{ ...twin, lineId }] : []))
      .slice(0, MOST_PROBLEMS),
    frame: frame.map(({ lineNumber, raw }) => ({ lineNumber, raw: trimmed(raw, RAW_BYTES) })),
  };
};
