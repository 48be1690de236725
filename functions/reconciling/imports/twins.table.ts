import type { StatementLineId } from '../../shared/ids';
import { listMovements, type OfAccount } from '../lines/movement.table';
import { sameMovement, traceOf, type Trace } from '../lines/same-movement';
import { linesById } from '../lines/statement-line.table';
import type { BankLine } from '../readers/bank-line';
import { lineIdOf } from './lacks.table';

/** A line of this file that another file brought already, written otherwise. */
export type Twin = { lineNumber: number; lineId: StatementLineId; isCertain: boolean };

const twinOf = (trace: Trace, lineNumber: number, free: Map<StatementLineId, Trace>): Twin | undefined => {
  const found = [...free.values()].map((each) => ({ each, is: sameMovement(trace, each) }));
  const one = found.find(({ is }) => is === 'certain') ?? found.find(({ is }) => is === 'maybe');
  if (!one?.is) return undefined;
  free.delete(one.each.lineId);
  return { lineNumber, lineId: one.each.lineId, isCertain: one.is === 'certain' };
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
 * spreadsheet, an account that was filled in later. Each known movement is the twin of one line at most.
 * @question Did another file bring these movements, written otherwise? (through listMovements, linesById)
 * @key main `ORG#{o}#MOVEMENTS#{account}#{day}` / `{line}`
 * @cost 1 RCU for about twenty movements of the file's days
 */
export const findTwins = async (lines: readonly BankLine[], of: OfAccount): Promise<Map<number, Twin>> => {
  const twins = new Map((await formerTwins(lines, of)).map((twin) => [twin.lineNumber, twin]));
  for (const day of new Set(lines.map((line) => line.day))) {
    const known = await listMovements(of, day);
    const free = new Map(known.map((trace) => [trace.lineId, trace]));
    const traces = lines
      .filter((line) => line.day === day && !twins.has(line.lineNumber))
      .map((line) => ({ line, trace: traceOf(line, lineIdOf(of.organisationId, line.identity)) }));
    const isKnown = new Set(traces.filter(({ trace }) => free.delete(trace.lineId)));
    for (const each of traces) {
      const twin = isKnown.has(each) ? undefined : twinOf(each.trace, each.line.lineNumber, free);
      if (twin) twins.set(twin.lineNumber, twin);
    }
  }
  return twins;
};
