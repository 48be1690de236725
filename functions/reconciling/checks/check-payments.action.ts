import * as z from 'zod';
import { OrderId, type FundId, type OrganisationId } from '../../shared/ids';
import { dayOf } from '../../shared/time';
import { areEntered } from '../../books/ledger/entry.table';
import type { PaidOrder } from '../../selling/orders/order';
import { orderItem } from '../../selling/orders/order.item';
import { getOrders } from '../../selling/orders/order.table';
import { holdersOf, holdNumber } from '../../selling/orders/payment-number.table';
import { saleEntry } from '../../selling/orders/sale';
import { soldInDays, type SoldEntry } from '../differences/books-of-days.table';
import { readerOf } from '../readers/readers';
import { listLines } from '../lines/statement-line.table';
import type { Statement } from '../statements/statement';
import { listStatements } from '../statements/statement.table';
import { compareDues } from '../../books/checks/books';
import { readDues, readEntries, type Counted } from '../../books/checks/books.table';
import type { Due } from '../../books/dues/due';
import type { Finding } from '../../books/checks/finding';
import { lookBack, type Check, type Going, type Left, type Place } from '../../books/checks/place';

const LINES_PAGE = 100;
const AT_ONCE = 100;

/** Those of these orders that are paid and not in the books. */
const notEntered = async (
  organisationId: OrganisationId,
  orderIds: readonly OrderId[],
): Promise<PaidOrder[]> => {
  const orders = await getOrders(organisationId, orderIds);
  const paid = orders.filter((order): order is PaidOrder => order?.status === 'paid');
  const sales = paid.map((order) => ({ ...saleEntry(order, 1), orderId: order.orderId }));
  const entered = await areEntered(organisationId, sales);
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
  const counted = new Map<FundId, Counted>();
  for (const fundId of new Set(orders.map((order) => order.fundId)))
    counted.set(fundId, await readEntries(organisationId, fundId));
  const dues = counted.size > 0 ? await readDues(organisationId) : new Map<FundId, Due[]>();
  for (const [fundId, { tally }] of counted)
    differing.set(fundId, compareDues(dues.get(fundId) ?? [], tally));
  return orders.map((order): Finding => {
    const { merchantId, fundId, orderId, payment } = order;
    const place = `${merchantId}.${dayOf(payment.paidAt)}.${fundId}.`;
    const isCounted = differing.get(fundId)?.some(({ which }) => which.startsWith(place)) ?? true;
    const missed = { kind: orderItem.kind, after: orderItem.item(order) };
    return { code: 'payment-not-entered', which: orderId, ...(isCounted ? {} : { missed }) };
  });
};

const NUMBER = /^pay-[a-z]{3,12}-(.+)$/s;
type Sale = { orderId: OrderId; transactionId: string };
const salesIn = (entries: readonly SoldEntry[]): Sale[] =>
  entries.flatMap(({ because, orderId, entryId }) => {
    const transactionId = because === 'sale' ? NUMBER.exec(entryId)?.[1] : undefined;
    return transactionId === undefined ? [] : [{ orderId, transactionId }];
  });

/**
 * Each sale of the bill's days stands under a number that is of its own order. What earlier releases entered has no such mark
 * yet: it gets one here, the oldest sale of a number first, so that whatever comes later under it is refused.
 */
const payingTwo = async (
  organisationId: OrganisationId,
  { from, to }: Pick<Statement, 'from' | 'to'>,
): Promise<Finding[]> => {
  const sales = from && to ? salesIn(await soldInDays(organisationId, { from, to })) : [];
  const ofTwo = new Set<string>();
  for (let at = 0; at < sales.length; at += AT_ONCE) {
    const some = sales.slice(at, at + AT_ONCE);
    const holders = await holdersOf(
      organisationId,
      some.map(({ transactionId }) => transactionId),
    );
    for (const [index, { orderId, transactionId }] of some.entries()) {
      const holder =
        holders[index] ?? (await holdNumber({ organisationId, transactionId }, orderId)) ?? orderId;
      if (holder !== orderId) ofTwo.add(transactionId);
    }
  }
  return [...ofTwo].map((which): Finding => ({ code: 'payment-pays-two', which }));
};

/** The lines of a bill, a page after the other as time allows; what is found to be missing is carried along by its order's id. */
const Kept = z.object({ cursor: z.string(), missing: z.array(OrderId) });

const provePayments = async (
  organisationId: OrganisationId,
  { statementId, ...period }: Pick<Statement, 'statementId' | 'from' | 'to'>,
  { from, goOn }: Going,
): Promise<Finding[] | Left> => {
  const kept = from === undefined ? undefined : Kept.parse(JSON.parse(from));
  const missing = kept ? await notEntered(organisationId, kept.missing) : [];
  let cursor = kept?.cursor;
  do {
    const page = await listLines(organisationId, statementId, { limit: LINES_PAGE, cursor });
    const named = page.items.flatMap((line) =>
      'merchantOrderId' in line ? (OrderId.safeParse(line.merchantOrderId).data ?? []) : [],
    );
    missing.push(...(await notEntered(organisationId, [...new Set(named)])));
    cursor = page.next;
    if (cursor !== undefined && !goOn())
      return { left: JSON.stringify({ cursor, missing: missing.map(({ orderId }) => orderId) }) };
  } while (cursor !== undefined);
  return [...(await lostOrTampered(organisationId, missing)), ...(await payingTwo(organisationId, period))];
};

/**
 * The orders that the providers' bills of the last month name: each one that is paid is in the books, and no payment stands there
 * for two. An order stands in no
 * list of ours (a list would cost every sale another write unit), so the bill, which has every payment, is the list.
 */
export const checkPayments: Check = async (organisationId, cursor, begun) => {
  const { items, next } = await listStatements(organisationId, { limit: 1, cursor });
  const [statement] = items;
  if (!statement || statement.importedAt < lookBack(begun)) return {};
  const { statementId, kind } = statement;
  if (readerOf(kind).brings === 'bank') return { next };
  const prove: Place['prove'] = (_now, going) => provePayments(organisationId, statement, going);
  return { place: { which: statementId, prove }, next };
};
