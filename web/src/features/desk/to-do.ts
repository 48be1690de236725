import { useState } from 'preact/hooks';
import type { Answer } from '../../lib/contract';
import { useLoad, type Loaded } from '../../lib/load';
import { together, useLoadAll } from '../../lib/load-all';
import { startOf } from '../../lib/shanghai';
import type { Merchant } from '../merchants/merchant';
import type { OpenSpending } from '../../../../functions/books/spending/spending';
import { useOpenSpendings } from '../spending/open-spendings';
import {
  isBankLine,
  type ListedDifference,
  type ListedLine,
  type Proposed,
  type Unclear,
} from '../statements/statement';

/** Something that needs a person; `since` in UTC, or a day's beginning where a bank tells no time. */
export type ToDo = { id: string; since: string; isDay?: boolean } & (
  | { is: 'difference'; difference: ListedDifference }
  | { is: 'proposal'; proposal: Proposed }
  | { is: 'waiting'; line: ListedLine; unclear?: Unclear | undefined }
  | { is: 'spending'; spending: OpenSpending }
);

type Matches = Answer<`/organisations/${string}/match-proposals`>;

const sinceOf = (line: ListedLine): string => (isBankLine(line) ? startOf(line.day) : line.at);

/** Oldest first. What came in and is no remittance stays in its statement: only income waits here. */
const inTurn = (
  differences: readonly ListedDifference[],
  matches: Matches,
  spendings: readonly OpenSpending[],
): ToDo[] =>
  [
    ...differences.map((difference): ToDo => ({
      is: 'difference',
      id: difference.differenceId,
      since: difference.found.at,
      difference,
    })),
    ...matches.items.map((proposal): ToDo => ({
      is: 'proposal',
      id: proposal.line.lineId,
      since: sinceOf(proposal.line),
      isDay: true,
      proposal,
    })),
    ...matches.waiting
      .filter((line) => line.kind === 'income')
      .map((line): ToDo => {
        const unclear = matches.unclear.find(({ lineId }) => lineId === line.lineId);
        return { is: 'waiting', id: line.lineId, since: sinceOf(line), isDay: true, line, unclear };
      }),
    ...spendings
      .filter(({ status }) => status === 'pending')
      .map((spending): ToDo => ({
        is: 'spending',
        id: spending.spendingId,
        since: spending.requestedAt,
        spending,
      })),
  ].sort((a, b) => (a.since + a.id < b.since + b.id ? -1 : 1));

export type Desk = {
  toDo: readonly ToDo[];
  isCut: boolean;
  duesCut: boolean;
  merchants: readonly Merchant[];
};

/** Everything that needs a person; what this page itself has done is gone at once, the lists follow a moment later. */
export const useToDo = (organisationId: string) => {
  const base = `/organisations/${organisationId}` as const;
  const [differences, readDifferences] = useLoadAll(`${base}/differences`, {
    status: 'open',
  });
  const [matches, readMatches] = useLoad(`${base}/match-proposals`);
  const [spendings, readSpendings] = useOpenSpendings(organisationId);
  const [merchants, readMerchants] = useLoadAll(`${base}/merchants`);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const readAgain = async (): Promise<void> => {
    await Promise.all([readDifferences(), readMatches(), readSpendings(), readMerchants()]);
  };
  const all = together(together(differences, matches), together(spendings, merchants));
  const desk: Loaded<Desk> = all.state === 'ready' ? { state: 'ready', value: deskOf(all.value, done) } : all;
  return {
    desk,
    readAgain,
    /** It is done: it leaves the list now, and what follows from it is read. */
    finish: async (id: string): Promise<void> => {
      setDone((before) => new Set([...before, id]));
      await readAgain();
    },
  };
};

type Read = [
  [{ items: readonly ListedDifference[]; isCut: boolean }, Matches],
  [{ items: readonly OpenSpending[]; isCut: boolean }, { items: readonly Merchant[] }],
];

const deskOf = ([[differences, matches], [spendings, merchants]]: Read, done: ReadonlySet<string>): Desk => ({
  toDo: inTurn(differences.items, matches, spendings.items).filter(({ id }) => !done.has(id)),
  isCut: differences.isCut || spendings.isCut,
  duesCut: matches.isCut,
  merchants: merchants.items,
});
