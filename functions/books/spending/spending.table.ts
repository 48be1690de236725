import * as z from 'zod';
import { FundId, PersonId, SpendingId, type OrganisationId } from '../../shared/ids';
import { Fen, type Fen as Amount } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { createOnceWith } from '../../platform/once';
import { table, type Item, type Key, type Page, type Write } from '../../platform/table';
import { Spending, SpendingRow, type DecidedSpending, type PendingSpending } from './spending';

const fundPk = (organisationId: OrganisationId, fundId: FundId) => `ORG#${organisationId}#FUND#${fundId}`;
/** The list itself: in the fund's partition, by when it was asked for. */
const rowKey = (
  organisationId: OrganisationId,
  row: Pick<SpendingRow, 'fundId' | 'requestedAt' | 'spendingId'>,
): Key => ({
  pk: fundPk(organisationId, row.fundId),
  sk: `SPENDING#${row.requestedAt}#${row.spendingId}`,
});
/** Where a spending is found by its id alone, and what a list does not show of it. */
const requestKey = (organisationId: OrganisationId, spendingId: SpendingId): Key => ({
  pk: `ORG#${organisationId}#SPENDING#${spendingId}`,
  sk: 'REQUEST',
});

/** What the key says is not stored twice: twenty rows stay within one read unit. */
const StoredRow = z.looseObject({ pk: z.string(), sk: z.string() }).transform(({ pk, sk, ...rest }) => {
  const [, requestedAt, spendingId] = sk.split('#');
  return SpendingRow.parse({ ...rest, fundId: pk.split('#')[3], requestedAt, spendingId });
});
const Decided = z.object({ deciderId: PersonId, decidedAt: z.iso.datetime() });
/** Where the row lies, who decided, and the papers that no list shows. */
const Request = z.looseObject({
  fundId: FundId,
  requestedAt: z.iso.datetime(),
  asked: z.string(),
  ...Decided.partial().shape,
});
/** A spending, and who decided it (it says their name alone). */
export type KnownSpending = { spending: Spending; deciderId?: PersonId | undefined };

const rowItem = (organisationId: OrganisationId, spending: Spending): Item => ({
  ...rowKey(organisationId, spending),
  kind: 'spending',
  ...SpendingRow.parse(spending),
  // The key says them.
  fundId: undefined,
  requestedAt: undefined,
  spendingId: undefined,
});

/**
 * Makes the request and its row, with what else belongs to it, together and once.
 * @question May we buy this?
 * @key main `ORG#{o}#SPENDING#{spending} and ORG#{o}#FUND#{fund}` / `REQUEST and SPENDING#{asked at}#{spending}`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 4 WCU in a transaction
 */
export const putNewSpending = (
  organisationId: OrganisationId,
  spending: PendingSpending,
  asked: string,
  also: readonly Write[],
): Promise<z.infer<typeof Request>> =>
  createOnceWith(
    Request,
    {
      ...requestKey(organisationId, spending.spendingId),
      kind: 'spending-request',
      fundId: spending.fundId,
      requestedAt: spending.requestedAt,
      invoiceFileId: spending.invoiceFileId,
      invoiceNumber: spending.invoiceNumber,
      requestedBy: spending.requestedBy,
      asked,
    },
    [table.writes.put(rowItem(organisationId, spending)), ...also],
  );

/** The row says how it stands; the request has its papers. Of one that is decided between the two reads, both are of now. */
const readSpending = async (
  organisationId: OrganisationId,
  spendingId: SpendingId,
  request: z.infer<typeof Request>,
): Promise<Spending | undefined> => {
  const row = await table.get(StoredRow, rowKey(organisationId, { ...request, spendingId }));
  if (!row) return undefined;
  const isDecided = row.status !== 'pending' && request.deciderId === undefined;
  const papers = isDecided ? await table.get(Request, requestKey(organisationId, spendingId)) : request;
  return Spending.parse({ ...papers, ...row });
};

/**
 * The spending that this very request made before. Refuses `request-key-reused` for another request's.
 * @question Did this request ask before?
 * @key main `ORG#{o}#SPENDING#{spending}, then ORG#{o}#FUND#{fund}` / `REQUEST, then SPENDING#{asked at}#{spending}`
 * @cost 1–2 RCU
 */
export const getSpendingAsked = async (
  organisationId: OrganisationId,
  spendingId: SpendingId,
  asked: string,
): Promise<Spending | undefined> => {
  const request = await table.get(Request, requestKey(organisationId, spendingId));
  if (!request) return undefined;
  if (request.asked !== asked) return refuse('request-key-reused');
  return readSpending(organisationId, spendingId, request);
};

/**
 * @question This spending, and who decided it
 * @key main `ORG#{o}#SPENDING#{spending}, then ORG#{o}#FUND#{fund}` / `REQUEST, then SPENDING#{asked at}#{spending}`
 * @cost 2 RCU
 */
export const getSpending = async (
  organisationId: OrganisationId,
  spendingId: SpendingId,
): Promise<KnownSpending | undefined> => {
  const request = await table.get(Request, requestKey(organisationId, spendingId));
  const spending = request && (await readSpending(organisationId, spendingId, request));
  return spending && { spending, deciderId: request.deciderId };
};

