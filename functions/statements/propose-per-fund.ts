import type { FundId } from '../shared/ids';
import { Because, type MatchProposal, type OpenDue, type OpenLine } from './match-proposal';
import { proposeMatches } from './propose-matches';

const rank = (proposal: MatchProposal): number => Because.options.indexOf(proposal.because);

/** The surest of the proposals for one line; none where two funds have equally good ones. */
const surestOf = (proposals: readonly MatchProposal[]): MatchProposal[] => {
  const best = Math.min(...proposals.map(rank));
  const found = proposals.filter((proposal) => rank(proposal) === best);
  return found.length === 1 ? found : [];
};

/**
 * Suggestions, fund by fund: one remittance is of one merchant to one fund, so nothing else could be confirmed. What the line
 * may be for two funds alike is proposed for neither. By the line's day.
 */
export const proposePerFund = (lines: readonly OpenLine[], dues: readonly OpenDue[]): MatchProposal[] => {
  const byFund = new Map<FundId, OpenDue[]>();
  for (const due of dues) byFund.set(due.fundId, [...(byFund.get(due.fundId) ?? []), due]);
  const byLine = new Map<string, MatchProposal[]>();
  for (const proposal of [...byFund.values()].flatMap((own) => proposeMatches(lines, own)))
    byLine.set(proposal.lineId, [...(byLine.get(proposal.lineId) ?? []), proposal]);
  return [...byLine.values()]
    .flatMap(surestOf)
    .sort((one, other) => (one.facts.lineDay + one.lineId < other.facts.lineDay + other.lineId ? -1 : 1));
};
