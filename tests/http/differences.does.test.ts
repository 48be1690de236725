import { beforeAll, expect, test } from 'vitest';
import { asked } from '../support/ask';
import {
  daysAgo,
  fishSeason,
  newTransactionId,
  notice,
  type FishSeason,
  type SoldFish,
} from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, paymentLine, refundLine, wechat, type Difference } from '../support/statement-files';

let season: FishSeason;
let at: ReturnType<typeof desk>;

beforeAll(async () => {
  season = await fishSeason('resolved');
  at = desk(season);
});

type OrderPage = { status: string; way: { standing: string; refunded?: { amount: number; items: number } } };
const orderOf = (orderId: string) =>
  asked<OrderPage>(200, 'GET', `${season.at}/orders/${orderId}`, undefined, { as: season.finance });
type Entry = {
  entryId: string;
  because: string;
  orderId?: string;
  legs: { account: string; debit?: number; credit?: number }[];
};
const entriesOf = async (orderId: string) => {
  const path = `${season.at}/funds/${season.fundId}/entries?limit=50`;
  const { items } = await asked<{ items: Entry[] }>(200, 'GET', path, undefined, { as: season.finance });
  return items.filter((entry) => entry.orderId === orderId);
};
const differenceOf = async (orderId: string): Promise<Difference> => {
  const found = (await at.differences()).find((each) =>
    [each.found.orderId, each.found.merchantOrderId].includes(orderId),
  );
  if (!found) throw new Error(`no difference of ${orderId}`);
  return found;
};
const stateOf = async (difference: Difference) => {
  const path = `${season.at}/statement-lines/${difference.lineId}`;
  return asked<{ line: { state: unknown }; steps: { state: { state: string } }[] }>(
    200,
    'GET',
    path,
    undefined,
    {
      as: season.finance,
    },
  );
};
/** Ordered, and the provider's notice never came. */
const lost = async (paidAt: string, quantity = 1): Promise<SoldFish> => ({
  orderId: await season.order(quantity),
  transactionId: newTransactionId(),
  amount: 16_800 * quantity,
  paidAt,
});

test('a lost notice is found by the bill: recording it pays the order, and the merchant owes the donation', async () => {
  const fish = await lost(daysAgo(3), 2);
  await at.bring(wechat([paymentLine(fish)]));
  const difference = await differenceOf(fish.orderId);
  expect(difference.may).toEqual(['record-payment', 'set-aside']);
  const { status, body } = await at.resolve(difference.differenceId, {
    how: 'record-payment',
    note: '通知丢失',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    may: [],
    resolved: { how: 'record-payment', note: '通知丢失', by: season.finance.personId, byName: '徐会计' },
  });
  await settle();
  expect(await orderOf(fish.orderId)).toMatchObject({ status: 'paid', way: { standing: 'due' } });
  expect(await entriesOf(fish.orderId)).toMatchObject([
    { because: 'sale', legs: [{ debit: 8_400 }, { credit: 8_400 }] },
  ]);
  const { line, steps } = await stateOf(difference);
  expect(line.state).toMatchObject({
    state: 'matched-to-order',
    orderId: fish.orderId,
    why: '通知丢失',
    who: { kind: 'person' },
  });
  expect(steps.map(({ state }) => state.state)).toEqual(['matched-to-order']);
  expect((await at.differences()).map(({ differenceId }) => differenceId)).not.toContain(
    difference.differenceId,
  );
  expect((await at.differences('resolved'))[0]).toEqual(body);
  // The notice comes after all: it is the same payment, and changes nothing.
  await notice(season.o, fish);
  await settle();
  expect((await entriesOf(fish.orderId)).length).toBe(1);
  expect(await orderOf(fish.orderId)).toMatchObject({ extraPayments: [] });
});

test('a notice that came after the bill leaves nothing to record: the line is matched', async () => {
  const fish = await lost(daysAgo(3));
  await at.bring(wechat([paymentLine(fish)]));
  await notice(season.o, fish);
  const difference = await differenceOf(fish.orderId);
  expect(
    (await at.resolve(difference.differenceId, { how: 'record-payment', note: '迟到的通知' })).status,
  ).toBe(200);
  await settle();
  expect((await entriesOf(fish.orderId)).length).toBe(1);
  expect((await stateOf(difference)).line.state).toMatchObject({ state: 'matched-to-order' });
});

test('recording a refund nets the due of the sale while it is open; the order shows it', async () => {
  const fish = await season.sell(3, daysAgo(5));
  await settle();
  const dueOf = async () => (await at.dues()).find((due) => due.dueId.includes(fish.paidAt.slice(0, 10)));
  expect((await dueOf())?.amount).toBe(12_600);
  await at.bring(
    wechat([paymentLine(fish), refundLine(fish, { refundId: '50300001', amount: 16_800, at: daysAgo(4) })]),
  );
  const difference = await differenceOf(fish.orderId);
  expect(difference.found.reason).toBe('refund-not-recorded');
  expect((await at.resolve(difference.differenceId, { how: 'record-refund', note: '少收一条' })).status).toBe(
    200,
  );
  await settle();
  expect((await dueOf())?.amount).toBe(8_400);
  expect((await at.fund(season.fundId)).received).toBe(0);
  expect((await orderOf(fish.orderId)).way.refunded).toMatchObject({ amount: 16_800, items: 1 });
  expect((await entriesOf(fish.orderId)).map(({ because }) => because).sort()).toEqual(['refund', 'sale']);
});

