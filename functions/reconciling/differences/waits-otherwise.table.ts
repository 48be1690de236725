import type { OrganisationId } from '../../shared/ids';
import type { Write } from '../../platform/table/table';
import type { ListedLine } from '../lines/listed-line';
import { type LineState, waits } from '../lines/statement-line';
import { changeToDo } from '../statements/statement.table';

/**
 * What its file waits for changes with the line, where it does: part of the transaction that moves it.
 * @question One thing fewer waits, or one more, as its line goes on (through changeToDo)
 * @key main `ORG#{o}#STATEMENT#{statement}` / `STATEMENT`
 * @holds it stands → not-found
 * @cost 0 or 2 WCU in a transaction + 1 lists
 */
export const waitsOtherwise = (
  organisationId: OrganisationId,
  { kind, state, statementId }: ListedLine,
  after: LineState,
): Write[] => {
  const [before, then] = [waits(kind, state), waits(kind, after)];
  return before === then ? [] : [changeToDo(organisationId, statementId, then ? 1 : -1)];
};
