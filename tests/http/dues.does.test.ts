import { expect, test } from 'vitest';
import { OrganisationId } from '../../functions/shared/ids';
import { listDues } from '../../functions/books/dues/due.table';
import { bringBankLines, cameIn } from '../support/bank-line';
import { daysAgo, fishSeason } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, paymentLine, refundLine, wechat } from '../support/statement-files';

test('what was refunded whole is owed by nobody: it waits in no list; a later sale of that day is owed again', async () => {
  const season = await fishSeason('nothing-owed');
  const at = desk(season);
  const refunded = await season.sell(1, daysAgo(6));
  const kept = await season.sell(2, daysAgo(5));
  await settle();
  const days = async () => (await at.dues()).map(({ day, amount }) => [day, amount]);
  const [first, second] = (await at.dues()).map(({ day }) => day);
  expect(await days()).toEqual([
    [first, 4_200],
    [second, 8_400],
  ]);

  const refund = refundLine(refunded, { refundId: '50300009990000000000000001', at: daysAgo(4) });
  await at.bring(wechat([paymentLine(refunded), paymentLine(kept), refund]));
  const [difference] = await at.differences();
  const resolution = { how: 'record-refund', note: '按账单补记' };
  expect((await at.resolve(difference?.differenceId ?? '', resolution)).status).toBe(200);
  await settle();
  expect(await days()).toEqual([[second, 8_400]]);
  // It stands in the books, for the sale that may still come.
  const standing = await listDues(OrganisationId.parse(season.o), { status: 'open', limit: 10 });
  expect(standing.items.map(({ amount }) => amount)).toEqual([0, 8_400]);

  const [line] = await bringBankLines(season, [cameIn(8_400, 1)]);
  const [proposed] = (await at.proposals()).items;
  expect([proposed?.line.lineId, proposed?.dues.length]).toEqual([line?.lineId, 1]);
  const dueIds = proposed?.dues.map(({ dueId }) => dueId) ?? [];
  expect((await at.confirm({ lineId: line?.lineId, dueIds })).status).toBe(201);
  expect(await days()).toEqual([]);
  expect(await at.fund(season.fundId)).toMatchObject({ received: 8_400, outstanding: 0 });

  await season.sell(1, daysAgo(6, 5));
  await settle();
  expect(await days()).toEqual([[first, 4_200]]);
});
