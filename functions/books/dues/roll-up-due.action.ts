import { OrganisationId } from '../../shared/ids';
import { following } from '../../platform/table/changes';
import { movedShares } from './due';
import { dueItem } from './due.item';
import { noteDue } from './sales.table';

/**
 * An open due changed: the months' sales take over its figures, of the agreements whose share moved (one, for a sale). A due that
 * moved away (paid over) leaves them as they are.
 */
export const rollUpDue = following(dueItem, async ({ id, before, after: due }) => {
  if (!due) return;
  const organisationId = OrganisationId.parse(id.organisationId);
  for (const share of movedShares(due, before)) await noteDue(organisationId, due, share);
});
