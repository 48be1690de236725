import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, asked } from '../support/ask';
import { collectChanges, handOver } from '../support/changes';
import { fishSale, noticeFor, notify, orderFish, type FishSale } from '../support/fish-sale';
import { howMany } from '../support/long';
import { mail } from '../support/mail';
import { meter } from '../support/metered-table';
import { signedIn, type SignedInPerson } from '../support/sessions';
import { streamAgain, withoutStream } from '../support/table-stream';
import type { Used } from '../meter/tally';
import { figuresOf, type Operation, type Units } from './figures';
import { townOf, type Town } from './town';

const FEW = 10;
const MANY = howMany({ inFull: 10_000, small: 500 });
const figures = figuresOf<Operation>('operations');
afterAll(figures.compare);

let few: Town;
let many: Town;
let sale: FishSale;
let changes: Awaited<ReturnType<typeof collectChanges>>;

/** All that follows from what changed, and from what changes by it. Not before it is called: a request is measured alone. */
const follow = async (): Promise<void> => {
  for (let records = await changes.take(); records.length > 0; records = await changes.take())
    await handOver(records);
};

beforeAll(async () => {
  await withoutStream();
  few = await townOf('chunan', FEW);
  many = await townOf('xihu', MANY);
  await streamAgain();
  changes = await collectChanges();
  sale = await fishSale('tonglu', { maximum: 100_000_000 });
}, 600_000);
afterAll(() => changes.stop());

const unitsOf = ({ wcu, indexWcu, rcu, calls }: Used): Units => ({ wcu, ofIndexes: indexWcu, rcu, calls });
const together = (one: Units, other: Units): Units => ({
  wcu: one.wcu + other.wcu,
  ofIndexes: one.ofIndexes + other.ofIndexes,
  rcu: one.rcu + other.rcu,
  calls: one.calls + other.calls,
});

/** What something costs: its requests by themselves, and with everything that follows. */
const costOf = async (requests: () => Promise<unknown>): Promise<Operation> => {
  await follow();
  const request = unitsOf((await meter.during(randomUUID(), requests)).used);
  const following = unitsOf((await meter.during(randomUUID(), follow)).used);
  return { request, all: together(request, following) };
};

/**
 * What the request itself writes: DynamoDB answers before its indexes have followed. They are counted with everything.
 */
const written = ({ request }: Operation): number => request.wcu - request.ofIndexes;

type Act = (town: Town, who: SignedInPerson) => Promise<unknown>;

/** The same act where there are ten sign-ups and where there are ten thousand: by somebody new, who has an address. */
const inBoth = async (name: string, act: Act): Promise<Operation> => {
  const [one, other] = [await signedIn({ name: '张潮生' }), await signedIn({ name: '张潮生' })];
  const cost = await costOf(() => act(few, one));
  expect(await costOf(() => act(many, other)), `${name}, among ten thousand`).toEqual(cost);
  return figures.note(name, cost);
};

describe('a sign-up, among ten and among ten thousand', () => {
  test('that takes a place is at most 2 WCU in its request and 6 with everything, its letter included', async () => {
    const before = mail.length;
    const cost = await inBoth('Take a place (takePlace)', async (town, who) => {
      expect(await town.take(town.open, who)).toMatchObject({ status: 'holding' });
    });
    expect(mail.length).toBe(before + 2);
    expect(written(cost)).toBeLessThanOrEqual(2);
    expect(cost.all.wcu).toBeLessThanOrEqual(6);
  });

  test('that waits in line is at most 4 calls and 2 WCU in its request and 6 WCU with everything', async () => {
    const cost = await inBoth('Wait in line (takePlace)', async (town, who) => {
      expect(await town.take(town.full, who)).toMatchObject({ status: 'waiting' });
    });
    expect(cost.request.calls).toBeLessThanOrEqual(4);
    expect(written(cost)).toBeLessThanOrEqual(2);
    expect(cost.all.wcu).toBeLessThanOrEqual(6);
  });

  test('that finds every place taken writes nothing, and so does one that is sent again', async () => {
    const full = await inBoth('Find a shift full (takePlace)', async (town, who) => {
      const { status, body } = await ask('POST', town.to(town.sold), undefined, { as: who });
      expect([status, body['code']]).toEqual([409, 'shift-full']);
    });
    const again = await inBoth('Ask again for the place one holds (takePlace)', (town) =>
      town.take(town.open, town.holder),
    );
    expect([full.all.wcu, again.all.wcu]).toEqual([0, 0]);
  });

  test('given up passes the place to the first in line at the same cost', async () => {
    const before = mail.length;
    await inBoth('Give up a place, which the first in line gets (giveUpPlace)', (town) =>
      asked(200, 'POST', `${town.to(town.full)}/give-up`, undefined, { as: town.holder }),
    );
    const told = mail.slice(before).map(({ to }) => to);
    for (const town of [few, many]) expect(told).toContain(town.first.email);
  });

  test('is on a roster whose pages cost the same', async () => {
    await inBoth('Read ten of the roster (listShiftSignUps)', async (town) => {
      const path = `${town.to(town.open)}?limit=10`;
      const page = await asked<{ items: unknown[] }>(200, 'GET', path, undefined, { as: town.organiser });
      expect(page.items).toHaveLength(10);
    });
  });
});

describe('an order placed and paid', () => {
  const pay = async (email?: string): Promise<void> => {
    const { order } = await orderFish(sale, 2, email === undefined ? {} : { email });
    expect((await notify(noticeFor(order))).status).toBe(200);
  };
  test.each([
    ['Order and pay, the first of the day (placeOrder, the notice)', undefined],
    ['Order and pay (placeOrder, the notice)', undefined],
    ['Order and pay, and be thanked (placeOrder, the notice)', 'a.buyer@example.test'],
  ])(
    'is at most 4 WCU in its requests and 9 with everything, its letter included: %s',
    async (name, email) => {
      const before = mail.length;
      const cost = figures.note(name, await costOf(() => pay(email)));
      expect(mail.length - before).toBe(email === undefined ? 0 : 1);
      expect(cost.request.wcu).toBeLessThanOrEqual(4);
      expect(cost.all.wcu).toBeLessThanOrEqual(email === undefined ? 8 : 9);
    },
  );
});
