import { print } from './figures';
import { countedBy, isCounting, openStage, timed } from './stage';

const ORDERS = 400;
const AT_ONCE = 20;

const stage = await openStage();
const { fishSale, noticeFor, notify, orderFish } = await import('../tests/support/fish-sale');
const sale = await fishSale('chunan', { maximum: 100_000_000 });

/** Ordered with an address for the thanks, and paid: the provider's signed notice. Requests are handed to the app as Lambda's adapter does, without a socket. */
const sell = async (): Promise<void> => {
  const { order } = await orderFish(sale, 2, { email: 'buyer@example.test' });
  const { status } = await notify(noticeFor(order));
  if (status !== 200) throw new Error(`the notice was answered ${status}`);
};
const sellAll = async (count: number): Promise<void> => {
  let left = count;
  const buyer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await sell();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, buyer));
};
// The first sale of a day opens its due; the others add to it.
await sell();
await stage.settle();

type Counted = {
  calls: number;
  rcu: number;
  wcu: number;
  followerCalls: number;
  followerRcu: number;
  followerWcu: number;
};

const counting = async (): Promise<void> => {
  const { used } = (await stage.meter?.during('orders', () => sellAll(ORDERS))) ?? {};
  const { used: after } = (await stage.meter?.during('what follows', stage.settle)) ?? {};
  if (!used || !after) throw new Error('there is no meter');
  const counted: Counted = {
    calls: used.calls / ORDERS,
    rcu: used.rcu / ORDERS,
    wcu: used.wcu / ORDERS,
    followerCalls: after.calls / ORDERS,
    followerRcu: after.rcu / ORDERS,
    followerWcu: after.wcu / ORDERS,
  };
  console.log(JSON.stringify(counted));
};

const timing = async (): Promise<void> => {
  const asking = await timed(() => sellAll(ORDERS));
  const following = await timed(stage.settle);
  const counted = await countedBy<Counted>(import.meta.url);
  await print({
    title: 'Orders placed and paid',
    says: `${ORDERS} orders of one offer of one merchant, ${AT_ONCE} at once, each placed, paid and thanked for by mail. Calls and units are those of an order; the rate is without the meter.`,
    head: ['', 'orders/s', 'calls', 'RCU', 'WCU'],
    rows: [
      ['in the two requests', ORDERS / asking.seconds, counted.calls, counted.rcu, counted.wcu],
      [
        'what follows (entry, due, sales, thanks)',
        ORDERS / following.seconds,
        counted.followerCalls,
        counted.followerRcu,
        counted.followerWcu,
      ],
    ],
  });
};

await (isCounting() ? counting() : timing());
await stage.stop();
