import type { Actor } from '../../shared/actor';
import type { FileId, OrganisationId, SpendingId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Day } from '../../shared/time';
import { getSpending } from './spending.table';

/**
 * Which file of a spending everybody may read, and of which day it is. Refuses `not-found`, also where its papers are kept and not shown.
 */
export const findPublicPaper = async (
  _by: Actor,
  { organisationId, spendingId }: { organisationId: OrganisationId; spendingId: SpendingId },
): Promise<{ fileId: FileId; on: Day }> => {
  const spending = (await getSpending(organisationId, spendingId))?.spending;
  if (spending?.status !== 'approved' || spending.publicFileId === undefined) return refuse('not-found');
  return { fileId: spending.publicFileId, on: spending.decidedOn };
};
