import type { Member } from '../../shared/actor';
import { RemittanceId, type RequestKey } from '../../shared/ids';
import { refuse, Refusal } from '../../shared/refusals';
import { askedBy, idOf, onceWith } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { getDues, payOver } from '../../books/dues/due.table';
import { remittanceEntry, type Remittance } from '../../books/remittances/remittance';
import { getRemittance, putRemittance } from '../../books/remittances/remittance.table';
import { receive } from '../../books/funds/fund';
import { onFund, writeFund } from '../../books/funds/fund.table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { enter } from '../../books/ledger/entry.table';
import { assertNotTooMany, confirm, sameMatch, type Matching } from './match';
import { changeOf, matchToRemittance } from '../lines/statement-line';
import { getLine, moveLine } from '../lines/statement-line.table';
import { changeToDo } from '../statements/statement.table';

/** Everything that must agree, in one transaction. A line's or a due's own trouble is told before the fund's, which only means "again". */
const settle = async (
  by: Member,
  asked: Matching,
  remittanceId: RemittanceId,
  at: string,
): Promise<'done' | 'already'> => {
  const { organisationId, personId } = by;
  assertNotTooMany(asked.dueIds);
  const [line, found] = await Promise.all([
    getLine(organisationId, asked.lineId),
    getDues(organisationId, asked.dueIds),
  ]);
  const known = found.filter((due) => due !== undefined);
  if (!line || known.length < found.length) return refuse('not-found');
  const { because } = asked;
  const state = matchToRemittance(line.state, { remittanceId, why: because, personId, at });
  const { dues, remittance } = confirm(line, known, { remittanceId, because, by: personId, at });
  const changed = changeOf(line.state, state);
  return onFund(organisationId, remittance.fundId, (fund) =>
    table.transact(
      onceWith(putRemittance(organisationId, { ...remittance, receivedBefore: fund.received }), [
        ...moveLine(organisationId, line, { state, at, otherwise: 'line-already-matched' }),
        changeToDo(organisationId, line.statementId, -1),
        ...payOver(organisationId, dues, remittance),
        enter(organisationId, remittanceEntry(remittance, at)),
        stillMay(by),
        audited(organisationId, { at, by: personId, what: 'match-confirmed', which: remittanceId, changed }),
        writeFund(organisationId, receive(fund, remittance.amount, remittance.on)),
      ]),
    ),
  );
};

/**
 * A person confirms that a line of the bank pays dues over: the line, the dues, the fund, the entry and the audit stand together
 * or not at all. A retry gets the remittance as it stands. Refuses `not-found`, `line-already-matched`, `line-set-aside`,
 * `line-not-from-bank`, `line-in-question`, `too-many-dues`, `due-already-paid-over`, `due-changed`, `dues-of-several`, `amounts-differ`, `request-key-reused`, `busy`.
 */
export const confirmMatch = async (
  by: Member,
  { requestKey, what: asked }: { requestKey: RequestKey; what: Matching },
  now: Date,
): Promise<Remittance> => {
  const remittanceId = RemittanceId.parse(idOf('rem', askedBy(by, { requestKey })));
  const read = () => getRemittance(by.organisationId, remittanceId);
  try {
    await settle(by, asked, remittanceId, now.toISOString());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Matched or paid over already: by this very request, whose reply was lost?
    const before = await read();
    if (before) return sameMatch(before, asked);
    throw error;
  }
  const made = await read();
  if (!made) throw new Error(`${remittanceId} was written and is not there`);
  return sameMatch(made, asked);
};
