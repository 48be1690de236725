import { test } from 'vitest';
import { openHouse } from './house/house';
import { buy, buyTwoFish, orderOnly } from './thread/buyer';
import { announceTheRelease, checkInAndOut } from './thread/organiser';
import { followMyOrder, followTheMoney } from './thread/public';
import { reconcileTheBill, takeTheRemittance } from './thread/reconciler';
import { openTheSale, type Season } from './thread/seller';
import { spendOnBoxes } from './thread/spender';
import { fillTheShift, second, seesTheRecord } from './thread/volunteers';
import { beginWalk, type Walk } from './thread/walk';

const house = openHouse('thread', { withSeason: true });

/** Steps 2 to 4: a shift is filled and served. */
const release = async (walk: Walk): Promise<void> => {
  const { eventId, page: organiser } = await announceTheRelease(walk);
  const volunteer = await fillTheShift(walk, eventId);
  await checkInAndOut(walk, organiser, second.name);
  await seesTheRecord(walk, volunteer);
};

/** Steps 5 to 9: from the orders to the boxes, and what everybody reads of it. */
const money = async (walk: Walk, season: Season): Promise<void> => {
  const [{ page: buyer, sold: mine }, tooLittle, givenBack, untold] = await Promise.all([
    buyTwoFish(walk, season),
    buy(walk, season, 1),
    buy(walk, season, 1),
    orderOnly(walk, season, 20),
  ]);
  const finance = await reconcileTheBill(walk, { mine, tooLittle, givenBack, untold });
  await takeTheRemittance(walk, finance);
  await spendOnBoxes(walk, finance);
  await followTheMoney(walk, season);
  await followMyOrder(walk, buyer);
};

test('the whole thread: a fish sold, a shift filled, a bill reconciled: nine steps, each by whose it is, through the pages alone', async () => {
  const walk = beginWalk(house);
  const season = await openTheSale(walk);
  // As in any season, those who come to help and those who buy come at the same time.
  await Promise.all([release(walk), money(walk, season)]);
  await walk.end();
});
