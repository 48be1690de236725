import * as z from 'zod';
import type { FundId, OrganisationId, SpendingId } from '../../shared/ids';
import { table, type Item, type Page } from '../../platform/table';
import { HandOver } from './hand-over';

const pkOf = (organisationId: OrganisationId, spendingId: SpendingId) =>
  `ORG#${organisationId}#SPENDING#${spendingId}`;

const Stored = z.looseObject({ pk: z.string(), sk: z.string(), listSk: z.string(), asked: z.string() });
const handOverIn = ({ pk, sk, listSk, ...rest }: z.infer<typeof Stored>): HandOver =>
  HandOver.parse({ ...rest, spendingId: pk.split('#')[3], handOverId: sk.split('#')[1], on: listSk });
/** A hand-over as it is stored. */
export const StoredHandOver = Stored.transform(handOverIn);
const WithAsked = Stored.transform((item) => ({ asked: item.asked, handOver: handOverIn(item) }));

/**
 * The item that makes a hand-over, for `createOnceWith`: in the spending's partition, and in the fund's list by its day.
 * @question Put into somebody’s hands (made once, by createOnceWith)
 * @key main `ORG#{o}#SPENDING#{spending}` / `HANDOVER#{hand-over}`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 2 WCU in a transaction + 1 lists
 */
export const handOverItem = (
  organisationId: OrganisationId,
  fundId: FundId,
  handOver: HandOver,
  asked: string,
): Item & { asked: string } => ({
  pk: pkOf(organisationId, handOver.spendingId),
  sk: `HANDOVER#${handOver.handOverId}`,
  kind: 'hand-over',
  ...handOver,
  // The keys say them: twenty rows stay within one read unit.
  handOverId: undefined,
  spendingId: undefined,
  on: undefined,
  listPk: `ORG#${organisationId}#FUND#${fundId}#HANDOVERS`,
  listSk: handOver.on,
  asked,
});

/**
 * @question Did this request hand over before?
 * @key main `ORG#{o}#SPENDING#{spending}` / `HANDOVER#{hand-over}`
 * @cost 1 RCU
 */
export const getHandOver = (
  organisationId: OrganisationId,
  of: Pick<HandOver, 'spendingId' | 'handOverId'>,
): Promise<{ asked: string; handOver: HandOver } | undefined> =>
  table.get(WithAsked, { pk: pkOf(organisationId, of.spendingId), sk: `HANDOVER#${of.handOverId}` });

/**
 * A fund's hand-overs, the latest day first.
 * @question What did this fund put into whose hands?
 * @key lists `ORG#{o}#FUND#{fund}#HANDOVERS` / `{day}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listHandOvers = (
  organisationId: OrganisationId,
  fundId: FundId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<HandOver>> =>
  table.page(StoredHandOver, {
    index: 'lists',
    pk: `ORG#${organisationId}#FUND#${fundId}#HANDOVERS`,
    newestFirst: true,
    ...page,
  });

/**
 * What of one spending was handed over: the first page says it.
 * @question Where did this purchase go?
 * @key main `ORG#{o}#SPENDING#{spending}` / `HANDOVER#…`
 * @cost ≤ 1 RCU
 */
export const listHandOversOf = async (
  organisationId: OrganisationId,
  spendingId: SpendingId,
): Promise<HandOver[]> => {
  const { items } = await table.page(StoredHandOver, {
    pk: pkOf(organisationId, spendingId),
    begins: 'HANDOVER#',
    limit: 20,
  });
  return items;
};
