import type { OrganisationId } from '../../shared/ids';
import { table, type Page, type Write } from '../../platform/table/table';
import { auditItem } from './audit.item';
import type { Audited } from './audited';

/**
 * Goes into the transaction of what it tells: neither stands without the other. Never changed, never deleted.
 * @param taken where another such deed of the same millisecond stands; unless said, it is taken for the same one
 * @question This person did this
 * @key main `ORG#{o}#AUDIT` / `AUDIT#{at}#{what}#{which}`
 * @cost 2 WCU a kilobyte in a transaction + 1 lists
 */
export const audited = (organisationId: OrganisationId, done: Audited, taken?: () => void): Write =>
  table.writes.put(
    auditItem.item({ organisationId, ...done }),
    taken && { condition: 'attribute_not_exists(pk)', otherwise: taken },
  );

type Paging = { limit: number; cursor?: string | undefined };

/**
 * Newest first.
 * @question Who did what?
 * @key main `ORG#{o}#AUDIT` / `AUDIT#{at}#{what}#{which}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listAudited = (organisationId: OrganisationId, page: Paging): Promise<Page<Audited>> =>
  table.page(auditItem.stored, {
    pk: auditItem.partition({ organisationId }),
    begins: auditItem.begins(),
    newestFirst: true,
    ...page,
  });

/**
 * Newest first, from this release on.
 * @question What was done to this thing, and by whom?
 * @key lists `ORG#{o}#DID#{which}` / `{at}#{what}`
 * @cost ½ RCU for about ten lines
 */
export const listHistory = (
  organisationId: OrganisationId,
  which: string,
  page: Paging,
): Promise<Page<Audited>> =>
  table.page(auditItem.stored, {
    index: 'lists',
    pk: auditItem.listed('lists', { organisationId, history: which }),
    newestFirst: true,
    ...page,
  });
