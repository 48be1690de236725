import * as z from 'zod';
import type { FundId, OrganisationId, PersonId, SpendingId } from '../../shared/ids';
import type { Fen as Amount } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { stale } from '../../platform/table/decide-again';
import { fingerprint, makeOnce } from '../../platform/table/once';
import { table, type Item, type Page, type Write } from '../../platform/table/table';
import {
  isOpen,
  Spending,
  type DecidedSpending,
  type PendingSpending,
  type SpendingRow,
  type Stretch,
} from './spending';
import {
  Decided,
  openSpendingItem,
  spendingItem,
  spendingRequestItem,
  stretchItem,
  stretchPlace,
  type SpendingRequest,
} from './spending.item';

/** A spending, and who decided it (it says their name alone). */
export type KnownSpending = { spending: Spending; deciderId?: PersonId | undefined };

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
  asked: unknown,
  also: readonly Write[],
): Promise<SpendingRequest> =>
  makeOnce(
    spendingRequestItem,
    { ...spending, organisationId },
    { asked, also: [table.writes.put(spendingItem.item({ ...spending, organisationId })), ...also] },
  );

/** The row says how it stands; the request has its papers. Of one that is decided between the two reads, both are of now. */
const readSpending = async (
  organisationId: OrganisationId,
  request: SpendingRequest,
): Promise<Spending | undefined> => {
  const row = await table.get(spendingItem.stored, spendingItem.key({ organisationId, ...request }));
  if (!row) return undefined;
  const isDecided = row.status !== 'pending' && request.deciderId === undefined;
  const key = spendingRequestItem.key({ organisationId, ...request });
  const papers = isDecided ? await table.get(spendingRequestItem.stored, key) : request;
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
  asked: unknown,
): Promise<Spending | undefined> => {
  const found = await table.get(
    z.looseObject({ asked: z.string() }),
    spendingRequestItem.key({ organisationId, spendingId }),
  );
  if (!found) return undefined;
  if (found.asked !== fingerprint(asked)) return refuse('request-key-reused');
  return readSpending(organisationId, spendingRequestItem.read(found));
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
  const request = await table.get(
    spendingRequestItem.stored,
    spendingRequestItem.key({ organisationId, spendingId }),
  );
  const spending = request && (await readSpending(organisationId, request));
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
  table.page(spendingItem.stored, {
    pk: spendingItem.partition({ organisationId, fundId }),
    begins: spendingItem.begins(),
    newestFirst: true,
    ...page,
  });

/**
 * Oldest first, of all funds.
 * @question What waits for a decision, or to be handed over?
 * @key main `ORG#{o}#OPEN-SPENDINGS` / `{asked at}#{spending}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listOpenSpendings = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<SpendingRow>> =>
  table.page(openSpendingItem.stored, { pk: openSpendingItem.partition({ organisationId }), ...page });

/**
 * Lists it among what is open, or no more, as its row says now: in any order and however often.
 * @question It is open, or is not any more (follows the row)
 * @key main `ORG#{o}#FUND#{fund}, then ORG#{o}#OPEN-SPENDINGS` / `SPENDING#{asked at}#{spending}, then {asked at}#{spending}`
 * @cost 1 RCU and 1 WCU
 */
export const listWhetherOpen = async (
  organisationId: OrganisationId,
  of: Pick<SpendingRow, 'fundId' | 'requestedAt' | 'spendingId'>,
): Promise<void> => {
  const row = await table.get(spendingItem.stored, spendingItem.key({ organisationId, ...of }));
  if (row && isOpen(row)) return table.put(openSpendingItem.item({ ...row, organisationId }));
  return table.delete(openSpendingItem.key({ organisationId, ...of }));
};

/**
 * The second person's decision, the one write that decides. Condition: nobody decided before (`spending-already-decided`); this
 * very decision again changes nothing. First in `onceWith`.
 * @question A second person decides
 * @key main `ORG#{o}#SPENDING#{spending}` / `REQUEST`
 * @holds nobody decided → already where it is this decision, else spending-already-decided
 * @cost 2 WCU in a transaction
 */
export const putDecision = (organisationId: OrganisationId, decided: DecidedSpending, by: Decided): Write => {
  const said = {
    deciderId: by.deciderId,
    decidedAt: by.decidedAt,
    decidedOn: decided.decidedOn,
    ...(decided.decidedBy !== undefined && { decidedBy: decided.decidedBy }),
    ...(decided.status === 'declined' && { reason: decided.reason }),
  };
  const each = Object.entries(said);
  return table.writes.update(spendingRequestItem.key({ organisationId, spendingId: decided.spendingId }), {
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
 * A row as the table keeps it: also what the stream tells of it.
 * @asksNothing
 */
export const rowOf = (organisationId: OrganisationId, row: SpendingRow): Item =>
  spendingItem.item({ ...row, organisationId });

/**
 * The list's side of the decision.
 * @question It is decided, in the list
 * @key main `ORG#{o}#FUND#{fund}` / `SPENDING#{asked at}#{spending}`
 * @cost 2 WCU in a transaction
 */
export const putDecidedRow = (organisationId: OrganisationId, spending: DecidedSpending): Write =>
  table.writes.put(spendingItem.item({ ...spending, organisationId }));

/**
 * Counts what was handed over of it. Condition: nobody counted since it was read (`stale`: read again).
 * @question So many of them are handed over
 * @key main `ORG#{o}#FUND#{fund}` / `SPENDING#{asked at}#{spending}`
 * @holds nobody counted since it was read → stale: read again
 * @cost 2 WCU in a transaction
 */
export const countHandedOver = (
  organisationId: OrganisationId,
  spending: SpendingRow,
  quantity: number,
): Write =>
  table.writes.update(spendingItem.key({ organisationId, ...spending }), {
    set: 'SET bought.handedOver = :after',
    condition: 'bought.handedOver = :before',
    values: {
      ':before': spending.bought?.handedOver ?? 0,
      ':after': (spending.bought?.handedOver ?? 0) + quantity,
    },
    otherwise: stale,
  });

/**
 * Marks the stretch that an approval takes: part of its transaction.
 * @question Which of the fund’s money it took
 * @key main `ORG#{o}#FUND#{fund}` / `SPENT#{from}`
 * @cost 2 WCU in a transaction
 */
export const putStretch = (organisationId: OrganisationId, fundId: FundId, stretch: Stretch): Write =>
  table.writes.put(stretchItem.item({ ...stretch, organisationId, fundId }));

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
  const { items } = await table.page(stretchItem.stored, {
    pk: stretchItem.partition({ organisationId, fundId }),
    between: [
      stretchItem.begins({ place: stretchPlace(0) }),
      stretchItem.begins({ place: stretchPlace(Math.max(0, money.to - 1)) }),
    ],
    newestFirst: true,
    limit: money.most,
  });
  return items.filter((stretch) => stretch.from + stretch.amount > money.from);
};
