import { OrderId, type StatementId, type StatementLineId } from '../../shared/ids';
import type { BankLine } from '../readers/bank-line';
import type { BillLine } from '../readers/bill-line';
import { compareWithBooks, type KnownOrder } from '../differences/compare-with-books';
import { BY_THE_BILL, differenceOf } from '../lines/kept-state';
import { type ListedDifference, openDifference } from '../differences/listed-difference';
import { type ListedLine, shownBankLineOf, shownLineOf } from '../lines/listed-line';
import { type Counts } from '../statements/statement';
import type { Trace } from '../lines/same-movement';
import { markDifferent, matchToOrder } from '../lines/statement-line';
import type { Difference } from '../differences/difference';
import { trimmed } from '../readers/trimmed';
import { atShanghai } from '../../shared/time';

/** A line as it is imported, with its difference if the books say something else. */
export type Judgement = {
  line: ListedLine;
  difference?: ListedDifference;
  /** Another file brought this movement under this id. */
  twin?: StatementLineId;
  /** Of a bank: by what it is told again. */
  trace?: Trace;
};

type Of = { lineId: StatementLineId; statementId: StatementId };

/** The order that a bill's line names, if it is a number of ours at all. It is compared as it stands. */
export const orderNamed = (line: BillLine): OrderId | undefined =>
  OrderId.safeParse(line.merchantOrderId).data;

const OPEN = { state: 'open' } as const;

/** Is it another line that is known already? Nobody can tell but a person. */
export type Question = { lineId?: StatementLineId; rounded?: string };

const PAYER_BYTES = 60;
const questionOf = (line: BankLine, { lineId: knownLineId, rounded }: Question): Difference => ({
  reason: 'maybe-known-line',
  goes: line.kind,
  amount: line.amount,
  payer: trimmed(line.counterpartyName, PAYER_BYTES),
  at: line.at ?? atShanghai(`${line.day}T00:00`),
  ...(knownLineId && { knownLineId }),
  ...(rounded !== undefined && { rounded }),
});

/** A bank's line waits for a person. One that may be known already waits as a difference until somebody says. */
export const judgeBankLine = (line: BankLine, of: Of, question?: Question): Judgement => {
  const read = { ...shownBankLineOf(line), ...of };
  if (!question) return { line: { ...read, state: OPEN } };
  const differenceId = differenceOf(of.lineId);
  return {
    line: { ...read, isAsked: true, state: markDifferent(OPEN, differenceId) },
    difference: openDifference(questionOf(line, question), { differenceId, lineId: of.lineId }),
  };
};

/** A provider's line is matched where its own numbers and the amount agree with the books; anything else is a difference. @param of `at` of the import, UTC; `ours` the merchant accounts that are ours, none: any */
export const judgeBillLine = (
  line: BillLine,
  known: KnownOrder,
  of: Of & { at: string; ours: readonly string[] },
): Judgement => {
  const { at, ours, ...ids } = of;
  const read = { ...shownLineOf(line), ...ids };
  const verdict = compareWithBooks(line, known, ours);
  if (verdict.is === 'matched') {
    const to = { orderId: verdict.orderId, why: BY_THE_BILL, who: { kind: 'machine' as const }, at };
    return { line: { ...read, state: matchToOrder(OPEN, to) } };
  }
  const differenceId = differenceOf(ids.lineId);
  return {
    line: { ...read, state: markDifferent(OPEN, differenceId) },
    difference: openDifference(verdict.difference, { differenceId, lineId: ids.lineId }),
  };
};

const isByMachine = ({ state }: ListedLine): boolean =>
  state.state === 'matched-to-order' && state.who.kind === 'machine';
const isBank = ({ kind }: ListedLine): boolean => kind === 'income' || kind === 'outgoing';
const isAsked = (line: ListedLine): boolean => 'isAsked' in line && line.isAsked === true;

/**
 * What the import did, told from the lines as they stand: the same whether it was done at once or finished by a retry, and
 * whatever people resolved in between.
 * @param found of this file: what it lacks, known lines of which it says something else, and movements known under another name
 */
export const countsOf = (
  standing: readonly ListedLine[],
  statementId: StatementId,
  { missing, changed, twins }: { missing: number; changed: number; twins: number },
): Counts => {
  const added = standing.filter((line) => line.statementId === statementId);
  const bill = added.filter((line) => !isBank(line));
  const matched = bill.filter(isByMachine).length;
  const asked = added.filter((line) => isAsked(line)).length;
  return {
    lines: standing.length,
    added: added.length,
    known: standing.length - added.length - changed,
    matched,
    differing: bill.length - matched + asked,
    open: added.filter((line) => line.kind === 'income' && !isAsked(line)).length,
    missing,
    ...(changed > 0 && { changed }),
    ...(twins > 0 && { twins }),
  };
};
