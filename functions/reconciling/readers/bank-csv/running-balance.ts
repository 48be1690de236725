import { fen, type Fen, minus, yuan } from '../../../shared/money';
import type { BankLine } from '../bank-line';
import { type FileProblem, fileProblem } from '../problem';

/** A line that was read, or the place of one that was not: over that the chain is begun anew. */
export type Link = BankLine | undefined;

export const signedAmount = (line: BankLine): number =>
  line.kind === 'income' ? line.amount : minus(line.amount);

type Break = { lineNumber: number; expected: number; told: number };

/** Breaks in a chain that runs oldest first. A line without a balance is carried. */
const breaksIn = (links: readonly Link[]): Break[] => {
  const breaks: Break[] = [];
  let balance: number | undefined;
  for (const line of links) {
    if (!line) {
      balance = undefined;
      continue;
    }
    const expected: number | undefined = balance === undefined ? undefined : balance + signedAmount(line);
    if (expected !== undefined && line.balance !== undefined && line.balance !== expected) {
      breaks.push({ lineNumber: line.lineNumber, expected, told: line.balance });
    }
    balance = line.balance ?? expected;
  }
  return breaks;
};

export type Chain = { problem?: FileProblem; opening?: Fen; closing?: Fen };

const ends = (links: readonly Link[]): Chain => {
  const first = links[0];
  const last = links.at(-1);
  if (first?.balance === undefined || last?.balance === undefined) return {};
  return { opening: fen(first.balance - signedAmount(first)), closing: last.balance };
};

/**
 * The running balance must chain, in files that begin with the oldest line and in those that begin with the newest.
 * A break means that a line is missing, doubled or changed, so the file is refused: `balance-breaks` with the line, what was expected and what stands there.
 */
export const checkBalances = (links: readonly Link[]): Chain => {
  const reversed = [...links].reverse();
  const onward = breaksIn(links);
  if (onward.length === 0) return ends(links);
  const backward = breaksIn(reversed);
  if (backward.length === 0) return ends(reversed);
  const [first] = backward.length < onward.length ? backward : onward;
  if (!first) return {};
  const { lineNumber, expected, told } = first;
  return {
    problem: fileProblem('balance-breaks', { line: lineNumber, expected: yuan(expected), told: yuan(told) }),
  };
};
