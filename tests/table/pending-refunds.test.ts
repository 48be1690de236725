import { expect, test } from 'vitest';
import { putNewDifference } from '../../functions/reconciling/differences/difference.table';
import { openDifference } from '../../functions/reconciling/differences/listed-difference';
import { pendingRefunds } from '../../functions/reconciling/matches/pending-refunds.table';
import { DifferenceId, OrderId, OrganisationId, StatementId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { daysAgo, fishSeason, type SoldFish } from '../support/fish-season';
import { newId } from '../support/new-id';
import { settle } from '../support/settle';
import { desk } from '../support/statement-files';

test('a due is told to be less by the refunds that wait in open differences, and by nothing else', async () => {
  const season = await fishSeason('chunan');
  const { o } = season;
  const [early, late] = [await season.sell(3, daysAgo(6)), await season.sell(1, daysAgo(5))];
  await settle();
  const unpaid = await season.order(1);
  const dues = await desk(season).dues();
  expect(dues.map(({ amount }) => amount).sort()).toEqual([12_600, 4_200]);
  const [mine] = dues.filter(({ amount }) => amount === 12_600);
  expect(await pendingRefunds(o)).toEqual(new Map());

  let refunds = 0;
  const note = (of: Pick<SoldFish, 'orderId' | 'transactionId'>, amount: number) => {
    const refundId = `5030000${(refunds += 1)}`;
    const orderId = OrderId.parse(of.orderId);
    const told = { lineIdentity: `wechat-refund-${refundId}`, merchantOrderId: orderId, refundId };
    const amounts = { billAmount: fen(amount), booksAmount: fen(50_400), refundedBefore: fen(0) };
    const { transactionId } = of;
    return putNewDifference(
      o,
      openDifference(
        { reason: 'refund-not-recorded', ...told, orderId, transactionId, ...amounts, at: daysAgo(4) },
        { differenceId: DifferenceId.parse(newId('dif')), statementId: StatementId.parse(newId('stm')) },
      ),
    );
  };
  await note(early, 16_800);
  expect(await pendingRefunds(o)).toEqual(new Map([[mine?.dueId, 4_200]]));
  // A part of an item for a part of its donation.
  await note(early, 8_400);
  expect(await pendingRefunds(o)).toEqual(new Map([[mine?.dueId, 6_300]]));
  // Neither of an order that is not paid, nor of one that nobody has.
  await note({ orderId: unpaid, transactionId: late.transactionId }, 16_800);
  await note({ orderId: newId('ord'), transactionId: late.transactionId }, 16_800);
  expect(await pendingRefunds(o)).toEqual(new Map([[mine?.dueId, 6_300]]));
  expect(await pendingRefunds(OrganisationId.parse('xihu'))).toEqual(new Map());
});
