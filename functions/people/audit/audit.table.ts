import type { OrganisationId } from '../../shared/ids';
import { table, type Page, type Write } from '../../platform/table/table';
import { auditItem } from './audit.item';
import type { Audited } from './audited';

/**
 * Goes into the transaction of what it tells: neither stands without the other. Never changed, never deleted.
 * @question This person did this
 * @key main `ORG#{o}#AUDIT` / `AUDIT#{at}#{what}#{which}`
 * @cost 2 WCU in a transaction
 */
export const audited = (organisationId: OrganisationId, done: Audited): Write =>
  table.writes.put(auditItem.item({ organisationId, ...done }));

/**
 * Newest first.
 * @question Who did what?
 * @key main `ORG#{o}#AUDIT` / `AUDIT#{at}#{what}#{which}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listAudited = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Audited>> =>
  table.page(auditItem.stored, {
    pk: auditItem.partition({ organisationId }),
    begins: auditItem.begins(),
    newestFirst: true,
    ...page,
  });
