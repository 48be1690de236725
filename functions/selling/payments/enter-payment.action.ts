import { dayOf } from '../../shared/time';
import { following } from '../../platform/table/changes';
import { decideAgain } from '../../platform/table/decide-again';
import { onceWith } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { addToPage, findPage, openPage } from '../../books/dues/due.table';
import { enter } from '../../books/ledger/entry.table';
import { donationOf, type PaidOrder } from '../orders/order';
import { orderItem } from '../orders/order.item';
import { saleEntry } from '../orders/sale';

/** The entry and the due of the day, together; where the entry stands, both were written before (4 WCU). */
const count = async (order: PaidOrder): Promise<void> => {
  const { organisationId, merchantId, fundId } = order;
  const { agreementId } = order.promised;
  const page = await findPage(organisationId, { merchantId, fundId, day: dayOf(order.payment.paidAt) });
  const sold = { count: order.quantity, amount: donationOf(order), agreementId };
  const [at, due] =
    'open' in page
      ? [page.open, addToPage(organisationId, page.open, sold)]
      : [page.next, openPage(organisationId, page.next, sold)];
  await table.transact(onceWith(enter(organisationId, saleEntry(order, at.page)), [due]));
};

/**
 * An order became paid: the merchant owes the fund its donation. Follows from the payment exactly once, however often and in
 * whatever order the changes come; a payment that comes to light after its day was paid over opens the day's next page.
 */
export const enterPayment = following(orderItem, async ({ before, after }) => {
  if (after?.status !== 'paid' || before?.status === 'paid') return;
  // The page may be opened or paid over between reading and writing.
  await decideAgain(() => count(after));
});
