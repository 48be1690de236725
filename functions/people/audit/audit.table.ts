import * as z from 'zod';
import { PersonId, type OrganisationId } from '../../shared/ids';
import { table, type Page, type Write } from '../../platform/table';

/** Who did what, when (UTC), to which thing. `operator`: whoever runs the stage, from outside of the product. */
export const Audited = z.object({
  at: z.iso.datetime(),
  by: z.union([PersonId, z.literal('operator')]),
  what: z.string(),
  which: z.string(),
  /** What changed, field by field: what stood there before, and what after. Ids, states, days and figures; no names. */
  changed: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).optional(),
});
export type Audited = z.infer<typeof Audited>;

const pkOf = (organisationId: OrganisationId) => `ORG#${organisationId}#AUDIT`;

const Stored = z
  .looseObject({ sk: z.string() })
  .transform(({ sk, ...rest }) => Audited.parse({ ...rest, at: sk.split('#')[1] }));

/**
 * Goes into the transaction of what it tells: neither stands without the other. Never changed, never deleted.
 * @question This person did this
 * @key main `ORG#{o}#AUDIT` / `AUDIT#{at}#{what}#{which}`
 * @cost 2 WCU in a transaction
 */
export const audited = (organisationId: OrganisationId, { at, by, what, which, changed }: Audited): Write =>
  table.writes.put({
    pk: pkOf(organisationId),
    sk: `AUDIT#${at}#${what}#${which}`,
    kind: 'audit',
    by,
    what,
    which,
    ...(changed && { changed }),
  });

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
  table.page(Stored, { pk: pkOf(organisationId), begins: 'AUDIT#', newestFirst: true, ...page });
