import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { config } from '../../functions/platform/config';
import { ask, asked } from '../support/ask';
import { fishSale, noticeFor, notify, orderFish, type FishSale, type Ordered } from '../support/fish-sale';
import { mail } from '../support/mail';
import { settle } from '../support/settle';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
});

/** As docs/operations.md says, under Rotate. */
const before = config.authSecret;
const turn = (to: string): void =>
  void Object.assign(config, { authSecret: `${to} secret that is long enough to be one` });
afterEach(() => void Object.assign(config, { authSecret: before }));

const statusBy = async (orderId: string, key: string): Promise<number> =>
  (await ask('GET', `${sale.at}/orders/${orderId}?key=${key}`)).status;
const linkIn = (text: string | undefined): string => /key=([\w-]+)/.exec(text ?? '')?.[1] ?? 'no link';

test('a letter that leaves after the secret was turned leads to its order, and so do all that were sent before', async () => {
  const { order, viewKey } = await orderFish(sale, 1, { email: 'buyer@people.test' });
  turn('another');
  expect((await notify(noticeFor(order))).status).toBe(200);
  await settle();
  const key = linkIn(mail.findLast(({ to }) => to === 'buyer@people.test')?.text);
  expect(key).not.toBe(viewKey);
  turn('a third');
  for (const each of [viewKey, key]) expect(await statusBy(order.orderId, each)).toBe(200);
  expect(await statusBy(order.orderId, 'a-key-of-nobody-at-all')).toBe(404);
});

test('an order that is repeated after it answers a key that opens it, however often it is turned', async () => {
  const key = randomUUID();
  const body = { offerId: sale.offer.offerId, quantity: 2 };
  const place = () => asked<Ordered>(201, 'POST', `${sale.at}/orders`, body, { key });
  const keys: string[] = [];
  for (const secret of ['one', 'two', 'two', 'three']) {
    turn(secret);
    keys.push((await place()).viewKey);
  }
  const { order } = await place();
  expect(new Set(keys).size).toBe(3);
  for (const each of keys) expect(await statusBy(order.orderId, each)).toBe(200);
  // Paying asks for the key as well.
  const paying = { provider: 'sandbox', key: keys[1] };
  expect((await ask('POST', `${sale.at}/orders/${order.orderId}/pay`, paying)).status).toBe(200);
});
