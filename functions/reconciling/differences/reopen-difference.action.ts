import type { Member } from '../../shared/actor';
import type { DifferenceId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain } from '../../platform/table/decide-again';
import { table, type Write } from '../../platform/table/table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { getLine, moveLine } from '../lines/statement-line.table';
import { changeToDo } from '../statements/statement.table';
import { getDifference, putReopened } from './difference.table';
import { reopenDifferenceOf, type ListedDifference } from './listed-difference';

/** Its line differs again, and its file waits for one thing more. */
const lineWrites = async (
  organisationId: OrganisationId,
  { differenceId, lineId, statementId }: ListedDifference,
  at: string,
): Promise<Write[]> => {
  const line = lineId && (await getLine(organisationId, lineId));
  if (!line) return statementId ? [changeToDo(organisationId, statementId, 1)] : [];
  const state = { state: 'differs', differenceId } as const;
  return [
    ...moveLine(organisationId, line, { state, at, otherwise: 'stale' }),
    changeToDo(organisationId, line.statementId, 1),
  ];
};

/**
 * A difference that was set aside waits again, with a reason; who set it aside, and why, stays in its history. One that waits stays
 * as it is. Refuses `not-found`, `resolution-in-books`, `difference-came-later`, `busy`.
 */
export const reopenDifference = (
  by: Member,
  { differenceId, reason }: { differenceId: DifferenceId; reason: string },
  now: Date,
): Promise<ListedDifference> =>
  decideAgain(async () => {
    const { organisationId, personId } = by;
    const before = (await getDifference(organisationId, differenceId)) ?? refuse('not-found');
    const after = reopenDifferenceOf(before);
    if (after === before) return before;
    const at = now.toISOString();
    const line = { at, by: personId, what: 'difference-reopened', which: differenceId, reason };
    await table.transact([
      putReopened(organisationId, before, after),
      ...(await lineWrites(organisationId, before, at)),
      stillMay(by),
      audited(organisationId, { ...line, changed: { resolved: [before.resolved?.how, null] } }),
    ]);
    return after;
  });
