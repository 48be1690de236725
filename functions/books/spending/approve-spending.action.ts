import type { Member } from '../../shared/actor';
import type { SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { unlessDone } from '../../platform/table/decide-again';
import { onceWith } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { spend } from '../funds/fund';
import { onFund, writeFund } from '../funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { enter } from '../ledger/entry.table';
import { getPerson } from '../../people/accounts/person.table';
import { stillHasRole } from '../../people/roles/role.table';
import { assertSecondPerson } from '../../people/second-person/second-person.table';
import { approve, DECIDERS, spendingEntry, type Spending } from './spending';
import { getDecided, getSpending, putDecidedRow, putDecision, putStretch } from './spending.table';

/**
 * A second person approves: the decision, the entry and the fund stand together or not at all. The same person again changes
 * nothing. Refuses `not-found`, `approver-is-requester`, `spending-already-decided`, `not-allowed`, and as `assertSecondPerson` does.
 */
export const approveSpending = async (
  by: Member,
  { spendingId }: { spendingId: SpendingId },
  now: Date,
): Promise<Spending> => {
  const { organisationId, personId } = by;
  const asked = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
  const decider = { personId, name: (await getPerson(personId, false))?.name };
  const at = now.toISOString();
  const done = { at, by: personId, what: 'spending-approved', which: spendingId };
  const act = () =>
    onFund(organisationId, asked.spending.fundId, async (fund) => {
      const { spending } = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
      const approved = approve(spending, decider, dayOf(at));
      await assertSecondPerson(by, spending.requesterId, DECIDERS, now);
      await table.transact(
        onceWith(putDecision(organisationId, approved, { deciderId: personId, decidedAt: at }), [
          putDecidedRow(organisationId, approved),
          stillHasRole(by, DECIDERS),
          enter(organisationId, spendingEntry(approved, at)),
          writeFund(organisationId, spend(fund, approved.amount, dayOf(at))),
          putStretch(organisationId, fund.fundId, {
            spendingId,
            from: fund.spent,
            amount: approved.amount,
            on: dayOf(at),
          }),
          audited(organisationId, { ...done, changed: { status: ['pending', 'approved'] } }),
        ]),
      );
      return approved;
    });
  return unlessDone(act, () =>
    getDecided(organisationId, spendingId, { status: 'approved', deciderId: personId }),
  );
};
