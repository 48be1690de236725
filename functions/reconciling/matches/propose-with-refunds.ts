import { fen, type Fen } from '../../shared/money';
import type { OpenDue, OpenLine } from './match-proposal';
import { proposeMatches, type Matches } from './propose-matches';

/**
 * As proposeMatches, where refunds of some dues wait to be recorded: first those dues stand in with what they will be, so that they displace no
 * right match. What is left is then looked at as it stands now: a merchant may have paid
 * before the refund.
 * @param pending by how much each of them will be less, fen
 */
export const proposeWithRefunds = (
  lines: readonly OpenLine[],
  dues: readonly OpenDue[],
  pending: ReadonlyMap<string, Fen>,
): Matches => {
  const first = proposeMatches(
    lines,
    dues.map((due) => {
      const less = pending.get(due.dueId);
      return less === undefined ? due : { ...due, amount: fen(due.amount - less), refundOpen: true };
    }),
  );
  if (pending.size === 0) return first;
  const told = new Set([...first.proposals, ...first.unclear].map(({ lineId }) => lineId));
  const taken = new Set(first.proposals.flatMap(({ dueIds }) => dueIds));
  const second = proposeMatches(
    lines.filter(({ lineId }) => !told.has(lineId)),
    dues.filter(({ dueId }) => !taken.has(dueId)),
  );
  return { proposals: [...first.proposals, ...second.proposals], unclear: first.unclear };
};
