import { useState } from 'preact/hooks';
import type { OpenSpending } from '../../../../functions/books/spending/spending';
import type { Proposals } from '../../../../functions/reconciling/matches/match';
import type { Count, ToDo as Counts } from '../../../../functions/reconciling/to-do/to-do';
import type { Answer, Path } from '../../lib/contract';
import { useLoad, type Loaded } from '../../lib/load';
import { together } from '../../lib/load-all';
import { me } from '../../lib/session';
import { startOf } from '../../lib/shanghai';
import { useOpenSpendings } from '../spending/open-spendings';
import type { Done } from '../statements/done';
import {
  isBankLine,
  type ListedDifference,
  type ListedLine,
  type Proposed,
  type Unclear,
} from '../statements/statement';

/** Which page of the differences. */
type DifferencesPath = Path<`/organisations/${string}/differences?${string}`>;

/** Something that needs a person; `since` in UTC, or a day's beginning where a bank tells no time. */
export type ToDo = { id: string; since: string; isDay?: boolean } & (
  | { is: 'spending'; spending: OpenSpending }
  | { is: 'difference'; difference: ListedDifference }
  | { is: 'proposal'; proposal: Proposed }
  | { is: 'waiting'; line: ListedLine; unclear?: Unclear | undefined }
);
export type Kind = ToDo['is'];

/** What holds other people up comes first; then what is wrong; then what only needs a yes. */
export const KINDS: readonly Kind[] = ['spending', 'difference', 'proposal', 'waiting'];
export const kindIn = (text: string | undefined): Kind | undefined => KINDS.find((kind) => kind === text);

const sinceOf = (line: ListedLine): string => (isBankLine(line) ? startOf(line.day) : line.at);

const spendingToDo = (spending: OpenSpending): ToDo => ({
  is: 'spending',
  id: spending.spendingId,
  since: spending.requestedAt,
  spending,
});
const differenceToDo = (difference: ListedDifference): ToDo => ({
  is: 'difference',
  id: difference.differenceId,
  since: difference.found.at,
  difference,
});
const proposalToDo = (proposal: Proposed): ToDo => ({
  is: 'proposal',
  id: proposal.line.lineId,
  since: sinceOf(proposal.line),
  isDay: true,
  proposal,
});
const waitingToDo = (line: ListedLine, unclear: Unclear | undefined): ToDo => ({
  is: 'waiting',
  id: line.lineId,
  since: sinceOf(line),
  isDay: true,
  line,
  unclear,
});

/** What one asked for oneself is for others to decide: it stands behind theirs. */
const isOwn = (item: ToDo): boolean =>
  item.is === 'spending' && item.spending.requesterId === me.value?.personId;

/** By kind; within each what the reader can do something about first, then oldest first. */
const inTurn = (one: ToDo, other: ToDo): number => {
  const byKind = KINDS.indexOf(one.is) - KINDS.indexOf(other.is);
  if (byKind !== 0) return byKind;
  const byOwner = Number(isOwn(one)) - Number(isOwn(other));
  if (byOwner !== 0) return byOwner;
  return one.since + one.id < other.since + other.id ? -1 : 1;
};

/** Of a kind: how many there are, and whether there are more than were counted. */
export type Counted = Readonly<Record<Kind, Count>>;
/** One that this page itself has done stands where it stood, with a way back. */
export type Row = { item: ToDo; done?: Done };

export type Desk = {
  rows: readonly Row[];
  counts: Counted;
  /** Of the page of differences. */
  next: string | undefined;
  isCut: boolean;
  duesCut: boolean;
  merchants: Proposals['merchants'];
};

type Read = {
  counts: Counts;
  differences: Answer<`/organisations/${string}/differences`>;
  matches: Proposals;
  spendings: { items: readonly OpenSpending[]; isCut: boolean };
};

/** What is proposed is money that came in, too. */
const countedOf = ({ counts, matches }: Read): Counted => {
  const proposed = matches.items.length;
  return {
    spending: counts.approvals,
    difference: counts.differences,
    proposal: { count: proposed, isMore: false },
    waiting: { ...counts.moneyIn, count: Math.max(0, counts.moneyIn.count - proposed) },
  };
};

const itemsOf = ({ differences, matches, spendings }: Read): ToDo[] => [
  ...spendings.items.filter(({ status }) => status === 'pending').map(spendingToDo),
  ...differences.items.map(differenceToDo),
  ...matches.items.map(proposalToDo),
  ...matches.waiting.map((line) =>
    waitingToDo(
      line,
      matches.unclear.find(({ lineId }) => lineId === line.lineId),
    ),
  ),
];

const deskOf = (read: Read, done: ReadonlyMap<string, Required<Row>>): Desk => {
  const waiting = itemsOf(read).filter(({ id }) => !done.has(id));
  const rows: Row[] = [...waiting.map((item) => ({ item })), ...done.values()];
  return {
    rows: rows.sort((one, other) => inTurn(one.item, other.item)),
    counts: countedOf(read),
    next: read.differences.next,
    isCut: read.spendings.isCut || read.matches.linesCut,
    duesCut: read.matches.isCut,
    merchants: read.matches.merchants,
  };
};

/**
 * Everything that needs a person, in four requests. What this page itself has done stays where it stood until the page is left.
 * @param differencesPath in the API: which page of them
 */
export const useToDo = (organisationId: string, differencesPath: DifferencesPath) => {
  const base = `/organisations/${organisationId}` as const;
  const [counts, readCounts] = useLoad(`${base}/to-do`);
  const [differences, readDifferences] = useLoad(differencesPath);
  const [matches, readMatches] = useLoad(`${base}/match-proposals`);
  const [spendings, readSpendings] = useOpenSpendings(organisationId);
  const [done, setDone] = useState<ReadonlyMap<string, Required<Row>>>(new Map());
  const readAgain = async (): Promise<void> => {
    await Promise.all([readCounts(), readDifferences(), readMatches(), readSpendings()]);
  };
  const all = together(together(counts, differences), together(matches, spendings));
  const ready = (): Loaded<Desk> => {
    if (all.state !== 'ready') return all;
    const [[counted, differing], [proposed, asked]] = all.value;
    const read = { counts: counted, differences: differing, matches: proposed, spendings: asked };
    return { state: 'ready', value: deskOf(read, done) };
  };
  return {
    desk: ready(),
    readAgain,
    /** It is done: that is said where it stood, and what follows from it is read. */
    finish: async (item: ToDo, how: Done): Promise<void> => {
      setDone((before) => new Map([...before, [item.id, { item, done: how }]]));
      await readAgain();
    },
    /** It was taken back: it waits where it did. */
    undone: async ({ id }: ToDo): Promise<void> => {
      await readAgain();
      setDone((before) => new Map([...before].filter(([one]) => one !== id)));
    },
  };
};
