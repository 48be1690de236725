import { OrderId, type FundId, type OrganisationId, type StatementId } from '../../shared/ids';
import { dayOf } from '../../shared/time';
import { areEntered } from '../../books/ledger/entry.table';
import type { PaidOrder } from '../../selling/orders/order';
import { orderItem } from '../../selling/orders/order.item';
import { getOrders } from '../../selling/orders/order.table';
import { saleEntry } from '../../selling/orders/sale';
import { readerOf } from '../readers/readers';
import { listLines } from '../lines/statement-line.table';
import { listStatements } from '../statements/statement.table';
import { compareDues } from '../../books/checks/books';
import { readBooks } from '../../books/checks/books.table';
import type { Finding } from '../../books/checks/finding';
import { lookBack, type Check } from '../../books/checks/place';

const LINES_PAGE = 100;

/** Those of these orders that are paid and not in the books. */
const notEntered = async (
  organisationId: OrganisationId,
  orderIds: readonly OrderId[],
): Promise<PaidOrder[]> => {
  const orders = await getOrders(organisationId, orderIds);
  const paid = orders.filter((order): order is PaidOrder => order?.status === 'paid');
  const entered = await areEntered(
    organisationId,
    paid.map((order) => saleEntry(order, 1)),
  );
  return paid.filter((_, at) => !entered[at]);
};

/**
 * The entry and its due are one transaction. Where the dues of that day say what their entries say, neither was written, and
 * the follower can do both. Where they differ, the entry was lost after it was counted: doing both would count it twice.
 */
const lostOrTampered = async (
  organisationId: OrganisationId,
  orders: readonly PaidOrder[],
): Promise<Finding[]> => {
  const differing = new Map<FundId, Finding[]>();
  for (const fundId of new Set(orders.map((order) => order.fundId))) {
    const { dues, tally } = await readBooks(organisationId, fundId);
    differing.set(fundId, compareDues(dues, tally));
  }
  return orders.map((order): Finding => {
    const { merchantId, fundId, orderId, payment } = order;
    const place = `${merchantId}.${dayOf(payment.paidAt)}.${fundId}.`;
    const isCounted = differing.get(fundId)?.some(({ which }) => which.startsWith(place)) ?? true;
    const missed = { kind: orderItem.kind, after: orderItem.item(order) };
    return { code: 'payment-not-entered', which: orderId, ...(isCounted ? {} : { missed }) };
  });
};

const provePayments = async (
  organisationId: OrganisationId,
  statementId: StatementId,
): Promise<Finding[]> => {
  const missing: PaidOrder[] = [];
  let cursor: string | undefined;
  do {
    const page = await listLines(organisationId, statementId, { limit: LINES_PAGE, cursor });
    const named = page.items.flatMap((line) =>
      'merchantOrderId' in line ? (OrderId.safeParse(line.merchantOrderId).data ?? []) : [],
    );
    missing.push(...(await notEntered(organisationId, [...new Set(named)])));
    cursor = page.next;
  } while (cursor);
  return lostOrTampered(organisationId, missing);
};

/**
 * The orders that the providers' bills of the last month name: each one that is paid is in the books. An order stands in no
 * list of ours (a list would cost every sale another write unit), so the bill, which has every payment, is the list.
 */
export const checkPayments: Check = async (organisationId, cursor, begun) => {
  const { items, next } = await listStatements(organisationId, { limit: 1, cursor });
  const [statement] = items;
  if (!statement || statement.importedAt < lookBack(begun)) return {};
  const { statementId, kind } = statement;
  if (readerOf(kind).brings === 'bank') return { next };
  return { place: { which: statementId, prove: () => provePayments(organisationId, statementId) }, next };
};