test('a refund of an order whose payment is not recorded waits for it, and can then be recorded', async () => {
  const fish = await lost(daysAgo(6));
  await at.bring(wechat([paymentLine(fish), refundLine(fish, { refundId: '50300002', at: daysAgo(6, 5) })]));
  const [payment, refund] = (await at.differences()).filter(({ found }) => found.orderId === fish.orderId);
  expect(refund?.found.reason).toBe('refund-of-unpaid-order');
  const record = () => at.resolve(refund?.differenceId ?? '', { how: 'record-refund', note: '已退款' });
  expect(await record()).toMatchObject({ status: 422, body: { code: 'resolution-not-possible' } });
  expect(
    (await at.resolve(payment?.differenceId ?? '', { how: 'record-payment', note: '补记' })).status,
  ).toBe(200);
  expect((await record()).status).toBe(200);
  await settle();
  expect(await orderOf(fish.orderId)).toMatchObject({ way: { standing: 'refunded' } });
  const sides = (await entriesOf(fish.orderId)).flatMap(({ legs }) =>
    legs.map((leg) => [leg.account.split(':')[0], leg.debit ?? -(leg.credit ?? 0)]),
  );
  expect(sides.sort()).toEqual([
    ['due-from-merchant', -4_200],
    ['due-from-merchant', 4_200],
    ['fund', -4_200],
    ['fund', 4_200],
  ]);
});

test('a refund that our books hold is not called missing where another file brought it', async () => {
  const fish = await season.sell(2, daysAgo(9));
  await settle();
  await at.bring(
    wechat([
      paymentLine(fish),
      refundLine(fish, { refundId: '50300003', amount: 16_800, at: daysAgo(9, 5) }),
    ]),
  );
  const recorded = await differenceOf(fish.orderId);
  await at.resolve(recorded.differenceId, { how: 'record-refund', note: '退一条' });
  await settle();
  const shorter = await at.bring(wechat([paymentLine(fish)]));
  expect(shorter.body.counts).toMatchObject({ known: 1, missing: 0 });
  expect((await at.differences()).filter(({ found }) => found.orderId === fish.orderId)).toEqual([]);
});

test('set aside with a note: the line says who and why, nothing enters the books', async () => {
  const fish = await season.sell(1, daysAgo(7));
  await settle();
  await at.bring(wechat([{ ...paymentLine(fish), amount: 15_000 }]));
  const difference = await differenceOf(fish.orderId);
  expect(difference.may).toEqual(['set-aside']);
  const before = await entriesOf(fish.orderId);
  const note = '顾客用了店内优惠 <b>&𠮷';
  expect((await at.resolve(difference.differenceId, { how: 'set-aside', note })).status).toBe(200);
  const { line } = await stateOf(difference);
  expect(line.state).toMatchObject({
    state: 'set-aside',
    why: note,
    who: { personId: season.finance.personId },
  });
  await settle();
  expect(await entriesOf(fish.orderId)).toEqual(before);
});

test('the same person’s retry is harmless; of several at once one is done, the others are told', async () => {
  const fish = await lost(daysAgo(8));
  await at.bring(wechat([paymentLine(fish)]));
  const { differenceId } = await differenceOf(fish.orderId);
  const once = { how: 'record-payment', note: '补记' };
  const mine = await Promise.all([1, 2, 3].map(() => at.resolve(differenceId, once)));
  expect(mine.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(mine.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  await settle();
  expect((await entriesOf(fish.orderId)).length).toBe(1);

  const another = await lost(daysAgo(8));
  await at.bring(wechat([paymentLine(another)]));
  const open = await differenceOf(another.orderId);
  const both = await Promise.all([
    at.resolve(open.differenceId, { how: 'record-payment', note: '补记' }),
    at.resolve(open.differenceId, { how: 'set-aside', note: '不是我们的' }, { as: season.colleague }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const isPaid = (await orderOf(another.orderId)).status === 'paid';
  expect(isPaid).toBe(both[0].status === 200);
});

test('a known line that comes again in another currency is a difference; one that is not known is refused', async () => {
  const [sold, other] = [await season.sell(1, daysAgo(30, 2)), await season.sell(1, daysAgo(30, 3))];
  await settle();
  await at.bring(wechat([paymentLine(sold)]));
  const inDollars = (lines: Parameters<typeof wechat>[0]) => {
    const file = wechat(lines);
    const text = new TextDecoder().decode(file.bytes).replaceAll('`CNY', '`USD');
    return { ...file, bytes: new TextEncoder().encode(text) };
  };
  const again = inDollars([paymentLine(sold)]);
  expect((await at.preview(again)).body).toMatchObject({ importable: true });
  const { status, body } = await at.bring(again);
  expect([status, body.counts]).toMatchObject([201, { lines: 1, added: 0, known: 0, changed: 1 }]);
  const found = (await at.differences()).filter((one) => one.found.transactionId === sold.transactionId);
  expect(found.map((one) => one.found)).toMatchObject([
    { reason: 'known-line-differs', currency: 'USD', billAmount: 16_800, knownAmount: 16_800 },
  ]);
  expect((await at.bring(again)).body.counts, 'once').toEqual(body.counts);
  expect((await at.bring(inDollars([paymentLine(other)]))).body).toMatchObject({
    code: 'statement-has-problems',
  });
});
