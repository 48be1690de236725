import type { Member } from '../../shared/actor';
import type { Page } from '../../platform/table/table';
import { listDifferences } from './difference.table';
import type { ListedDifference } from './listed-difference';

/** What waits for a person, oldest first; or what was resolved, newest first. */
export const findDifferences = (
  { organisationId }: Member,
  ask: { status: 'open' | 'resolved'; limit: number; cursor?: string | undefined },
): Promise<Page<ListedDifference>> => listDifferences(organisationId, ask);
