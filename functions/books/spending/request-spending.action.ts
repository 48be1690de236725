import { SpendingId, type FundId, type OrganisationId, type PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { fingerprint, idOf, type Asked } from '../../platform/once';
import { getFile } from '../files/file.table';
import { hold } from '../funds/fund';
import { onFund, writeFund } from '../funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { getPerson } from '../../people/accounts/person.table';
import { claimInvoice } from './invoice.table';
import { requestOf, type NewSpending, type Spending } from './spending';
import { getSpendingAsked, putNewSpending } from './spending.table';

/**
 * Asks for money of a fund, with the invoice, which is on no other request. The amount is held from now on. A retry gets the
 * spending as it stands. Refuses `not-found`, `invoice-not-found`, `invoice-already-used`, `unit-missing`, `fund-too-small`, `request-key-reused`.
 */
export const requestSpending = async (
  by: Asked & { organisationId: OrganisationId; by: PersonId },
  fundId: FundId,
  asked: NewSpending,
  now: Date,
): Promise<Spending> => {
  const { organisationId } = by;
  const [invoice, person] = await Promise.all([
    getFile(organisationId, asked.invoiceFileId),
    getPerson(by.by, false),
  ]);
  if (!invoice) return refuse('invoice-not-found');
  const spendingId = SpendingId.parse(idOf('spd', by));
  const at = now.toISOString();
  const spending = requestOf(asked, { spendingId, fundId, by: { personId: by.by, name: person?.name }, at });
  const mark = fingerprint({ fundId, ...asked });
  return onFund(organisationId, fundId, async (fund) => {
    // A retry is told from a new request before the fund is asked: its own hold may have emptied it.
    const earlier = await getSpendingAsked(organisationId, spendingId, mark);
    if (earlier) return earlier;
    await putNewSpending(organisationId, spending, mark, [
      ...claimInvoice(organisationId, spending, invoice),
      writeFund(organisationId, hold(fund, spending.amount)),
      audited(organisationId, { at, by: by.by, what: 'spending-requested', which: spendingId }),
    ]);
    return spending;
  });
};
