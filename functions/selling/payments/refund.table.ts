import { minus, times } from '../../shared/money';
import { type Day, dayOf } from '../../shared/time';
import type { Write } from '../../platform/table/table';
import { dueIdOf, type DuePlace, type OpenDue, type PageOfDue } from '../../books/dues/due';
import { addToPage, findPage, getDue, openPage } from '../../books/dues/due.table';
import { enter, getEntry } from '../../books/ledger/entry.table';
import { type Order, type PaidOrder, type Refund } from '../orders/order';
import { refundOf } from '../orders/refund-of';
import { putRefund, takeRefundBack } from '../orders/order.table';
import { refundEntry, refundEntryId, refundUndoneEntry, saleEntry } from '../orders/sale';

/** The page on which the order's sale was counted, while it is open. */
const openPageOf = async (order: PaidOrder): Promise<OpenDue | undefined> => {
  const entry = await getEntry(order.organisationId, saleEntry(order, 1));
  if (entry?.because !== 'sale') return undefined;
  const { merchantId, fundId } = order;
  const page = { merchantId, fundId, day: dayOf(order.payment.paidAt), page: entry.duePage };
  const due = await getDue(order.organisationId, dueIdOf(page));
  return due?.status === 'open' ? due : undefined;
};

const pageFor = async (
  order: PaidOrder,
  refundedAt: string,
): Promise<{ open: OpenDue } | { next: PageOfDue }> => {
  const own = await openPageOf(order);
  if (own) return { open: own };
  const later: DuePlace = { merchantId: order.merchantId, fundId: order.fundId, day: dayOf(refundedAt) };
  return findPage(order.organisationId, later);
};

/**
 * What a refund does to the books, as three writes for one transaction: the order notes it, the entry reverses the donation,
 * and a due is netted: the sale's own due while it is open, afterwards that of the refund's day, which may go below 0 and is
 * set against the next remittance. Money is told in fen, `at` in UTC.
 *
 * They go into one transaction with what the caller decides, within `decideAgain`: something may move in between. Where this refund
 * stands already, nothing is written. Refuses `resolution-not-possible`.
 * @question What a refund does to the books: three writes of above and below
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER; the fund’s ENTRY#…; the due`
 * @holds as putRefund, enter, addToPage or openPage
 * @cost 6 WCU in a transaction
 */
export const refundWrites = async (
  of: Order,
  asked: Pick<Refund, 'refundId' | 'amount' | 'at'>,
): Promise<Write[]> => {
  const { order, refund, donation } = refundOf(of, asked);
  const page = await pageFor(order, refund.at);
  const at = 'open' in page ? page.open : page.next;
  const { agreementId } = order.promised;
  const less = { count: -refund.items, amount: minus(donation), agreementId };
  const entry = refundEntry(order, refund, { donation, dueDay: at.day, duePage: at.page });
  return [
    putRefund(order, refund),
    enter(order.organisationId, entry),
    'open' in page
      ? addToPage(order.organisationId, page.open, less)
      : openPage(order.organisationId, page.next, less),
  ];
};

/** The page on which the refund was counted, while it is open; else one of the day on which it is undone. */
const pageToUndo = async (
  { organisationId, merchantId, fundId }: PaidOrder,
  counted: { dueDay: Day; duePage: number },
  at: string,
): Promise<{ open: OpenDue } | { next: PageOfDue }> => {
  const place = { merchantId, fundId, day: counted.dueDay };
  const due = await getDue(organisationId, dueIdOf({ ...place, page: counted.duePage }));
  return due?.status === 'open' ? { open: due } : findPage(organisationId, { ...place, day: dayOf(at) });
};

/**
 * A refund that was recorded is undone by an entry: the order counts it no more, the entry moves back what the refund's moved, and a
 * due has it again: the one that was netted while that is open, afterwards that of the day of undoing. Money in fen, `at` in UTC.
 *
 * They go into one transaction with what the caller decides, within `decideAgain`. A refund that does not stand (any more) gives no
 * writes: it is undone once.
 * @question What undoing a refund does to the books: three writes of above and below
 * @key main `ORG#{o}#ORDER#{order}` / `ORDER; the fund’s ENTRY#…; the due`
 * @holds as takeRefundBack, enter, addToPage or openPage
 * @cost 6 WCU in a transaction
 */
export const refundUndoneWrites = async (
  order: PaidOrder,
  { refundId, at }: { refundId: string; at: string },
): Promise<Write[]> => {
  const { organisationId, fundId } = order;
  const refund = order.refunds.find((one) => one.refundId === refundId);
  if (!refund) return [];
  const entryId = refundEntryId(order, refundId);
  const entry = await getEntry(organisationId, { fundId, at: refund.at, entryId });
  if (entry?.because !== 'refund') throw new Error(`${entryId} is noted on its order and not in the books`);
  const page = await pageToUndo(order, entry, at);
  const { day: dueDay, page: duePage } = 'open' in page ? page.open : page.next;
  const { perItem, agreementId } = order.promised;
  const again = { count: refund.items, amount: times(perItem, refund.items), agreementId };
  return [
    takeRefundBack(order, refund),
    enter(organisationId, refundUndoneEntry(order, entry, { refundId, at, dueDay, duePage })),
    'open' in page ? addToPage(organisationId, page.open, again) : openPage(organisationId, page.next, again),
  ];
};
