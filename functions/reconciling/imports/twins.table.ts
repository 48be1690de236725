import type { StatementLineId } from '../../shared/ids';
import { listMovements, type OfAccount } from '../lines/movement.table';
import { sameMovement, traceOf, type Trace } from '../lines/same-movement';
import { lineIdOf, linesById } from '../lines/statement-line.table';
import type { BankLine } from '../readers/bank-line';

/**
 * A line of this file that another file brought already, written otherwise. Where that is not certain, a person says; without `lineId`
 * nothing known fits, or several do, and its own number was rounded by a spreadsheet (`rounded`).
 */
export type Twin = { lineNumber: number; lineId?: StatementLineId; isCertain: boolean; rounded?: string };

type Own = { lineNumber: number; trace: Trace };
type Free = Map<StatementLineId, Trace>;

const fitting = ({ trace }: Own, free: Free): StatementLineId[] =>
  [...free.values()].filter((each) => sameMovement(trace, each)).map(({ lineId }) => lineId);

/** Day, amount and first digits make it unique, on either side. */
const isOnlyOne = (own: Own, known: Trace, among: { free: Free; others: readonly Own[] }): boolean =>
  (own.trace.rounded ?? known.rounded) !== undefined &&
  fitting(own, among.free).length === 1 &&
  !among.others.some((other) => other !== own && sameMovement(other.trace, known));

const twinOf = (own: Own, among: { free: Free; others: readonly Own[] }): Twin | undefined => {
  const { lineNumber, trace } = own;
  const told = { lineNumber, ...(trace.rounded !== undefined && { rounded: trace.rounded }) };
  const found = [...among.free.values()].map((each) => ({ each, is: sameMovement(trace, each) }));
  const one = found.find(({ is }) => is === 'certain') ?? found.find(({ is }) => is === 'maybe');
  if (!one?.is) return trace.rounded === undefined ? undefined : { ...told, isCertain: false };
  const isCertain = one.is === 'certain' || isOnlyOne(own, one.each, among);
  among.free.delete(one.each.lineId);
  return { ...told, lineId: one.each.lineId, isCertain };
};

/** Under the name that an earlier release gave them. */
const formerTwins = async (lines: readonly BankLine[], { organisationId }: OfAccount): Promise<Twin[]> => {
  const former = lines.flatMap((line) =>
    line.former === undefined ? [] : [{ line, lineId: lineIdOf(organisationId, line.former) }],
  );
  const standing = await linesById(
    organisationId,
    former.map(({ lineId }) => lineId),
  );
  return former
    .filter(({ lineId }) => standing.has(lineId))
    .map(({ line, lineId }) => ({ lineNumber: line.lineNumber, lineId, isCertain: true }));
};

/**
 * Which of these lines of a bank are movements that another file brought, of which this one or that one tells less: a number cut by a
 * spreadsheet, an account that was filled in later. Each known movement is the twin of one line at most. A line whose own number was
 * rounded is told too where nothing known fits: nobody can say whether it is known.
 * @question Did another file bring these movements, written otherwise? (through listMovements, linesById)
 * @key main `ORG#{o}#MOVEMENTS#{account}#{day}` / `{line}`
 * @cost 1 RCU for about twenty movements of the file's days
 */
export const findTwins = async (lines: readonly BankLine[], of: OfAccount): Promise<Map<number, Twin>> => {
  const twins = new Map((await formerTwins(lines, of)).map((twin) => [twin.lineNumber, twin]));
  for (const day of new Set(lines.map((line) => line.day))) {
    const known = await listMovements(of, day);
    const free = new Map(known.map((trace) => [trace.lineId, trace]));
    const own = lines
      .filter((line) => line.day === day && !twins.has(line.lineNumber))
      .map((line) => ({
        lineNumber: line.lineNumber,
        trace: traceOf(line, lineIdOf(of.organisationId, line.identity)),
      }));
    const others = own.filter(({ trace }) => !free.delete(trace.lineId));
    // What only one line can be is settled first, whatever order the file has.
    const isSure = (each: Own) =>
      [...free.values()].some((known) => sameMovement(each.trace, known) === 'certain');
    for (const each of [...others].sort((a, b) => Number(isSure(b)) - Number(isSure(a)))) {
      const twin = twinOf(each, { free, others });
      if (twin) twins.set(twin.lineNumber, twin);
    }
  }
  return twins;
};
