import type { OrganisationId, StatementLineId } from '../../shared/ids';
import type { Member } from '../../shared/actor';
import { refuse, Refusal, type RefusalCode } from '../../shared/refusals';
import { table } from '../../platform/table/table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { getPerson } from '../../people/accounts/person.table';
import type { ListedLine } from './listed-line';
import { setAsideOf, type SettingAside, standsSo, takenBackOf } from './set-aside';
import { changeOf, type LineState } from './statement-line';
import { getLine, moveLine } from './statement-line.table';
import { changeToDo } from '../statements/statement.table';

const readLine = async (organisationId: OrganisationId, lineId: StatementLineId): Promise<ListedLine> =>
  (await getLine(organisationId, lineId)) ?? refuse('not-found');

type Deciding = {
  lineId: StatementLineId;
  what: 'line-set-aside' | 'line-taken-back';
  at: string;
  /** From where the line stands; refuses what cannot be. */
  decide: (line: ListedLine) => LineState;
  /** The same, told apart from where the line stands. */
  decided: LineState;
  otherwise: RefusalCode;
};

/** The line, its history and the audit together; the same by the same person again is answered and changes nothing. */
const move = async (
  by: Member,
  { lineId, what, at, decide, decided, otherwise }: Deciding,
): Promise<ListedLine> => {
  const { organisationId, personId } = by;
  const line = await readLine(organisationId, lineId);
  try {
    const state = decide(line);
    const changed = changeOf(line.state, state);
    await table.transact([
      ...moveLine(organisationId, line, { state, at, otherwise }),
      changeToDo(organisationId, line.statementId, state.state === 'open' ? 1 : -1),
      stillMay(by),
      audited(organisationId, { at, by: personId, what, which: lineId, changed }),
    ]);
    return { ...line, state };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // By this very request, whose reply was lost?
    const stands = await readLine(organisationId, lineId);
    if (standsSo(stands, decided)) return stands;
    throw error;
  }
};

/**
 * Money that came in and is no remittance waits for nobody any more; a person says why. It is matched to nothing until it is
 * taken back, and what is matched is not set aside: the line itself decides between people at once.
 * Refuses `not-found`, `line-not-from-bank`, `line-not-waiting`, `line-already-matched`, `line-set-aside`, `busy`.
 */
export const setLineAside = async (
  member: Member,
  asked: SettingAside & { lineId: StatementLineId },
  now: Date,
): Promise<ListedLine> => {
  const { lineId, reason, note } = asked;
  const setting = { reason, ...(note !== undefined && { note }) };
  const { personId } = member;
  const by = { personId, name: (await getPerson(personId, false))?.name, at: now.toISOString() };
  const decide = (line: ListedLine) => setAsideOf(line, setting, by);
  const line = await readLine(member.organisationId, lineId);
  const decided = decide({ ...line, state: { state: 'open' } });
  const what = 'line-set-aside';
  return move(member, { lineId, what, at: by.at, decide, decided, otherwise: 'line-already-matched' });
};

/**
 * A line that was set aside waits again, with a reason; what was decided stays in its history.
 * Refuses `not-found`, `line-not-from-bank`, `line-not-waiting`, `line-not-set-aside`, `busy`.
 */
export const takeLineBack = async (
  member: Member,
  asked: { lineId: StatementLineId; reason: string },
  now: Date,
): Promise<ListedLine> => {
  const { lineId, reason: why } = asked;
  const { personId } = member;
  const by = { personId, name: (await getPerson(personId, false))?.name, at: now.toISOString() };
  const decide = (line: ListedLine) => takenBackOf(line, why, by);
  const decided: LineState = { state: 'open', reopened: { why, personId, at: by.at } };
  const what = 'line-taken-back';
  return move(member, { lineId, what, at: by.at, decide, decided, otherwise: 'line-not-set-aside' });
};
