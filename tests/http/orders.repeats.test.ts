import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { getOrder } from '../../functions/selling/orders/order.table';
import type { OrderId } from '../../functions/shared/ids';
import { ask, asked } from '../support/ask';
import { fishSale, type FishSale } from '../support/fish-sale';
import { holdBack } from '../support/held-back';
import { newId } from '../support/new-id';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
});

type Answer = { order?: { orderId: OrderId }; code?: string };
const order = (key = newId('key')) => {
  const what = { offerId: sale.offer.offerId, quantity: 1 };
  return ask<Answer>('POST', `${sale.at}/orders`, what, { key });
};
const deed = (what: 'pause' | 'open') =>
  asked(200, 'POST', `${sale.at}/offers/${sale.offer.offerId}/${what}`, undefined, { as: sale.finance });

/** One orders what was paused a moment ago, and is about to take the order back when the other asks the same under the same key. */
const twice = async (quick: (goOn: () => void) => void | Promise<void>) => {
  expect((await order()).status, 'the offer is known as sold').toBe(201);
  await deed('pause');
  const held = holdBack('transact', (written) => written.includes('attribute_not_exists(told)'));
  try {
    const key = newId('key');
    const first = order(key);
    await held.reached;
    const second = order(key);
    await quick(held.go);
    const answer = await second;
    held.go();
    return { first: await first, second: answer };
  } finally {
    held.go();
    held.end();
    await deed('open');
  }
};

test('an order that a repeat was told of is not taken back behind it, however slow its maker is', async () => {
  const { first, second } = await twice(() => undefined);
  expect([first.status, second.status]).toEqual([201, 201]);
  const orderId = second.body.order?.orderId;
  expect(first.body.order?.orderId).toBe(orderId);
  if (!orderId) throw new Error('told above');
  expect(await getOrder(sale.o, orderId)).toMatchObject({ status: 'placed' });
});

test('one that is taken back while a repeat waits is refused to both', async () => {
  const { first, second } = await twice(async (goOn) => {
    await pause(200);
    goOn();
  });
  expect([first.body.code, second.body.code]).toEqual(['offer-paused', 'offer-paused']);
});
