import { beforeAll, expect, test } from 'vitest';
import { OrderId, StatementLineId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { putNewDifference } from '../../functions/reconciling/differences/difference.table';
import { differenceOf } from '../../functions/reconciling/lines/kept-state';
import { openDifference } from '../../functions/reconciling/differences/listed-difference';
import { ask, asked } from '../support/ask';
import { daysAgo, fishSeason, newTransactionId, type FishSeason } from '../support/fish-season';
import { idNumber } from '../support/make-shift';
import { settle } from '../support/settle';
import { desk, paymentLine, refundLine, wechat } from '../support/statement-files';
import { wholeTable } from '../support/whole-table';

let season: FishSeason;
let other: FishSeason;
let at: ReturnType<typeof desk>;

beforeAll(async () => {
  season = await fishSeason('refused');
  other = await fishSeason('elsewhere');
  at = desk(season);
});

const says = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { code?: string }).code,
];
const openOf = async (orderId: string) => {
  const found = (await at.differences()).find((each) =>
    [each.found.orderId, each.found.merchantOrderId].includes(orderId),
  );
  return found?.differenceId ?? '';
};

test('nobody resolves twice, in the same way or another', async () => {
  await at.bring(
    wechat([
      {
        kind: 'payment',
        at: daysAgo(3),
        transactionId: newTransactionId(),
        merchantOrderId: 'POS-1',
        amount: 100,
      },
    ]),
  );
  const id = await openOf('POS-1');
  expect((await at.resolve(id, { how: 'set-aside', note: '店里的' })).status).toBe(200);
  const before = await wholeTable();
  const more = [
    at.resolve(id, { how: 'set-aside', note: '店里的' }, { as: season.colleague }),
    at.resolve(id, { how: 'set-aside', note: '改了主意' }),
    at.resolve(id, { how: 'record-payment', note: '店里的' }),
  ];
  for (const answer of await Promise.all(more))
    expect(says(answer)).toEqual([409, 'difference-already-resolved']);
  expect(await wholeTable()).toEqual(before);
});

test('what the books could not bear is not possible, and changes nothing', async () => {
  const fish = await season.sell(2, daysAgo(4));
  await settle();
  await at.bring(
    wechat([
      { ...paymentLine(fish), amount: 33_000 },
      refundLine(fish, { refundId: '5031', amount: 10_000, at: daysAgo(4, 5) }),
      {
        kind: 'payment',
        at: daysAgo(4),
        transactionId: newTransactionId(),
        merchantOrderId: 'POS-2',
        amount: 100,
      },
    ]),
  );
  const [wrong, part] = (await at.differences()).filter(({ found }) => found.orderId === fish.orderId);
  const unknown = await openOf('POS-2');
  const before = await wholeTable();
  const answers = [
    await at.resolve(wrong?.differenceId ?? '', { how: 'record-payment', note: '按账单' }),
    await at.resolve(wrong?.differenceId ?? '', { how: 'record-refund', note: '按账单' }),
    // Not a whole fish: what it means for the donation is for people to agree.
    await at.resolve(part?.differenceId ?? '', { how: 'record-refund', note: '退了一部分' }),
    await at.resolve(unknown, { how: 'record-payment', note: '猜的' }),
  ];
  expect(answers.map(says)).toEqual(answers.map(() => [422, 'resolution-not-possible']));
  expect(await wholeTable()).toEqual(before);
});

test('a payment is recorded only if it is the whole price of an order that is not paid by another', async () => {
  const orderId = OrderId.parse(await season.order(2));
  const fish = await season.sell(2, daysAgo(4));
  const made = async (of: OrderId, billAmount: number, number: number) => {
    const transactionId = newTransactionId();
    const bill = {
      lineIdentity: transactionId,
      merchantOrderId: of,
      transactionId,
      billAmount: fen(billAmount),
      at: daysAgo(4),
    };
    const found = { reason: 'payment-not-recorded' as const, ...bill, orderId: of, booksAmount: fen(33_600) };
    const lineId = StatementLineId.parse(idNumber('lin', number));
    const { differenceId } = openDifference(found, { differenceId: differenceOf(lineId), lineId });
    await putNewDifference(season.o, openDifference(found, { differenceId, lineId }));
    return differenceId;
  };
  const record = { how: 'record-payment', note: '按账单补记' };
  for (const id of [await made(orderId, 33_500, 1), await made(OrderId.parse(fish.orderId), 33_600, 2)])
    expect(says(await at.resolve(id, record))).toEqual([422, 'resolution-not-possible']);
  expect((await at.resolve(await made(orderId, 33_600, 3), record)).status).toBe(200);
});

test('how it is asked: a note, a way that exists, somebody who may, a difference of here', async () => {
  await at.bring(
    wechat([
      {
        kind: 'payment',
        at: daysAgo(5),
        transactionId: newTransactionId(),
        merchantOrderId: 'POS-3',
        amount: 100,
      },
    ]),
  );
  const id = await openOf('POS-3');
  const path = `${season.at}/differences/${id}/resolve`;
  const as = season.finance;
  for (const body of [
    { how: 'set-aside' },
    { how: 'set-aside', note: ' ' },
    { how: 'set-aside', note: '长'.repeat(201) },
    { how: 'delete', note: '删了' },
    { how: 'set-aside', note: '好', force: true },
  ])
    expect(says(await ask('POST', path, body, { as }))).toEqual([400, 'not-understood']);
  const fine = { how: 'set-aside', note: '好' };
  expect(says(await ask('POST', path, fine, { as: season.auditor }))).toEqual([403, 'not-allowed']);
  expect(says(await ask('POST', path, fine, { as: other.finance }))).toEqual([404, 'not-found']);
  const theirs = `${other.at}/differences/${id}/resolve`;
  expect(says(await ask('POST', theirs, fine, { as: other.finance }))).toEqual([404, 'not-found']);
  expect(says(await ask('POST', `${season.at}/differences/dif_0/resolve`, fine, { as }))).toEqual([
    400,
    'not-understood',
  ]);
  const list = `${season.at}/differences?status=`;
  expect(says(await ask('GET', `${list}gone`, undefined, { as }))).toEqual([400, 'not-understood']);
  await asked(200, 'GET', `${list}open`, undefined, { as: season.auditor });
});

test('both lists come in pages, by their cursor', async () => {
  const lines = Array.from({ length: 7 }, (_, minute) => ({
    kind: 'payment' as const,
    at: daysAgo(20, 1, minute),
    transactionId: newTransactionId(),
    merchantOrderId: `PAGE-${minute}`,
    amount: 100,
  }));
  await at.bring(wechat(lines));
  type Page = { items: { found: { merchantOrderId: string } }[]; next?: string };
  const page = (query: string) =>
    asked<Page>(200, 'GET', `${season.at}/differences?${query}`, undefined, { as: season.finance });
  const first = await page('limit=4');
  const second = await page(`limit=3&cursor=${first.next}`);
  expect([...first.items, ...second.items].map(({ found }) => found.merchantOrderId)).toEqual(
    lines.map(({ merchantOrderId }) => merchantOrderId),
  );
  expect(
    says(await ask('GET', `${season.at}/differences?cursor=nonsense`, undefined, { as: season.finance })),
  ).toEqual([400, 'cursor-not-understood']);
});
