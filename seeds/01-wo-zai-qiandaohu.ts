import { castOf, type Cast } from './01-fish-cast';
import { confirmProposed, importBank, importBill, resolveAll, spendOnBoxes } from './01-fish-books';
import { announceTheNext, playTheRelease } from './01-fish-events';
import { openTheSeason, PER_FISH, sellFish, type Sale } from './01-fish-sales';
import type { Payment, Stage } from './stage';

/** What the season's orders put into the fund, in fen: twenty-five fish at ¥42.00. */
const SEPTEMBER = [
  ['09-05', 2],
  ['09-06', 6],
  ['09-08', 10],
  ['09-08', 3],
  ['09-12', 4],
  ['09-12', 1],
] as const;
const KEPT_FISH = 25;

const sellAll = async (cast: Cast, sale: Sale): Promise<Payment[]> => {
  const payments: Payment[] = [];
  for (const [number, [day, quantity]] of SEPTEMBER.entries())
    payments.push(
      await sellFish(sale, {
        name: `september-${number}`,
        quantity,
        paidAt: cast.at(day, 10, number),
        transaction: 1_000 + number,
      }),
    );
  return payments;
};

const DAY_MS = 86_400_000;

/** The last days: sold and not yet paid over, so that the desk of whoever visits has something to do. */
const sellLately = async (cast: Cast, sale: Sale, stage: Stage): Promise<void> => {
  const payments: Payment[] = [];
  for (const [number, quantity] of [2, 1, 4].entries()) {
    const paidAt = new Date(Math.floor((cast.now.getTime() - (4 - number) * DAY_MS) / 60_000) * 60_000);
    payments.push(
      await sellFish(sale, { name: `lately-${number}`, quantity, paidAt, transaction: 2_000 + number }),
    );
    await stage.settle();
  }
  await importBill(cast, 'lately', payments, cast.now);
  // For the first two days: it fits before the third day's refund is entered, and after it.
  await importBank(cast, 'lately', { day: cast.today, amount: 3 * PER_FISH }, cast.now);
};

/** Story 1, 我在千岛湖有条鱼: a season from the agreement to the boxes in two villages, told through the product's own actions. */
export const playFish = async (stage: Stage): Promise<{ cast: Cast; sale: Sale }> => {
  const cast = await castOf(stage.now, stage.organisationId);
  const sale = await openTheSeason(cast);
  await playTheRelease(cast, sale, stage);
  const payments = await sellAll(cast, sale);
  await stage.settle();
  await importBill(cast, 'september', payments, cast.at('09-14', 9));
  await resolveAll(cast, cast.at('09-14', 10));
  await stage.settle();
  await importBank(
    cast,
    'september',
    { day: `${cast.year}-09-20`, amount: KEPT_FISH * PER_FISH },
    cast.at('09-21', 9),
  );
  await stage.settle();
  await confirmProposed(cast, cast.at('09-21', 10));
  await spendOnBoxes(cast, sale, 84_000);
  await announceTheNext(cast, sale, stage);
  await sellLately(cast, sale, stage);
  await stage.settle();
  return { cast, sale };
};
