import type { DifferenceId, OrganisationId } from '../../shared/ids';
import type { Member } from '../../shared/actor';
import { refuse } from '../../shared/refusals';
import { decideAgain, stale, unlessDone } from '../../platform/table/decide-again';
import { table, type Write } from '../../platform/table/table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { refundsOf, totalOf, type PaidOrder } from '../../selling/orders/order';
import { notPossible } from '../../selling/orders/refund-of';
import { getOrder, markPaid } from '../../selling/orders/order.table';
import { keepNumber } from '../../selling/orders/payment-number.table';
import { refundWrites } from '../../selling/payments/refund.table';
import { getPerson } from '../../people/accounts/person.table';
import { BILL_PROVIDER } from './books-of-days.table';
import type { Difference } from './difference';
import { getDifference, putResolved } from './difference.table';
import { resolve, type ListedDifference, type Resolving } from './listed-difference';
import { isAnother, matchToOrder, setAside, type LineState } from '../lines/statement-line';
import { getLine, moveLine } from '../lines/statement-line.table';
import { changeToDo } from '../statements/statement.table';
import { waitsOtherwise } from './waits-otherwise.table';

type By = { personId: Member['personId']; name: string | undefined; note: string; at: string };

/** A lost notice: the bill's line pays its order, by the decision that a notice would have made. Nothing to do if that came meanwhile. */
const paymentWrites = async (organisationId: OrganisationId, found: Difference): Promise<Write[]> => {
  if (found.reason !== 'payment-not-recorded') return notPossible();
  const { orderId, billAmount, transactionId, at } = found;
  const order = await getOrder(organisationId, orderId);
  if (!order || totalOf(order) !== billAmount) return notPossible();
  if (order.status === 'placed')
    return [
      keepNumber({ organisationId, transactionId }, orderId),
      markPaid(order, { provider: BILL_PROVIDER, transactionId, paidAt: at }),
    ];
  return order.payment.transactionId === transactionId ? [] : notPossible();
};

const paidBy = async (organisationId: OrganisationId, found: Difference): Promise<PaidOrder> => {
  if (!('orderId' in found)) return notPossible();
  const order = await getOrder(organisationId, found.orderId);
  if (order?.status !== 'paid' || order.payment.transactionId !== found.transactionId)
    return notPossible('not-paid');
  return order;
};

/** A refund that the provider made: the order notes it, the books and the due are netted. Nothing to do if that was done meanwhile. */
const refundedWrites = async (organisationId: OrganisationId, found: Difference): Promise<Write[]> => {
  if (found.reason !== 'refund-not-recorded' && found.reason !== 'refund-of-unpaid-order')
    return notPossible();
  const order = await paidBy(organisationId, found);
  const { refundId, billAmount: amount, at } = found;
  const standing = refundsOf(order).find((refund) => refund.refundId === refundId);
  if (!standing) return refundWrites(order, { refundId, amount, at });
  return standing.amount === amount ? [] : notPossible();
};

const bookWrites = (
  organisationId: OrganisationId,
  found: Difference,
  how: Resolving['how'],
): Promise<Write[]> => {
  if (how === 'record-payment') return paymentWrites(organisationId, found);
  if (how === 'record-refund') return refundedWrites(organisationId, found);
  return Promise.resolve([]);
};

const settled = (state: LineState, found: Difference, how: Resolving['how'], by: By): LineState => {
  const { personId, name, note: why, at } = by;
  if (how === 'another-movement') return isAnother(state, { why, personId, name, at });
  if (how === 'set-aside' || !('orderId' in found)) return setAside(state, { why, personId, at });
  return matchToOrder(state, { orderId: found.orderId, why, who: { kind: 'person', personId }, at });
};

/** What was found and its file: a line, or what the file lacks. */
const lineWrites = async (
  organisationId: OrganisationId,
  { lineId, statementId, found }: ListedDifference,
  how: Resolving['how'],
  by: By,
): Promise<Write[]> => {
  const line = lineId && (await getLine(organisationId, lineId));
  if (!line) return statementId ? [changeToDo(organisationId, statementId, -1)] : [];
  const state = settled(line.state, found, how, by);
  return [
    ...moveLine(organisationId, line, { state, at: by.at, otherwise: 'stale' }),
    ...waitsOtherwise(organisationId, line, state),
  ];
};

/** As a history tells it. */
const inOneLine = (note: string): string => note.replace(/\s+/g, ' ');

type Deciding = Resolving & { at: string; name: string | undefined };

/** What is decided, its line, the books and the audit, together or not at all. */
const decide = async (
  by: Member,
  before: ListedDifference,
  { how, note, at, name }: Deciding,
): Promise<ListedDifference> => {
  const { organisationId, personId } = by;
  const after = resolve(before, { how, note, personId, name, at });
  if (after === before) return before;
  const { differenceId, found } = after;
  const audit = { at, by: personId, what: `difference-${how}`, which: differenceId, reason: inOneLine(note) };
  const done = await table.transact([
    putResolved(organisationId, after),
    ...(await lineWrites(organisationId, before, how, { personId, name, note, at })),
    ...(await bookWrites(organisationId, found, how)),
    stillMay(by),
    audited(organisationId, { ...audit, changed: { resolved: [null, how] } }),
  ]);
  // What the books were to be told stands there already: told by somebody else meanwhile, so it is asked anew what is left to do.
  return done === 'done' ? after : stale();
};

/**
 * A person resolves a difference, once: what they decide, its line, the books and the audit stand together or not at all. The
 * same by the same person again changes nothing.
 * Refuses `not-found`, `difference-already-resolved`, `resolution-not-possible`, `payment-of-another-order`, `busy`.
 */
export const resolveDifference = async (
  by: Member,
  { differenceId, how, note }: Resolving & { differenceId: DifferenceId },
  now: Date,
): Promise<ListedDifference> => {
  const { organisationId, personId } = by;
  const name = (await getPerson(personId, false))?.name;
  const asked = { how, note, at: now.toISOString(), name };
  const read = () => getDifference(organisationId, differenceId);
  return unlessDone(
    () => decideAgain(async () => decide(by, (await read()) ?? refuse('not-found'), asked)),
    async () => {
      const stands = await read();
      return stands?.resolved && resolve(stands, { ...asked, personId });
    },
  );
};
