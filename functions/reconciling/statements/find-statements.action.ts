import type { Member } from '../../shared/actor';
import type { Page } from '../../platform/table/table';
import type { Statement } from './statement';
import { listStatements } from './statement.table';

/** Newest first. */
export const findStatements = (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Statement>> => listStatements(organisationId, page);
