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

type Told = BankLine & { balance: Fen };
const isTold = (line: Link): line is Told => line?.balance !== undefined;
const beforeOf = (line: Told): number => line.balance - signedAmount(line);

/** Where the lines of one day lead from this balance if each is taken once, in whatever order; undefined if there is no such order. */
const through = (lines: readonly Told[], from: number): number | undefined => {
  const next = new Map<number, number[]>();
  const surplus = new Map<number, number>([[from, 0]]);
  for (const line of lines) {
    const [before, after] = [beforeOf(line), line.balance];
    next.set(before, [...(next.get(before) ?? []), after]);
    surplus.set(before, (surplus.get(before) ?? 0) + 1);
    surplus.set(after, (surplus.get(after) ?? 0) - 1);
  }
  const odd = [...surplus].filter(([, count]) => count !== 0);
  const last = odd.find(([, count]) => count === -1)?.[0];
  const isWay = odd.length === 0 || (odd.length === 2 && surplus.get(from) === 1 && last !== undefined);
  const seen = new Set<number>([from]);
  for (const balance of seen) for (const after of next.get(balance) ?? []) seen.add(after);
  const isReached = [...next.keys()].every((balance) => seen.has(balance));
  return isWay && isReached ? (last ?? from) : undefined;
};

/** Where a first day may begin: where one line more begins than ends; where none does, with any of its lines. */
const beginnings = (lines: readonly Told[]): number[] => {
  const surplus = new Map<number, number>();
  for (const line of lines) {
    surplus.set(beforeOf(line), (surplus.get(beforeOf(line)) ?? 0) + 1);
    surplus.set(line.balance, (surplus.get(line.balance) ?? 0) - 1);
  }
  const one = [...surplus].find(([, count]) => count === 1);
  return one ? [one[0]] : [...new Set(lines.map(beforeOf))].slice(0, MOST_BEGINNINGS);
};
const MOST_BEGINNINGS = 50;

/** Day after day, the lines of a day in whatever order chains: banks sort within a day, and within a second, as they please. */
const dayByDay = (links: readonly Link[]): Chain | undefined => {
  if (links.length === 0 || !links.every(isTold)) return undefined;
  const days = new Map<string, Told[]>();
  for (const line of links) {
    const day = days.get(line.day);
    if (day) day.push(line);
    else days.set(line.day, [line]);
  }
  const sorted = [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, lines]) => lines);
  for (const opening of beginnings(sorted[0] ?? [])) {
    let balance: number | undefined = opening;
    for (const day of sorted) balance = balance === undefined ? undefined : through(day, balance);
    if (balance !== undefined) return { opening: fen(opening), closing: fen(balance) };
  }
  return undefined;
};

/**
 * The running balance must chain: in files that begin with the oldest line, in those that begin with the newest, and in those that order
 * days one way and the lines of a day another. A break means that a line is missing, doubled or changed, so the file is refused:
 * `balance-breaks` with the line, what was expected and what stands there.
 */
export const checkBalances = (links: readonly Link[]): Chain => {
  const reversed = [...links].reverse();
  const onward = breaksIn(links);
  if (onward.length === 0) return ends(links);
  const backward = breaksIn(reversed);
  if (backward.length === 0) return ends(reversed);
  const mixed = dayByDay(links);
  if (mixed) return mixed;
  const [first] = backward.length < onward.length ? backward : onward;
  if (!first) return {};
  const { lineNumber, expected, told } = first;
  return {
    problem: fileProblem('balance-breaks', { line: lineNumber, expected: yuan(expected), told: yuan(told) }),
  };
};
