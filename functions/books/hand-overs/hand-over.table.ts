import * as z from 'zod';
import type { FundId, OrganisationId, SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { fingerprint, makeOnce } from '../../platform/table/once';
import { table, type Page, type Write } from '../../platform/table/table';
import type { HandOver } from './hand-over';
import { handOverItem } from './hand-over.item';

/**
 * Makes a hand-over, with what else belongs to it, together and once: in the spending's partition, and in the fund's list by its day.
 * @question Put into somebody’s hands
 * @key main `ORG#{o}#SPENDING#{spending}` / `HANDOVER#{hand-over}`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 2 WCU in a transaction + 1 lists
 */
export const putNewHandOver = (
  organisationId: OrganisationId,
  fundId: FundId,
  handOver: HandOver,
  { asked, also }: { asked: unknown; also: readonly Write[] },
): Promise<HandOver> => makeOnce(handOverItem, { ...handOver, organisationId, fundId }, { asked, also });

/**
 * The hand-over that this very request made before. Refuses `request-key-reused` for another request's.
 * @question Did this request hand over before?
 * @key main `ORG#{o}#SPENDING#{spending}` / `HANDOVER#{hand-over}`
 * @cost 1 RCU
 */
export const getHandOverAsked = async (
  organisationId: OrganisationId,
  of: Pick<HandOver, 'spendingId' | 'handOverId'>,
  asked: unknown,
): Promise<HandOver | undefined> => {
  const found = await table.get(
    z.looseObject({ asked: z.string() }),
    handOverItem.key({ organisationId, ...of }),
  );
  if (!found) return undefined;
  return found.asked === fingerprint(asked) ? handOverItem.read(found) : refuse('request-key-reused');
};

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
  table.page(handOverItem.stored, {
    index: 'lists',
    pk: handOverItem.listed('lists', { organisationId, fundId }),
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
  const { items } = await table.page(handOverItem.stored, {
    pk: handOverItem.partition({ organisationId, spendingId }),
    begins: handOverItem.begins(),
    limit: 20,
  });
  return items;
};

/**
 * As it stands now.
 * @question This hand-over
 * @key main `ORG#{o}#SPENDING#{spending}` / `HANDOVER#{hand-over}`
 * @cost 1 RCU
 */
export const getHandOver = (
  organisationId: OrganisationId,
  of: Pick<HandOver, 'spendingId' | 'handOverId'>,
): Promise<HandOver | undefined> =>
  table.get(handOverItem.stored, handOverItem.key({ organisationId, ...of }));

/**
 * Marks the line that another corrects: part of the transaction that makes that one.
 * @question Another line stands in its place
 * @key main `ORG#{o}#SPENDING#{spending}` / `HANDOVER#{hand-over}`
 * @holds none does yet → hand-over-corrected
 * @cost 2 WCU in a transaction + 1 lists
 */
export const markCorrected = (organisationId: OrganisationId, former: HandOver, by: HandOver): Write =>
  table.writes.update(handOverItem.key({ organisationId, ...former }), {
    set: 'SET correctedBy = :by, v = :v',
    condition: 'attribute_exists(pk) AND attribute_not_exists(correctedBy)',
    values: { ':by': by.handOverId, ':v': handOverItem.mark.v },
    otherwise: () => refuse('hand-over-corrected'),
  });
