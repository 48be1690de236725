import { expect, test } from 'vitest';
import { failedIn, returnedIn } from '../../functions/reconciling/differences/returned.table';
import { forgetReturned, listReturned, noteReturned } from '../../functions/selling/orders/returned.table';
import { table } from '../../functions/platform/table/table';
import { OrderId, OrganisationId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { newId } from '../support/new-id';

const o = OrganisationId.parse('chunan');
const at = '2026-09-20T01:00:00.000Z';
const newOrder = () => ({ organisationId: o, orderId: OrderId.parse(newId('ord')) });

test('what went back is noted on its order once, by the refund’s number, and forgotten where it failed', async () => {
  const [of, other] = [newOrder(), newOrder()];
  const [one, two] = ['re-1', 're-2'].map((refundId) => ({ refundId, amount: fen(100), at }));
  if (!one || !two) throw new Error('two');
  for (const _ of [1, 2]) await table.transact([noteReturned(of, one)]);
  await table.transact([noteReturned(of, two)]);
  expect(await listReturned(of)).toEqual([one, two]);
  expect(await listReturned(other)).toEqual([]);
  const elsewhere = { ...of, organisationId: OrganisationId.parse('xihu') };
  expect(await listReturned(elsewhere)).toEqual([]);
  await forgetReturned(elsewhere, 're-1');
  await forgetReturned(other, 're-1');
  expect(await listReturned(of)).toEqual([one, two]);
  for (const _ of [1, 2]) await forgetReturned(of, 're-1');
  expect(await listReturned(of)).toEqual([two]);
});

test('it is noted with differences of money that went back, and with no other', async () => {
  const of = newOrder();
  const { orderId } = of;
  const numbers = { lineIdentity: 'wechat-refund-re-3', merchantOrderId: orderId, transactionId: '42' };
  const refund = { ...numbers, refundId: 're-3', billAmount: fen(50), at };
  const books = { orderId, booksAmount: fen(200), refundedBefore: fen(0) };
  expect(returnedIn(o, { reason: 'refund-failed', ...refund, isInBooks: false })).toEqual([]);
  await table.transact(returnedIn(o, { reason: 'refund-not-recorded', ...refund, ...books }));
  expect(await listReturned(of)).toEqual([{ refundId: 're-3', amount: 50, at }]);
  await failedIn(o, { reason: 'refund-not-recorded', ...refund, ...books });
  expect(await listReturned(of)).toHaveLength(1);
  for (const _ of [1, 2]) await failedIn(o, { reason: 'refund-failed', ...refund, isInBooks: false });
  expect(await listReturned(of)).toEqual([]);
  await failedIn(o, { reason: 'refund-failed', ...refund, merchantOrderId: 'POS-1', isInBooks: false });
});
