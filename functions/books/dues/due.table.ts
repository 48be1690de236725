import * as z from 'zod';
import type { MerchantId, OrganisationId, RemittanceId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Day } from '../../shared/time';
import { stale } from '../../platform/table/decide-again';
import { table, type Item, type Page, type Write } from '../../platform/table/table';
import {
  dueIdOf,
  pageOfDue,
  type Due,
  type DueId,
  type DuePlace,
  type OpenDue,
  type PageOfDue,
  type PaidOverDue,
  type Share,
} from './due';
import { dueItem, paidOverDueItem, shareNames } from './due.item';

/** A due wherever it stands. */
const AnyDue = z
  .looseObject({ kind: z.string() })
  .transform((item): Due => (item.kind === dueItem.kind ? dueItem.read(item) : paidOverDueItem.read(item)));

/** A payment came, or somebody paid it over, since somebody was shown it. */
const changed = () => refuse('due-changed');

/**
 * The page of this day that a sale or refund is counted on: the open one, or else the number of the next page. Read afresh;
 * open ones first, so that one which is being paid over meanwhile is seen in either place.
 * @question On which page of the day is a sale counted?
 * @key main `ORG#{o}#DUES, then ORG#{o}#DUES-PAID-OVER` / `{merchant}#{day}#{fund}#…`
 * @cost 1–2 RCU
 */
export const findPage = async (
  organisationId: OrganisationId,
  place: DuePlace,
): Promise<{ open: OpenDue } | { next: PageOfDue }> => {
  const ask = { begins: dueItem.begins(place), fresh: true, most: 200 };
  const open = await table.all(dueItem.stored, { pk: dueItem.partition({ organisationId }), ...ask });
  const current = open.sort((a, b) => a.page - b.page).at(-1);
  if (current) return { open: current };
  const paid = await table.all(paidOverDueItem.stored, {
    pk: paidOverDueItem.partition({ organisationId }),
    ...ask,
  });
  return { next: { ...place, page: Math.max(0, ...paid.map((due) => due.page)) + 1 } };
};

type Stands = Pick<Due, 'count' | 'amount' | 'version' | 'shares'>;
/**
 * An open due as the table keeps it: also what the stream tells of it.
 * @asksNothing
 */
export const itemOf = (organisationId: OrganisationId, due: PageOfDue & Stands): Item =>
  dueItem.item({ ...due, organisationId, dueId: dueIdOf(due), status: 'open' });

/** Something sold (above 0) or refunded (below 0): how many, the donation in fen, and the agreement that promised it. */
export type Counted = Share;

/**
 * Opens the page with this as its first. Condition: nobody opened it before (`stale`: read again).
 * @question The day’s first sale
 * @key main `ORG#{o}#DUES` / `{merchant}#{day}#{fund}#{page}`
 * @holds nobody opened the page → stale: read again
 * @cost 2 WCU in a transaction
 */
export const openPage = (organisationId: OrganisationId, page: PageOfDue, of: Counted): Write =>
  table.writes.put(
    itemOf(organisationId, { ...page, count: of.count, amount: of.amount, shares: [of], version: 1 }),
    { condition: 'attribute_not_exists(pk)', otherwise: stale },
  );

/**
 * Counts a sale (above 0) or a refund (below 0) on an open page. Condition: it is still open (`stale`: read again).
 * Not safe to repeat by itself: it goes behind the entry of its cause, in `onceWith`.
 * @question One more sale, or one less
 * @key main `ORG#{o}#DUES` / `{merchant}#{day}#{fund}#{page}`
 * @holds the page is open → stale: read again
 * @cost 2 WCU in a transaction
 */
export const addToPage = (organisationId: OrganisationId, page: PageOfDue, of: Counted): Write => {
  const { count, amount } = shareNames(of);
  return table.writes.update(dueItem.key({ organisationId, ...page }), {
    set: 'ADD #count :count, amount :amount, version :one, #of :count, #for :amount',
    condition: 'attribute_exists(pk)',
    names: { '#count': 'count', '#of': count, '#for': amount },
    values: { ':count': of.count, ':amount': of.amount, ':one': 1 },
    otherwise: stale,
  });
};

/**
 * @question This due, open or paid over
 * @key main `ORG#{o}#DUES and ORG#{o}#DUES-PAID-OVER` / `{merchant}#{day}#{fund}#{page}`
 * @cost 1 RCU
 */
export const getDue = async (organisationId: OrganisationId, dueId: DueId): Promise<Due | undefined> =>
  (await getDues(organisationId, [dueId]))[0];