/**
 * What this person decided so before.
 * @question Did this person decide so before? (through getSpending)
 * @key main `ORG#{o}#SPENDING#{spending}, then ORG#{o}#FUND#{fund}` / `REQUEST, then SPENDING#{asked at}#{spending}`
 * @cost 2 RCU
 */
export const getDecided = async (
  organisationId: OrganisationId,
  spendingId: SpendingId,
  as: { status: DecidedSpending['status']; deciderId: PersonId },
): Promise<Spending | undefined> => {
  const known = await getSpending(organisationId, spendingId);
  return known?.deciderId === as.deciderId && known.spending.status === as.status
    ? known.spending
    : undefined;
};

/**
 * Newest first; a page of twenty is 1 RCU at most.
 * @question What is this fund spent on?
 * @key main `ORG#{o}#FUND#{fund}` / `SPENDING#…`
 * @cost ≤ 1 RCU a page of 20
 */
export const listSpendings = (
  organisationId: OrganisationId,
  fundId: FundId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<SpendingRow>> =>
  table.page(StoredRow, {
    pk: fundPk(organisationId, fundId),
    begins: 'SPENDING#',
    newestFirst: true,
    ...page,
  });

/**
 * The second person's decision, the one write that decides. Condition: nobody decided before (`spending-already-decided`); this
 * very decision again changes nothing. First in `onceWith`.
 * @question A second person decides
 * @key main `ORG#{o}#SPENDING#{spending}` / `REQUEST`
 * @holds nobody decided → already where it is this decision, else spending-already-decided
 * @cost 2 WCU in a transaction
 */
export const putDecision = (
  organisationId: OrganisationId,
  decided: DecidedSpending,
  by: z.infer<typeof Decided>,
): Write => {
  const said = {
    deciderId: by.deciderId,
    decidedAt: by.decidedAt,
    decidedOn: decided.decidedOn,
    ...(decided.decidedBy !== undefined && { decidedBy: decided.decidedBy }),
    ...(decided.status === 'declined' && { reason: decided.reason }),
  };
  const each = Object.entries(said);
  return table.writes.update(requestKey(organisationId, decided.spendingId), {
    set: `SET ${each.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    condition: 'attribute_exists(pk) AND attribute_not_exists(deciderId)',
    names: Object.fromEntries(each.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(each.map(([name, value]) => [`:${name}`, value])),
    otherwise: (found) => {
      const standing = Decided.safeParse(found).data;
      if (standing?.deciderId !== by.deciderId || standing.decidedAt !== by.decidedAt)
        refuse('spending-already-decided');
    },
  });
};

/**
 * The list's side of the decision.
 * @question It is decided, in the list
 * @key main `ORG#{o}#FUND#{fund}` / `SPENDING#{asked at}#{spending}`
 * @cost 2 WCU in a transaction
 */
export const putDecidedRow = (organisationId: OrganisationId, spending: DecidedSpending): Write =>
  table.writes.put(rowItem(organisationId, spending));

/**
 * Counts what was handed over of it. Condition: nobody counted since it was read (`busy`: read again).
 * @question So many of them are handed over
 * @key main `ORG#{o}#FUND#{fund}` / `SPENDING#{asked at}#{spending}`
 * @holds nobody counted since it was read → busy: read again
 * @cost 2 WCU in a transaction
 */
export const countHandedOver = (
  organisationId: OrganisationId,
  spending: SpendingRow,
  quantity: number,
): Write =>
  table.writes.update(rowKey(organisationId, spending), {
    set: 'SET bought.handedOver = :after',
    condition: 'bought.handedOver = :before',
    values: {
      ':before': spending.bought?.handedOver ?? 0,
      ':after': (spending.bought?.handedOver ?? 0) + quantity,
    },
    otherwise: () => refuse('busy'),
  });

const Stretch = z.object({ spendingId: SpendingId, from: Fen, amount: Fen });
/** Which stretch of a fund's stream of money a spending took: from so many fen on, first in, first out. */
export type Stretch = z.infer<typeof Stretch>;

const stretchSk = (from: number) => `SPENT#${String(from).padStart(16, '0')}`;

/**
 * Marks the stretch that an approval takes: part of its transaction.
 * @question Which of the fund’s money it took
 * @key main `ORG#{o}#FUND#{fund}` / `SPENT#{from}`
 * @cost 2 WCU in a transaction
 */
export const putStretch = (organisationId: OrganisationId, fundId: FundId, stretch: Stretch): Write =>
  table.writes.put({
    pk: fundPk(organisationId, fundId),
    sk: stretchSk(stretch.from),
    kind: 'spent',
    ...stretch,
  });

/**
 * The spendings that took any of the money in [from, to), newest first, at most `most` of them. Fen of the fund's stream.
 * @question Which spendings took this money?
 * @key main `ORG#{o}#FUND#{fund}` / `SPENT#… to SPENT#{to}`
 * @cost ½ RCU
 */
export const listStretches = async (
  organisationId: OrganisationId,
  fundId: FundId,
  money: { from: Amount; to: Amount; most: number },
): Promise<Stretch[]> => {
  const { items } = await table.page(Stretch, {
    pk: fundPk(organisationId, fundId),
    between: [stretchSk(0), stretchSk(Math.max(0, money.to - 1))],
    newestFirst: true,
    limit: money.most,
  });
  return items.filter((stretch) => stretch.from + stretch.amount > money.from);
};
