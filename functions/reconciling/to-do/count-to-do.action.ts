import { listOpenSpendings } from '../../books/spending/spending.table';
import type { Member } from '../../shared/actor';
import { listDifferences } from '../differences/difference.table';
import { openLines } from '../lines/statement-line.table';
import { countOf, MOST_COUNTED, type ToDo } from './to-do';

/** How much waits of each kind, exact up to 1,000. It costs half a read unit for about ten of them. */
export const countToDo = async ({ organisationId }: Member): Promise<ToDo> => {
  const most = { limit: MOST_COUNTED };
  const [spendings, differences, lines] = await Promise.all([
    listOpenSpendings(organisationId, most),
    listDifferences(organisationId, { status: 'open', ...most }),
    openLines(organisationId, most),
  ]);
  const pending = spendings.items.filter(({ status }) => status === 'pending');
  return {
    approvals: { ...countOf(spendings), count: pending.length },
    differences: countOf(differences),
    moneyIn: countOf(lines),
  };
};
