import type { Entry, Leg } from '../../../../functions/books/ledger/entry';
import type { Answer } from '../../lib/contract';

export type { Entry, Leg };
export type { ListedFund } from '../../../../functions/selling/campaigns/listed-fund';

export type FundAsItStands = Answer<`/organisations/${string}/funds/${string}`>;

/** The five figures of a fund, as the address names them. */
export type Figure = 'received' | 'promised' | 'held' | 'spent' | 'free';

const FIGURES: readonly Figure[] = ['received', 'promised', 'held', 'spent', 'free'];

export const figureOf = (asked: string | undefined): Figure =>
  FIGURES.find((figure) => figure === asked) ?? 'free';

/** Which entries make up a figure. What is held is no entry yet: it is a spending that waits. */
export const madeOf: Readonly<Record<Exclude<Figure, 'held'>, readonly Entry['because'][]>> = {
  received: ['remittance', 'remittance-undone'],
  promised: ['sale', 'refund', 'refund-undone', 'remittance', 'remittance-undone'],
  spent: ['spending'],
  free: ['sale', 'refund', 'refund-undone', 'remittance', 'remittance-undone', 'spending'],
};

export const debitsOf = (entry: Entry): readonly { account: string; amount: number }[] =>
  entry.legs.flatMap((leg) => ('debit' in leg ? [{ account: leg.account, amount: leg.debit }] : []));
export const creditsOf = (entry: Entry): readonly { account: string; amount: number }[] =>
  entry.legs.flatMap((leg) => ('credit' in leg ? [{ account: leg.account, amount: leg.credit }] : []));

/** Fen: debits equal credits. */
export const amountOf = (entry: Entry): number => debitsOf(entry).reduce((sum, leg) => sum + leg.amount, 0);
