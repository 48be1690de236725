import type { MerchantId } from '../../shared/ids';
import { type DueGroup, type FreeDues, groupsAmong } from './free-dues';
import type { Because, OpenDue, OpenLine } from './match-proposal';
import { codesIn } from './reference-codes';

/** A line with what is read out of its memo once. */
export type Payer = OpenLine & { named: ReadonlySet<string> };

/** The codes that a memo names, those too that it was cut before. */
export const payerOf = (line: OpenLine): Payer => ({
  ...line,
  named: codesIn(line.codes ? `${line.memo} ${line.codes}` : line.memo),
});

/** Dues that a line may pay, oldest first. */
export type DueSet = readonly OpenDue[];

/** One way to find dues. No set: the pass has nothing to say. Several: it cannot tell, and no surer reason exists, so nobody guesses. */
export type Pass = { because: Because; find: (line: Payer, free: FreeDues) => readonly DueSet[] };

/** Sets that differ in dues of nothing alone are the same. */
const keyOf = (dues: DueSet): string =>
  dues
    .filter((due) => due.amount !== 0)
    .map((due) => due.dueId)
    .sort()
    .join(' ');

const distinct = (sets: readonly DueSet[]): DueSet[] => [
  ...new Map([...sets].reverse().map((set) => [keyOf(set), set])).values(),
];

/** Dues named by a code in the memo. A code of two merchants' dues names neither. */
const named = (line: Payer, free: FreeDues): DueSet => {
  const dues = free.withReferences(line.named);
  return new Set(dues.map((due) => due.merchantId)).size === 1 ? dues : [];
};

/** The merchants that the payer's name may say, unless the memo names another one's dues. */
const merchantsOf = (line: Payer, free: FreeDues): readonly MerchantId[] => {
  const byName = free.merchantsNamed(line.wholeName ?? line.counterpartyName);
  const dues = free.withReferences(line.named);
  return dues.length === 0 ? byName : byName.filter((one) => dues.some((due) => due.merchantId === one));
};

const merchantOf = (line: Payer, free: FreeDues): MerchantId | undefined => {
  const [one, other] = merchantsOf(line, free);
  return other === undefined ? one : undefined;
};

/** The number of days of a group up to and with a day. */
const countUpTo = (group: DueGroup, day: string): number => {
  let low = 0;
  let high = group.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((group[middle]?.day ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Everything owed up to the line's day, or up to the day before it: a transfer in the morning does not know the evening's sales. */
const totalIn = (group: DueGroup, line: Payer): DueSet[] => {
  const days = countUpTo(group, line.day);
  const isToday = group[days - 1]?.day === line.day;
  const until = (isToday ? [days, days - 1] : [days]).find(
    (count) => count > 0 && group[count - 1]?.upTo === line.amount,
  );
  return until === undefined ? [] : [group.slice(0, until).flatMap((each) => each.dues)];
};

/** Runs of days one after the other (days on which nothing is owed are no part of any), at most two: the second makes it ambiguous. */
const runsIn = (group: DueGroup, line: Payer): DueSet[] => {
  const days = group.slice(0, countUpTo(group, line.day)).filter((each) => each.amount !== 0);
  const runs: DueSet[] = [];
  /** For each sum of the days before a day: those days. A run is a difference of two such sums. */
  const starts = new Map<number, number[]>([[0, [0]]]);
  let upTo = 0;
  for (const [index, { amount }] of days.entries()) {
    upTo += amount;
    for (const start of starts.get(upTo - line.amount) ?? []) {
      runs.push(days.slice(start, index + 1).flatMap((each) => each.dues));
      if (runs.length === 2) return runs;
    }
    starts.set(upTo, [...(starts.get(upTo) ?? []), index + 1].slice(0, 2));
  }
  return runs;
};

const totalsIn = (groups: readonly DueGroup[], line: Payer): DueSet[] =>
  distinct(groups.flatMap((group) => totalIn(group, line)));

/** Single dues and runs of days. The first group holds all dues. */
const partsIn = (groups: readonly DueGroup[], line: Payer): DueSet[] => {
  const all = groups[0]?.flatMap(({ dues }) => dues) ?? [];
  const singles = all.filter((due) => due.day <= line.day && due.amount === line.amount);
  return distinct([...singles.map((due) => [due]), ...groups.flatMap((group) => runsIn(group, line))]);
};

const runsAndSingles = (line: Payer, free: FreeDues): DueSet[] => {
  const merchantId = merchantOf(line, free);
  return merchantId ? partsIn(free.groupsOf(merchantId), line) : [];
};

/** All that is owed under the code, to all funds or to one. */
const byReference = (line: Payer, free: FreeDues): DueSet[] => totalsIn(groupsAmong(named(line, free)), line);

/** A part of what is owed under the code: the code says who pays, the amount for which days. */
const byReferenceAndDays = (line: Payer, free: FreeDues): DueSet[] =>
  partsIn(groupsAmong(named(line, free)), line);

/** All that is owed to one fund is no surer than a run or a single due of another one: with such a one beside it, there are several readings. */
const byTotal = (line: Payer, free: FreeDues): DueSet[] => {
  const merchantId = merchantOf(line, free);
  if (!merchantId) return [];
  const totals = totalsIn(free.groupsOf(merchantId), line);
  const [total, second] = totals;
  if (!total || second) return totals;
  const funds = new Set(total.map((due) => due.fundId));
  const ofOthers = runsAndSingles(line, free).filter((set) => set.some((due) => !funds.has(due.fundId)));
  return [total, ...ofOthers];
};

/** A run and a single due of the same amount are two readings: then neither pass has one. */
const byRun = (line: Payer, free: FreeDues): DueSet[] => {
  const sets = runsAndSingles(line, free);
  return sets.length === 1 && sets[0]?.length === 1 ? [] : sets;
};

/** Surest first. */
export const passes: readonly Pass[] = [
  { because: 'remittance-reference', find: byReference },
  { because: 'reference-and-days', find: byReferenceAndDays },
  { because: 'payer-and-total', find: byTotal },
  { because: 'payer-and-run', find: byRun },
  { because: 'payer-and-single', find: runsAndSingles },
];

/** What a line could pay if it came from any of several merchants that have the payer's name: nobody can tell which. None for one merchant. */
export const readingsOfNamesakes = (line: Payer, free: FreeDues): DueSet[] => {
  const merchants = merchantsOf(line, free);
  if (merchants.length < 2) return [];
  return merchants.flatMap((merchantId) => {
    const groups = free.groupsOf(merchantId);
    return distinct([...totalsIn(groups, line), ...partsIn(groups, line)]);
  });
};
