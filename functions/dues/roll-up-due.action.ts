import { OrganisationId } from '../shared/ids';
import type { Change } from '../platform/changes';
import { StoredDue } from './due.table';
import { noteDue } from './sales.table';

/** A due changed: the month's sales take over its figures. A due that moved away (paid over) leaves them as they are. */
export const rollUpDue = async ({ after }: Change): Promise<void> => {
  if (!after) return;
  const due = StoredDue.parse(after);
  const [, organisationId] = String(after['pk']).split('#');
  if (due.status === 'open') await noteDue(OrganisationId.parse(organisationId), due);
};
