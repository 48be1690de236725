import type { Member } from '../../shared/actor';
import type { SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { unlessDone } from '../../platform/table/decide-again';
import { onceWith } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { release } from '../funds/fund';
import { onFund, writeFund } from '../funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { getFile } from '../files/file.table';
import { getPerson } from '../../people/accounts/person.table';
import { stillHasRole } from '../../people/roles/role.table';
import { assertSecondPerson } from '../../people/second-person/second-person.table';
import { freeInvoice } from './invoice.table';
import { decline, DECIDERS, type Spending } from './spending';
import { getDecided, getSpending, putDecidedRow, putDecision } from './spending.table';

/**
 * A second person declines, with a reason; what was held is free again, and so is the invoice. The same person again changes nothing.
 * Refuses `not-found`, `approver-is-requester`, `spending-already-decided`, `not-allowed`, and as `assertSecondPerson` does.
 */
export const declineSpending = async (
  by: Member,
  asked: { spendingId: SpendingId; reason: string },
  now: Date,
): Promise<Spending> => {
  const { organisationId, personId } = by;
  const { spendingId, reason } = asked;
  const known = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
  const decider = { personId, name: (await getPerson(personId, false))?.name };
  const at = now.toISOString();
  const invoice = await getFile(organisationId, known.spending.invoiceFileId);
  const act = () =>
    onFund(organisationId, known.spending.fundId, async (fund) => {
      const { spending } = (await getSpending(organisationId, spendingId)) ?? refuse('not-found');
      const declined = decline(spending, decider, dayOf(at), reason);
      await assertSecondPerson(by, spending.requesterId, DECIDERS, now);
      await table.transact(
        onceWith(putDecision(organisationId, declined, { deciderId: personId, decidedAt: at }), [
          putDecidedRow(organisationId, declined),
          stillHasRole(by, DECIDERS),
          ...(await freeInvoice(organisationId, spending, invoice)),
          writeFund(organisationId, release(fund, declined.amount)),
          audited(organisationId, {
            at,
            by: personId,
            what: 'spending-declined',
            which: spendingId,
            changed: { status: ['pending', 'declined'] },
          }),
        ]),
      );
      return declined;
    });
  return unlessDone(act, () =>
    getDecided(organisationId, spendingId, { status: 'declined', deciderId: personId }),
  );
};
