import type { Member } from '../shared/actor';
import type { SpendingId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { dayOf } from '../shared/time';
import { onceWith } from '../platform/once';
import { table } from '../platform/table';
import { release } from '../funds/fund';
import { onFund, writeFund } from '../funds/fund.table';
import { audited } from '../ledger/audit.table';
import { getPerson } from '../people/person.table';
import { decline, type Spending } from './spending';
import { getSpending, putDecidedRow, putDecision } from './spending.table';

/**
 * A second person declines, with a reason; what was held is free again. The same person again changes nothing.
 * Refuses `not-found`, `approver-is-requester`, `spending-already-decided`.
 */
export const declineSpending = async (
  member: Member,
  asked: { spendingId: SpendingId; reason: string },
  now: Date,
): Promise<Spending> => {
  const { organisationId, personId } = member;
  const { spendingId, reason } = asked;
  const known = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
  const by = { personId, name: (await getPerson(personId, false))?.name };
  const at = now.toISOString();
  return onFund(organisationId, known.spending.fundId, async (fund) => {
    const { spending, deciderId } = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
    if (spending.status === 'declined' && deciderId === personId) return spending;
    const declined = decline(spending, by, dayOf(at), reason);
    await table.transact(
      onceWith(putDecision(organisationId, declined, { deciderId: personId, decidedAt: at }), [
        putDecidedRow(organisationId, declined),
        writeFund(organisationId, release(fund, declined.amount)),
        audited(organisationId, { at, by: personId, what: 'spending-declined', which: spendingId }),
      ]),
    );
    return declined;
  });
};