/**
 * In the order asked, wherever each stands now; one that does not exist is undefined. At most 50.
 * @question These dues
 * @key main `ORG#{o}#DUES and ORG#{o}#DUES-PAID-OVER` / `{merchant}#{day}#{fund}#{page}`
 * @cost 1 RCU each
 */
export const getDues = async (
  organisationId: OrganisationId,
  dueIds: readonly DueId[],
): Promise<(Due | undefined)[]> => {
  const pages = dueIds.map(pageOfDue);
  const found = await table.getMany(AnyDue, [
    ...pages.map((page) => dueItem.key({ organisationId, ...page })),
    ...pages.map((page) => paidOverDueItem.key({ organisationId, ...page })),
  ]);
  return pages.map((_, at) => found[at] ?? found[at + pages.length]);
};

type DuesAsk = { status: Due['status']; merchantId?: MerchantId | undefined; fresh?: boolean };

/**
 * By merchant, then by day, oldest first. A page of twenty is 1 RCU at most.
 * @question What is owed? (or: what was paid over?)
 * @key main `ORG#{o}#DUES or ORG#{o}#DUES-PAID-OVER` / `{merchant}#…`
 * @cost ≤ 1 RCU a page of 20
 */
export const listDues = (
  organisationId: OrganisationId,
  ask: DuesAsk & { limit: number; cursor?: string | undefined },
): Promise<Page<Due>> =>
  table.page<z.ZodType<Due>>(AnyDue, {
    pk: (ask.status === 'open' ? dueItem : paidOverDueItem).partition({ organisationId }),
    begins: ask.merchantId ?? 'mer_',
    limit: ask.limit,
    cursor: ask.cursor,
    ...(ask.fresh && { fresh: true }),
  });

/**
 * Open dues that a remittance may settle, by merchant, then by day. Where there are more than `most`, only those of merchants
 * that are read whole: a part of a merchant's dues would be taken for all of them. `isCut` says that there are more.
 * @question What may this money be for?
 * @key main `ORG#{o}#DUES` / `{merchant}#…`
 * @cost 1 RCU for about thirty
 */
export const allOpenDues = async (
  organisationId: OrganisationId,
  ask: { most: number },
): Promise<{ dues: OpenDue[]; isCut: boolean }> => {
  const dues: OpenDue[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.page(dueItem.stored, {
      pk: dueItem.partition({ organisationId }),
      begins: 'mer_',
      limit: ask.most - dues.length,
      cursor,
      fresh: true,
    });
    dues.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && dues.length < ask.most);
  if (cursor === undefined) return { dues, isCut: false };
  const last = dues.at(-1)?.merchantId;
  return { dues: dues.filter((due) => due.merchantId !== last), isCut: true };
};

/**
 * The dues are paid over by this remittance: two writes for each. Condition: each stands exactly as it was read
 * (`due-changed`). Read them by `getDues`, judge them by `openDues`, at most MOST_DUES at once.
 * @question These dues are paid over
 * @key main `ORG#{o}#DUES and ORG#{o}#DUES-PAID-OVER` / `{merchant}#{day}#{fund}#{page}`
 * @holds each stands as it was read → due-changed
 * @cost 4 WCU each in a transaction
 */
export const payOver = (
  organisationId: OrganisationId,
  dues: readonly OpenDue[],
  remittance: { remittanceId: RemittanceId; on: Day },
): Write[] =>
  dues.flatMap((due) => [
    table.writes.delete(dueItem.key({ organisationId, ...due }), {
      condition: 'version = :version',
      values: { ':version': due.version },
      otherwise: changed,
    }),
    table.writes.put(
      paidOverDueItem.item({
        ...due,
        organisationId,
        status: 'paid-over',
        remittanceId: remittance.remittanceId,
        paidOverOn: remittance.on,
      }),
      { condition: 'attribute_not_exists(pk)', otherwise: changed },
    ),
  ]);

/**
 * The mirror of payOver: the dues are open again. Condition: each is still paid over by this very remittance (`due-changed`).
 * @question They are owed again
 * @key main `ORG#{o}#DUES-PAID-OVER and ORG#{o}#DUES` / `{merchant}#{day}#{fund}#{page}`
 * @holds each is paid over by this remittance → due-changed
 * @cost 4 WCU each in a transaction
 */
export const reopen = (organisationId: OrganisationId, dues: readonly PaidOverDue[]): Write[] =>
  dues.flatMap((due) => [
    table.writes.delete(paidOverDueItem.key({ organisationId, ...due }), {
      condition: 'remittanceId = :remittance',
      values: { ':remittance': due.remittanceId },
      otherwise: changed,
    }),
    table.writes.put(itemOf(organisationId, due), {
      condition: 'attribute_not_exists(pk)',
      otherwise: changed,
    }),
  ]);
