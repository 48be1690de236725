import { dayOf } from '../../functions/shared/time';
import type { FishSeason } from './fish-season';
import { daysAgo } from './fish-season';
import type { BankCsvLine } from './make-statements';
import { bank, desk, saveMapping, type Line } from './statement-files';

let references = 0;

/** Money that came in so many days ago, as a bank's file tells it, with a number of its own. */
export const cameIn = (amount: number, days: number, more: Partial<BankCsvLine> = {}): BankCsvLine => ({
  day: dayOf(daysAgo(days)),
  clock: '09:30:00',
  amount,
  counterpartyName: '千岛湖渔家',
  memo: '善款',
  reference: `B${String((references += 1)).padStart(10, '0')}`,
  ...more,
});

/** Imports a bank's file with these lines, and answers them as they stand then. */
export const bringBankLines = async (season: FishSeason, lines: readonly BankCsvLine[]): Promise<Line[]> => {
  const { body, status } = await desk(season).bring(bank(lines, await saveMapping(season)));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return desk(season).lines(body.statementId);
};
