import type { OrderId, OrganisationId } from '../../shared/ids';
import { holdersOf } from '../../selling/orders/payment-number.table';
import { ordersById } from '../differences/books-of-days.table';
import { knownOrderOf } from '../differences/known-order';
import { lineIdOf } from '../lines/statement-line.table';
import type { BillLine } from '../readers/bill-line';
import { judgeBillLine, orderNamed, type Judgement } from './judgement';
import type { Bringing } from './lacks.table';

const NUMBERS_AT_ONCE = 100;

/** Of orders that wait for their payment: whose the number is that a line says paid them. */
const holders = async (
  organisationId: OrganisationId,
  transactionIds: readonly string[],
): Promise<Map<string, OrderId>> => {
  const held = new Map<string, OrderId>();
  for (let at = 0; at < transactionIds.length; at += NUMBERS_AT_ONCE) {
    const some = transactionIds.slice(at, at + NUMBERS_AT_ONCE);
    for (const [index, orderId] of (await holdersOf(organisationId, some)).entries())
      if (orderId) held.set(some[index] ?? '', orderId);
  }
  return held;
};

/**
 * These lines of a bill, each beside what the books say of its order and of whose the payment's number is (through ordersById and
 * holdersOf). `at` UTC; `ours`: the merchant accounts that are ours.
 * @question What do our books say of these lines of a bill? (through ordersById and holdersOf)
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER`
 * @cost ½ RCU each line's order, and ½ each number of an order that waits for its payment
 */
export const judgeBill = async (
  lines: readonly BillLine[],
  { organisationId, statementId, at, ours }: Bringing & { ours: readonly string[] },
): Promise<Judgement[]> => {
  const orders = await ordersById(
    organisationId,
    lines.flatMap((line) => orderNamed(line) ?? []),
  );
  const unpaid = lines.filter(
    ({ kind, merchantOrderId }) => kind === 'payment' && orders.get(merchantOrderId)?.status === 'placed',
  );
  const held = await holders(organisationId, [...new Set(unpaid.map(({ transactionId }) => transactionId))]);
  return lines.map((line) => {
    const known = knownOrderOf(orders.get(line.merchantOrderId), held.get(line.transactionId));
    const lineId = lineIdOf(organisationId, line.identity);
    return judgeBillLine(line, known, { lineId, statementId, at, ours });
  });
};
