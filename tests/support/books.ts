import type { Entry } from '../../functions/books/ledger/entry';
import { yuan } from '../../functions/shared/money';

/** Ids change from run to run in nothing but their letters: kept out of what is printed. */
const account = (name: string): string => name.replace(/_[0-9a-z]{26}/g, '').replace(/:(mer|fnd)$/, '');

/** Entries as a treasurer reads them, oldest first: a line a leg. */
export const books = (entries: readonly Entry[]): string =>
  [...entries]
    .reverse()
    .flatMap((entry) =>
      entry.legs.map((leg, at) => {
        const [side, amount] = 'debit' in leg ? ['debit', leg.debit] : ['credit', leg.credit];
        const head = at === 0 ? [entry.at.slice(0, 16), entry.because] : ['', ''];
        return [
          head[0]?.padEnd(17),
          head[1]?.padEnd(17),
          account(leg.account).padEnd(18),
          side.padEnd(7),
          yuan(Number(amount)).padStart(8),
        ].join(' ');
      }),
    )
    .join('\n');
