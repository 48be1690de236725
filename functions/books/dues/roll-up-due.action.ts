import { OrganisationId } from '../../shared/ids';
import type { Change } from '../../platform/changes';
import { movedShares } from './due';
import { StoredDue } from './due.table';
import { noteDue } from './sales.table';

/**
 * A due changed: the months' sales take over its figures, of the agreements whose share moved (one, for a sale). A due that moved
 * away (paid over) leaves them as they are.
 */
export const rollUpDue = async ({ before, after }: Change): Promise<void> => {
  if (!after) return;
  const due = StoredDue.parse(after);
  if (due.status !== 'open') return;
  const organisationId = OrganisationId.parse(String(after['pk']).split('#')[1]);
  const moved = movedShares(due, before && StoredDue.parse(before));
  for (const share of moved) await noteDue(organisationId, due, share);
};
