import * as z from 'zod';
import type { AgreementId, MerchantId, OrganisationId, RemittanceId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Day } from '../../shared/time';
import { table, type Item, type Key, type Page, type Write } from '../../platform/table';
import {
  Due,
  type DueId,
  type DuePlace,
  OpenDue,
  pageOfDue,
  PaidOverDue,
  type PageOfDue,
  Share,
} from './due';

/**
 * Open dues and those paid over are two partitions, and a due moves from one to the other: so that both lists are pages of
 * the table itself. An index would cost one more write unit at every sale.
 */
const pkOf = (organisationId: OrganisationId, status: Due['status']) =>
  status === 'open' ? `ORG#${organisationId}#DUES` : `ORG#${organisationId}#DUES-PAID-OVER`;
const placeOf = ({ merchantId, day, fundId }: DuePlace) => `${merchantId}#${day}#${fundId}#`;
const keyOf = (organisationId: OrganisationId, status: Due['status'], page: PageOfDue): Key => ({
  pk: pkOf(organisationId, status),
  sk: `${placeOf(page)}${page.page}`,
});

const factsIn = (sk: string) => {
  const [merchantId, day, fundId, page] = sk.split('#');
  return { dueId: `${merchantId}.${day}.${fundId}.${page}`, merchantId, day, fundId, page: Number(page) };
};
/** `n:<agreement>` items and `a:<agreement>` fen: attributes of the item itself, because only those can be added to. */
const countName = (agreementId: AgreementId) => `n:${agreementId}`;
const amountName = (agreementId: AgreementId) => `a:${agreementId}`;
const sharesIn = (item: Record<string, unknown>): Share[] =>
  Object.keys(item).flatMap((name) => {
    const agreementId = name.startsWith('n:') ? name.slice('n:'.length) : undefined;
    return agreementId === undefined
      ? []
      : [Share.parse({ agreementId, count: item[name], amount: item[`a:${agreementId}`] })];
  });
const keptShares = (shares: readonly Share[] = []): Record<string, number> =>
  Object.fromEntries(
    shares.flatMap(({ agreementId, count, amount }) => [
      [countName(agreementId), count],
      [amountName(agreementId), amount],
    ]),
  );

const withFacts = <S extends z.ZodType>(schema: S) =>
  z.looseObject({ sk: z.string() }).transform(({ sk, ...rest }): z.infer<S> => {
    const status = 'remittanceId' in rest ? 'paid-over' : 'open';
    return schema.parse({ status, ...rest, ...factsIn(sk), shares: sharesIn(rest) });
  });
/** A due as the table keeps it: also the image that followers of the stream get. */
export const StoredDue = withFacts(Due);
const StoredOpen = withFacts(OpenDue);
const StoredPaidOver = withFacts(PaidOverDue);

/** A payment moved on to the next page, or somebody paid it over, between reading and writing: read again. */
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
  const ask = { begins: placeOf(place), fresh: true, most: 200 };
  const open = await table.all(StoredOpen, { pk: pkOf(organisationId, 'open'), ...ask });
  const current = open.sort((a, b) => a.page - b.page).at(-1);
  if (current) return { open: current };
  const paid = await table.all(StoredPaidOver, { pk: pkOf(organisationId, 'paid-over'), ...ask });
  return { next: { ...place, page: Math.max(0, ...paid.map((due) => due.page)) + 1 } };
};

type Stands = Pick<Due, 'count' | 'amount' | 'version' | 'shares'>;
const storedFacts = ({ count, amount, version, shares }: Stands): Record<string, number> => ({
  count,
  amount,
  version,
  ...keptShares(shares),
});
/**
 * An open due as the table keeps it: also what the stream tells of it.
 * @asksNothing
 */
export const itemOf = (organisationId: OrganisationId, due: PageOfDue & Stands): Item => ({
  ...keyOf(organisationId, 'open', due),
  kind: 'due',
  ...storedFacts(due),
});

/** Something sold (above 0) or refunded (below 0): how many, the donation in fen, and the agreement that promised it. */
export type Counted = Share;

/**
 * Opens the page with this as its first. Condition: nobody opened it before (`due-changed`: read again).
 * @question The day’s first sale
 * @key main `ORG#{o}#DUES` / `{merchant}#{day}#{fund}#{page}`
 * @holds nobody opened the page → due-changed: read again
 * @cost 2 WCU in a transaction
 */
export const openPage = (organisationId: OrganisationId, page: PageOfDue, of: Counted): Write =>
  table.writes.put(
    itemOf(organisationId, { ...page, count: of.count, amount: of.amount, shares: [of], version: 1 }),
    { condition: 'attribute_not_exists(pk)', otherwise: changed },
  );

/**
 * Counts a sale (above 0) or a refund (below 0) on an open page. Condition: it is still open (`due-changed`: read again).
 * Not safe to repeat by itself: it goes behind the entry of its cause, in `onceWith`.
 * @question One more sale, or one less
 * @key main `ORG#{o}#DUES` / `{merchant}#{day}#{fund}#{page}`
 * @holds the page is open → due-changed: read again
 * @cost 2 WCU in a transaction
 */
export const addToPage = (organisationId: OrganisationId, page: PageOfDue, of: Counted): Write =>
  table.writes.update(keyOf(organisationId, 'open', page), {
    set: 'ADD #count :count, amount :amount, version :one, #of :count, #for :amount',
    condition: 'attribute_exists(pk)',
    names: { '#count': 'count', '#of': countName(of.agreementId), '#for': amountName(of.agreementId) },
    values: { ':count': of.count, ':amount': of.amount, ':one': 1 },
    otherwise: changed,
  });

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
  const found = await table.getMany(StoredDue, [
    ...pages.map((page) => keyOf(organisationId, 'open', page)),
    ...pages.map((page) => keyOf(organisationId, 'paid-over', page)),
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
  table.page(StoredDue, {
    pk: pkOf(organisationId, ask.status),
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
    const page = await table.page(StoredOpen, {
      pk: pkOf(organisationId, 'open'),
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
    table.writes.delete(keyOf(organisationId, 'open', due), {
      condition: 'version = :version',
      values: { ':version': due.version },
      otherwise: changed,
    }),
    table.writes.put(
      {
        ...keyOf(organisationId, 'paid-over', due),
        kind: 'due-paid-over',
        ...storedFacts(due),
        remittanceId: remittance.remittanceId,
        paidOverOn: remittance.on,
      },
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
    table.writes.delete(keyOf(organisationId, 'paid-over', due), {
      condition: 'remittanceId = :remittance',
      values: { ':remittance': due.remittanceId },
      otherwise: changed,
    }),
    table.writes.put(itemOf(organisationId, due), {
      condition: 'attribute_not_exists(pk)',
      otherwise: changed,
    }),
  ]);
