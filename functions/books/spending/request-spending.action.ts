import type { Member } from '../../shared/actor';
import { SpendingId, type FundId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { askedBy, idOf } from '../../platform/table/once';
import { getFile } from '../files/file.table';
import { hold } from '../funds/fund';
import { onFund, writeFund } from '../funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { getPerson } from '../../people/accounts/person.table';
import { stillHasRole } from '../../people/roles/role.table';
import { claimInvoice } from './invoice.table';
import { REQUESTERS, requestOf, type NewSpending, type Spending } from './spending';
import { getSpendingAsked, putNewSpending } from './spending.table';

/**
 * Asks for money of a fund, with the invoice, which is on no other request. The amount is held from now on. A retry gets the
 * spending as it stands. Refuses `not-found`, `invoice-not-found`, `invoice-already-used`, `unit-missing`, `fund-too-small`, `request-key-reused`, `not-allowed`.
 */
export const requestSpending = async (
  by: Member,
  asked: { fundId: FundId; requestKey: RequestKey; what: NewSpending },
  now: Date,
): Promise<Spending> => {
  const { organisationId, personId } = by;
  const { fundId, what } = asked;
  const [invoice, person] = await Promise.all([
    getFile(organisationId, what.invoiceFileId),
    getPerson(personId, false),
  ]);
  if (!invoice) return refuse('invoice-not-found');
  const spendingId = SpendingId.parse(idOf('spd', askedBy(by, asked)));
  const at = now.toISOString();
  const spending = requestOf(what, { spendingId, fundId, by: { personId, name: person?.name }, at });
  const mark = { fundId, ...what };
  return onFund(organisationId, fundId, async (fund) => {
    // A retry is told from a new request before the fund is asked: its own hold may have emptied it.
    const earlier = await getSpendingAsked(organisationId, spendingId, mark);
    if (earlier) return earlier;
    const held = hold(fund, spending.amount);
    await putNewSpending(organisationId, spending, mark, [
      ...claimInvoice(organisationId, spending, invoice),
      writeFund(organisationId, held),
      stillHasRole(by, REQUESTERS),
      audited(organisationId, {
        at,
        by: personId,
        what: 'spending-requested',
        which: spendingId,
        changed: { status: [null, 'pending'], amount: [null, spending.amount] },
      }),
    ]);
    return spending;
  });
};
