import { sum } from '../../shared/money';
import { MOST_DUES } from '../../books/dues/due';
import { FreeDues } from './free-dues';
import { type DueSet, type Pass, passes, type Payer, payerOf } from './match-passes';
import type { MatchProposal, OpenDue, OpenLine, UnclearLine, Unsure } from './match-proposal';
import { referenceKey } from './reference-codes';
import { unclearLines } from './unclear-lines';

type Found = { line: Payer; dues: DueSet; because: Pass['because'] };

/** What a surer pass wants and cannot settle: weaker passes keep off it, lines and dues alike. */
type Contested = { lines: Set<string>; dues: Set<string> };

const contest = (contested: Contested, line: Payer, sets: readonly DueSet[]): void => {
  contested.lines.add(line.lineId);
  for (const due of sets.flat()) contested.dues.add(due.dueId);
};

const isOfOneFund = (dues: DueSet): boolean => dues.every((due) => due.fundId === dues[0]?.fundId);

/**
 * One pass over all lines against the same free dues. What two lines want, neither gets; what a line wants in two ways, it does not get. Dues of several
 * funds are a reading that stands against weaker ones and is none that could be confirmed: a remittance goes to one fund.
 */
const runPass = (pass: Pass, lines: readonly Payer[], free: FreeDues, contested: Contested): Found[] => {
  const wanted = lines
    .filter((line) => !contested.lines.has(line.lineId))
    .map((line) => ({ line, sets: pass.find(line, free) }))
    .filter(({ sets }) => sets.length > 0);
  const wantedBy = new Map<string, number>();
  for (const { sets } of wanted) {
    for (const dueId of new Set(sets.flat().map((due) => due.dueId)))
      wantedBy.set(dueId, (wantedBy.get(dueId) ?? 0) + 1);
  }
  const isFree = (due: OpenDue): boolean => wantedBy.get(due.dueId) === 1 && !contested.dues.has(due.dueId);
  const settled: Found[] = [];
  const unsettled: typeof wanted = [];
  for (const each of wanted) {
    const [dues, other] = each.sets;
    if (dues && !other && isOfOneFund(dues) && dues.every(isFree))
      settled.push({ line: each.line, dues, because: pass.because });
    else unsettled.push(each);
  }
  for (const { line, sets } of unsettled) contest(contested, line, sets);
  return settled;
};

/** The surest pass that finds anything; what weaker ones would find is asked again once its dues are taken. */
const surest = (lines: readonly Payer[], free: FreeDues): Found[] => {
  const contested: Contested = { lines: new Set(), dues: new Set() };
  for (const pass of passes) {
    const found = runPass(pass, lines, free, contested);
    if (found.length > 0) return found;
  }
  return [];
};

const proposalOf = ({ line, dues, because }: Found): MatchProposal[] => {
  const first = dues[0];
  const last = dues.at(-1);
  if (!first || !last) return [];
  const references = dues
    .map((due) => due.reference)
    .filter((reference) => line.named.has(referenceKey(reference)));
  const facts = {
    merchantId: first.merchantId,
    payer: line.counterpartyName,
    lineDay: line.day,
    from: first.day,
    to: last.day,
    references: [...new Set(references)],
  };
  return [
    {
      lineId: line.lineId,
      dueIds: dues.map((due) => due.dueId),
      total: sum(dues.map((due) => due.amount)),
      because,
      facts,
    },
  ];
};

const byLine =
  <Each extends { lineId: string }>(dayOf: (each: Each) => string) =>
  (one: Each, other: Each): number =>
    dayOf(one) + one.lineId < dayOf(other) + other.lineId ? -1 : 1;

/** One reading, which cannot be confirmed as things stand. */
const whyNotYet = ({ dues }: Found): Unsure | undefined => {
  if (dues.some((due) => due.refundOpen)) return 'refund-open';
  return dues.length > MOST_DUES ? 'too-many-dues' : undefined;
};

/** What is proposed, and what fits dues and is not, because only a person can tell. Both by the line's day. */
export type Matches = { proposals: MatchProposal[]; unclear: UnclearLine[] };

/**
 * Which dues may each bank line pay over? Suggestions for a person, each with its reason; ambiguity gives none and is told as such. Each is of one
 * merchant to one fund; give all open dues of the organisation at once, or what is ambiguous among them is not seen. The order of lines and dues in the
 * arguments makes no difference. An outgoing line pays nothing over, and no line pays a due of a later day.
 *
 * Passes, surest first: `remittance-reference` the memo names the dues' code and the amount is all that is owed under it; `reference-and-days` the same for
 * one run of days or one due; `payer-and-total` the payer is one merchant, the amount all that it owes a fund up to the line's day or the day before;
 * `payer-and-run` the same for exactly one run of days; `payer-and-single` for exactly one due. After each pass that finds something the surest begins
 * again. More than `MOST_DUES` dues are told, not proposed, and so are dues of which a refund waits to be recorded: they stand in with what they
 * will be, so that no other line takes them for what they are not any more.
 *
 * Cost: no subsets are searched. A round is lines × log(days) for totals and lines × days of that merchant for runs; there are at most as many rounds
 * as proposals, and in each of them every merchant moves on at once.
 */
export const proposeMatches = (lines: readonly OpenLine[], dues: readonly OpenDue[]): Matches => {
  const free = new FreeDues(dues);
  let waiting = lines.filter((line) => line.kind === 'income' && line.amount > 0).map(payerOf);
  const found: Found[] = [];
  for (let more = surest(waiting, free); more.length > 0; more = surest(waiting, free)) {
    for (const { dues: taken } of more) free.take(taken);
    const done = new Set(more.map(({ line }) => line.lineId));
    waiting = waiting.filter((line) => !done.has(line.lineId));
    found.push(...more);
  }
  const notYet = found.flatMap((each): UnclearLine[] => {
    const unsure = whyNotYet(each);
    const dueIds = each.dues.map((due) => due.dueId).sort();
    return unsure ? [{ lineId: each.line.lineId, dueIds, unsure, otherLineIds: [] }] : [];
  });
  const dayOf = new Map<string, string>(lines.map((line) => [line.lineId, line.day]));
  return {
    proposals: found
      .filter((each) => !whyNotYet(each))
      .flatMap(proposalOf)
      .sort(byLine((each) => each.facts.lineDay)),
    unclear: [...notYet, ...unclearLines(waiting, free)].sort(byLine((each) => dayOf.get(each.lineId) ?? '')),
  };
};
