import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/ask';
import { fishSale, noticeFor, notify, orderFish, sellFish, type FishSale } from '../support/fish-sale';
import { mail } from '../support/mail';
import { meter } from '../support/metered-table';
import { signedIn } from '../support/sessions';
import { settle } from '../support/settle';
import { streamAgain, withoutStream } from '../support/table-stream';
import { figuresOf, type Operation, type Units } from './figures';
import { townOf, type Town } from './town';
import type { Used } from '../meter/tally';

const figures = figuresOf<Operation>('operations');
const FEW = 10;
const MANY = 10_000;
let few: Town;
let many: Town;
let sale: FishSale;

beforeAll(async () => {
  await withoutStream();
  few = await townOf('chunan', FEW);
  many = await townOf('xihu', MANY);
  await streamAgain();
  sale = await fishSale('tonglu', { maximum: 100_000_000 });
  await sellFish(sale, 1);
  await settle();
}, 600_000);
afterAll(figures.compare);

const unitsOf = ({ wcu, rcu, calls }: Used): Units => ({ wcu, rcu, calls });

/** What something costs: its requests by themselves, and with everything that follows. */
const measured = async (name: string, request: () => Promise<unknown>): Promise<Operation & { ownWcu: number }> => {
  const asking = (await meter.during(`${name} ${randomUUID()}`, request)).used;
  const following = (await meter.during(`what follows ${randomUUID()}`, settle)).used;
  console.log(name, JSON.stringify(asking.byOperation), JSON.stringify(following.byOperation));
  const all = {
    wcu: asking.wcu + following.wcu,
    rcu: asking.rcu + following.rcu,
    calls: asking.calls + following.calls,
  };
  return { request: unitsOf(asking), all, ownWcu: asking.wcu - asking.indexWcu };
};

test('sign-up', async () => {
  for (const town of [few, many]) {
    const [who, waits] = [await signedIn({ name: '张三' }), await signedIn({ name: '李四' })];
    await settle();
    console.log(await measured('place', () => town.take(town.open, who)));
    console.log(await measured('wait', () => town.take(town.full, waits)));
    console.log(mail.length);
  }
});
