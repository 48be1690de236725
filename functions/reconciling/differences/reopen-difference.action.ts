import type { Member } from '../../shared/actor';
import type { DifferenceId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain } from '../../platform/table/decide-again';
import { table, type Write } from '../../platform/table/table';
import { getPerson } from '../../people/accounts/person.table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { getOrder } from '../../selling/orders/order.table';
import { refundUndoneWrites } from '../../selling/payments/refund.table';
import { getLine, moveLine } from '../lines/statement-line.table';
import { changeToDo } from '../statements/statement.table';
import { trimmed } from '../readers/trimmed';
import { getDifference, putReopened } from './difference.table';
import { waitsOtherwise } from './waits-otherwise.table';
import { reopenDifferenceOf, type ListedDifference } from './listed-difference';

/** The whole reason stands in the history; a list has room for its beginning. */
const WHY_BYTES = 60;

/** Its line differs again, and its file waits for one thing more. */
const lineWrites = async (
  organisationId: OrganisationId,
  { differenceId, lineId, statementId }: ListedDifference,
  at: string,
): Promise<Write[]> => {
  const line = lineId && (await getLine(organisationId, lineId));
  if (!line) return statementId ? [changeToDo(organisationId, statementId, 1)] : [];
  // Said to be another movement, and matched since: that is undone first.
  if (line.state.state === 'matched-to-remittance') return refuse('line-already-matched');
  const state = { state: 'differs', differenceId } as const;
  return [
    ...moveLine(organisationId, line, { state, at, otherwise: 'stale' }),
    ...waitsOtherwise(organisationId, line, state),
  ];
};

/** A refund that was recorded is undone in the books, in the same moment. */
const bookWrites = async (
  organisationId: OrganisationId,
  { found, resolved }: ListedDifference,
  at: string,
): Promise<Write[]> => {
  if (resolved?.how !== 'record-refund') return [];
  if (found.reason !== 'refund-not-recorded' && found.reason !== 'refund-of-unpaid-order') return [];
  const { orderId, refundId } = found;
  const order = await getOrder(organisationId, orderId);
  return order?.status === 'paid' ? refundUndoneWrites(order, { refundId, at }) : [];
};

/**
 * A difference that was set aside, or whose refund was recorded, waits again, with a reason; who resolved it, and why, stays in its
 * history, and a recorded refund is undone by an entry. One that waits stays as it is. Refuses `not-found`, `resolution-in-books`, `difference-came-later`,
 * `line-already-matched`, `busy`.
 */
export const reopenDifference = async (
  by: Member,
  { differenceId, reason }: { differenceId: DifferenceId; reason: string },
  now: Date,
): Promise<ListedDifference> => {
  const { organisationId, personId } = by;
  const at = now.toISOString();
  const byName = (await getPerson(personId, false))?.name;
  const reopened = { why: trimmed(reason, WHY_BYTES), ...(byName !== undefined && { byName }), at };
  return decideAgain(async () => {
    const before = (await getDifference(organisationId, differenceId)) ?? refuse('not-found');
    const after = reopenDifferenceOf(before, reopened);
    if (after === before) return before;
    const line = { at, by: personId, what: 'difference-reopened', which: differenceId, reason };
    await table.transact([
      putReopened(organisationId, before, after),
      ...(await lineWrites(organisationId, before, at)),
      ...(await bookWrites(organisationId, before, at)),
      stillMay(by),
      audited(organisationId, { ...line, changed: { resolved: [before.resolved?.how, null] } }),
    ]);
    return after;
  });
};
