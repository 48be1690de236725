import { test } from 'vitest';
import { openHouse } from './house/house';
import { buy, buyTwoFish, orderOnly } from './thread/buyer';
import { announceTheRelease, checkInAndOut } from './thread/organiser';
import { followMyOrder, followTheMoney } from './thread/public';
import { reconcileTheBill, takeTheRemittance } from './thread/reconciler';
import { openTheSale } from './thread/seller';
import { spendOnBoxes } from './thread/spender';
import { fillTheShift, second, seesTheRecord } from './thread/volunteers';
import { beginWalk } from './thread/walk';

const house = openHouse('thread', { withSeason: true });

test('the whole thread: a fish sold, a shift filled, a bill reconciled: nine steps, each by whose it is, through the pages alone', async () => {
  const walk = beginWalk(house);
  const season = await openTheSale(walk);
  const { eventId, page: organiser } = await announceTheRelease(walk);
  const volunteer = await fillTheShift(walk, eventId);
  await checkInAndOut(walk, organiser, second.name);
  await seesTheRecord(walk, volunteer);
  const { page: buyer, sold: mine } = await buyTwoFish(walk, season);
  const tooLittle = await buy(walk, season, 1);
  const givenBack = await buy(walk, season, 1);
  const untold = await orderOnly(walk, season, 20);
  const finance = await reconcileTheBill(walk, { mine, tooLittle, givenBack, untold });
  await takeTheRemittance(walk, finance);
  await spendOnBoxes(walk, finance);
  await followTheMoney(walk, season);
  await followMyOrder(walk, buyer);
  await walk.end();
});
