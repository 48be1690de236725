import { beforeAll, expect, test } from 'vitest';
import type { ListedLine } from '../../functions/reconciling/lines/listed-line';
import { ask, asked } from '../support/ask';
import { daysAgo, fishSeason, type FishSeason } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, paymentLine, refundLine, wechat } from '../support/statement-files';

let season: FishSeason;
beforeAll(async () => {
  season = await fishSeason('bills');
});

const linesOf = (orderId: string, as = season.finance) =>
  asked<{ items: ListedLine[] }>(200, 'GET', `${season.at}/statement-lines?orderId=${orderId}`, undefined, {
    as,
  });

test('an order leads to the lines of bills that tell of its payment and of its refund', async () => {
  const sold = await season.sell(2, daysAgo(3));
  const other = await season.sell(1, daysAgo(3, 4));
  await settle();
  expect(await linesOf(sold.orderId)).toEqual({ items: [] });
  const refundId = '5030000009';
  const { status, body } = await desk(season).bring(
    wechat([
      paymentLine(sold),
      paymentLine(other),
      refundLine(sold, { refundId, amount: 16_800, at: daysAgo(3, 6) }),
    ]),
  );
  expect(status).toBe(201);
  await settle();
  const { items } = await linesOf(sold.orderId, season.auditor);
  expect(items[0]).toMatchObject({
    kind: 'payment',
    statementId: body.statementId,
    transactionId: sold.transactionId,
    merchantOrderId: sold.orderId,
    state: { state: 'matched-to-order' },
  });
  // The refund waits for a person to say what it is for, and is led to all the same where a bill noted that it went back.
  expect(items.every((line) => 'merchantOrderId' in line && line.merchantOrderId === sold.orderId)).toBe(
    true,
  );
  const unpaid = await season.order(1);
  expect(await linesOf(unpaid)).toEqual({ items: [] });
});

test('of no order, or for who keeps no books, there are none', async () => {
  const path = `${season.at}/statement-lines?orderId=ord_${'0'.repeat(26)}`;
  expect((await ask('GET', path, undefined, { as: season.finance })).status).toBe(404);
  expect((await ask('GET', path)).status).toBe(401);
  expect((await ask('GET', `${season.at}/statement-lines`, undefined, { as: season.finance })).status).toBe(
    400,
  );
});
