import type { FreeDues } from './free-dues';
import { type DueSet, passes, type Payer, readingsOfNamesakes } from './match-passes';
import type { OpenDue, UnclearLine, Unsure } from './match-proposal';

/** What the surest pass reads that reads anything; else what the payer's namesakes could pay. */
const readingsOf = (line: Payer, free: FreeDues): { sets: readonly DueSet[]; ofNamesakes: boolean } => {
  for (const pass of passes) {
    const sets = pass.find(line, free);
    if (sets.length > 0) return { sets, ofNamesakes: false };
  }
  return { sets: readingsOfNamesakes(line, free), ofNamesakes: true };
};

const several = (dues: readonly OpenDue[], of: 'merchantId' | 'fundId'): boolean =>
  new Set(dues.map((due) => due[of])).size > 1;

const whyUnsure = (sets: readonly DueSet[], ofNamesakes: boolean): Unsure => {
  const dues = sets.flat();
  if (ofNamesakes || several(dues, 'merchantId')) return 'several-merchants';
  const isOne = sets.length === 1;
  if (several(dues, 'fundId')) return isOne ? 'funds-together' : 'several-funds';
  return isOne ? 'several-lines' : 'several-readings';
};

/**
 * Why each of these lines is proposed for nothing although its money fits dues. Lines whose money fits none are not told.
 * @param lines for which all passes are through @param free the dues that are left
 */
export const unclearLines = (lines: readonly Payer[], free: FreeDues): UnclearLine[] => {
  const read = lines
    .map((line) => ({ lineId: line.lineId, ...readingsOf(line, free) }))
    .filter(({ sets }) => sets.length > 0);
  const linesOf = new Map<string, Set<UnclearLine['lineId']>>();
  for (const { lineId, sets } of read) {
    for (const { dueId } of sets.flat()) linesOf.set(dueId, (linesOf.get(dueId) ?? new Set()).add(lineId));
  }
  return read.map(({ lineId, sets, ofNamesakes }) => {
    const dueIds = [...new Set(sets.flat().map((due) => due.dueId))].sort();
    const others = new Set(dueIds.flatMap((dueId) => [...(linesOf.get(dueId) ?? [])]));
    others.delete(lineId);
    return { lineId, unsure: whyUnsure(sets, ofNamesakes), dueIds, otherLineIds: [...others].sort() };
  });
};
