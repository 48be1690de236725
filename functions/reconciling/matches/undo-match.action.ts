import type { Member } from '../../shared/actor';
import type { OrganisationId, RemittanceId } from '../../shared/ids';
import type { Day } from '../../shared/time';
import { refuse, Refusal } from '../../shared/refusals';
import { onceWith } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { getDues, listDues, reopen as reopenDues } from '../../books/dues/due.table';
import { undo, undoneEntry, type Remittance } from '../../books/remittances/remittance';
import { getRemittance, putUndone } from '../../books/remittances/remittance.table';
import { undoReceive, type Fund } from '../../books/funds/fund';
import { onFund, writeFund } from '../../books/funds/fund.table';
import { getPerson } from '../../people/accounts/person.table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { enter } from '../../books/ledger/entry.table';
import { changeOf, reopen } from '../lines/statement-line';
import { getLine, moveLine } from '../lines/statement-line.table';
import { changeToDo } from '../statements/statement.table';

type Asked = { remittanceId: RemittanceId; reason: string };

const isUndoneBy = (remittance: Remittance, { personId }: Member, { reason }: Asked): boolean =>
  remittance.status === 'undone' && remittance.undone.by === personId && remittance.undone.reason === reason;

const paidBy = async (member: Member, { remittanceId, dueIds }: Remittance) => {
  const dues = await getDues(member.organisationId, dueIds);
  return dues.map((due) =>
    due?.status === 'paid-over' && due.remittanceId === remittanceId ? due : refuse('due-changed'),
  );
};

const PAGE = 1_000;

/**
 * The last day on which any of the fund's other money was booked. Told by the dues paid over, of which each remittance has one at
 * least, and read only where this remittance may have been the last: one read unit for about thirty of the organisation's dues.
 * Whoever matches meanwhile changes the fund, and then this is asked anew.
 */
const lastOnWithout = async (
  organisationId: OrganisationId,
  fund: Fund,
  { remittanceId, on }: Remittance,
): Promise<Day | undefined> => {
  if (fund.receivedOn !== undefined && on < fund.receivedOn) return fund.receivedOn;
  let last: Day | undefined;
  let cursor: string | undefined;
  do {
    const page = await listDues(organisationId, { status: 'paid-over', limit: PAGE, cursor, fresh: true });
    for (const due of page.items) {
      if (due.status !== 'paid-over' || due.fundId !== fund.fundId) continue;
      if (due.remittanceId === remittanceId) continue;
      if (last === undefined || due.paidOverOn > last) last = due.paidOverOn;
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return last;
};

const takeBack = async (
  member: Member,
  before: Remittance,
  asked: Asked,
  at: string,
): Promise<Remittance> => {
  const { organisationId, personId } = member;
  const undone = undo(before, { reason: asked.reason, by: personId, at });
  const [line, dues] = await Promise.all([getLine(organisationId, before.lineId), paidBy(member, before)]);
  if (!line) return refuse('not-found');
  const name = (await getPerson(personId, false))?.name;
  const state = reopen(line.state, { why: asked.reason, personId, name, at });
  const changed = changeOf(line.state, state);
  const audit = { at, by: personId, what: 'match-undone', which: before.remittanceId, changed };
  await onFund(organisationId, before.fundId, async (fund) => {
    const lastOn = await lastOnWithout(organisationId, fund, before);
    return table.transact(
      onceWith(putUndone(organisationId, undone), [
        ...moveLine(organisationId, line, { state, at, otherwise: 'match-already-undone' }),
        changeToDo(organisationId, line.statementId, 1),
        ...reopenDues(organisationId, dues),
        enter(organisationId, undoneEntry(before, at)),
        stillMay(member),
        audited(organisationId, audit),
        writeFund(organisationId, undoReceive(fund, before.amount, lastOn)),
      ]),
    );
  });
  return undone;
};

/**
 * Undoes a match with a reason: a reverse entry is made, the dues are open again, the line too, and all of it stays in the
 * history. The same by the same person again changes nothing.
 * Refuses `not-found`, `match-already-undone`, `money-already-spent`, `due-changed`, `busy`.
 */
export const undoMatch = async (member: Member, asked: Asked, now: Date): Promise<Remittance> => {
  const read = () => getRemittance(member.organisationId, asked.remittanceId);
  const before = (await read()) ?? refuse('not-found');
  try {
    return await takeBack(member, before, asked, now.toISOString());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Undone already: by this very request, whose reply was lost?
    const standing = await read();
    if (standing && isUndoneBy(standing, member, asked)) return standing;
    throw error;
  }
};
