import { DifferenceId, type OrganisationId, type StatementId } from '../../shared/ids';
import { Refusal } from '../../shared/refusals';
import { idFrom } from '../../platform/new-id';
import { table } from '../../platform/table/table';
import { audited } from '../../people/audit/audit.table';
import type { PersonId, StatementLineId } from '../../shared/ids';
import { BILL_PROVIDER, ordersById, soldInDays } from '../differences/books-of-days.table';
import { differencesById, putNewDifference, putResolved } from '../differences/difference.table';
import { paidOrdersOf } from '../differences/known-order';
import { cameLater, openDifference, type ListedDifference } from '../differences/listed-difference';
import { type Lacking, missingFromBill } from '../differences/missing-from-bill';
import { lineIdOf, linesById } from '../lines/statement-line.table';
import type { BillLine } from '../readers/bill-line';
import type { ReadBill } from '../readers/readers';
import { changeToDo } from '../statements/statement.table';

/** The import that finds it: `fileName` as it is shown, `at` in UTC. */
export type Bringing = {
  organisationId: OrganisationId;
  statementId: StatementId;
  by: PersonId;
  fileName: string;
  at: string;
};

/** What is lacking, by the number that its line would have. */
type Lack = { reason: 'missing-from-bill' | 'refund-missing-from-bill'; number: string };
const lackOf = (line: BillLine): Lack =>
  line.kind === 'payment'
    ? { reason: 'missing-from-bill', number: line.transactionId }
    : { reason: 'refund-missing-from-bill', number: line.refundId };
const lackIn = (found: Lacking): Lack =>
  found.reason === 'refund-missing-from-bill'
    ? { reason: 'refund-missing-from-bill', number: found.refundId }
    : { reason: 'missing-from-bill', number: found.transactionId };

/** The same lack has the same id, whichever file shows it: told once. */
const lackId = (organisationId: OrganisationId, { reason, number }: Lack): DifferenceId =>
  DifferenceId.parse(idFrom('dif', `${organisationId}|${reason}|${number}`));
const lineIdOfLack = (organisationId: OrganisationId, { reason, number }: Lack): StatementLineId =>
  lineIdOf(organisationId, `wechat-${reason === 'missing-from-bill' ? 'payment' : 'refund'}-${number}`);

const entryNamed = (line: BillLine): string =>
  line.kind === 'payment'
    ? `pay-${BILL_PROVIDER}-${line.transactionId}`
    : `refund-${BILL_PROVIDER}-${line.refundId}`;

/**
 * What the books hold in the bill's days and no file has brought: the provider's day ends by its own clock, and what one file lacks
 * another has. Only orders of entries that the bill does not name are read.
 * @question What do the books hold of these days that no bill has? (through soldInDays, ordersById, linesById)
 * @key main `ORG#{o}#FUND#{fund}; ORG#{o}#ORDER#{order}; ORG#{o}#LINE#{line}` / `ENTRY#{from} to ENTRY#{to}, ORDER, LINE`
 * @cost 1½ RCU for each that the bill lacks
 */
export const findLacks = async (reading: ReadBill, organisationId: OrganisationId): Promise<Lacking[]> => {
  if (!reading.period) return [];
  const listed = new Set(reading.lines.map(entryNamed));
  const entries = await soldInDays(organisationId, reading.period);
  const isOfProvider = (id: string) =>
    id.startsWith(`pay-${BILL_PROVIDER}-`) || id.startsWith(`refund-${BILL_PROVIDER}-`);
  const unlisted = entries.filter(({ entryId }) => isOfProvider(entryId) && !listed.has(entryId));
  const orders = await ordersById(
    organisationId,
    unlisted.map(({ orderId }) => orderId),
  );
  const lacking = missingFromBill(paidOrdersOf([...orders.values()]), reading);
  const idOf = (found: Lacking) => lineIdOfLack(organisationId, lackIn(found));
  const brought = await linesById(organisationId, lacking.map(idOf));
  return lacking.filter((found) => !brought.has(idOf(found)));
};

/** By the import that brought the line: who did it, what is resolved and what its own file still waits for, together. */
const clearOne = async (lack: ListedDifference, of: Bringing): Promise<void> => {
  const { organisationId, by: personId, at, fileName } = of;
  const { differenceId, statementId } = lack;
  try {
    await table.transact([
      putResolved(organisationId, cameLater(lack, { personId, fileName, at })),
      ...(statementId ? [changeToDo(organisationId, statementId, -1)] : []),
      audited(organisationId, {
        at,
        by: personId,
        what: 'difference-came-later',
        which: differenceId,
        changed: { resolved: [null, 'came-later'] },
      }),
    ]);
  } catch (error) {
    // By a person, or by another file at once.
    if (!(error instanceof Refusal) || error.code !== 'difference-already-resolved') throw error;
  }
};

/**
 * What an earlier file lacked and these lines bring waits for nobody any more.
 * @question Does this file bring what another one lacked? (through differencesById, putResolved, changeToDo)
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds it waits → nothing
 * @cost 1 RCU a line, and 6 WCU in a transaction + 3 of indexes for each that came
 */
export const clearLacks = async (lines: readonly BillLine[], of: Bringing): Promise<void> => {
  const ids = lines.map((line) => lackId(of.organisationId, lackOf(line)));
  const lacks = await differencesById(of.organisationId, [...new Set(ids)]);
  for (const lack of lacks) if (!lack.resolved) await clearOne(lack, of);
};

/**
 * Notes what is lacking, each once, and tells how many this file was the first to lack. What another file brought meanwhile is cleared.
 * @question The books hold this, and no bill does (through putNewDifference, linesById)
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds it stands not yet → answers it
 * @cost 1 WCU + 1 queue, 1 RCU
 */
export const noteLacks = async (lacking: readonly Lacking[], of: Bringing): Promise<number> => {
  const { organisationId, statementId } = of;
  const noted: { lack: Lack; standing: ListedDifference }[] = [];
  for (const found of lacking) {
    const lack = lackIn(found);
    const differenceId = lackId(organisationId, lack);
    const standing = await putNewDifference(
      organisationId,
      openDifference(found, { differenceId, statementId }),
    );
    noted.push({ lack, standing });
  }
  const lineId = ({ lack }: (typeof noted)[number]) => lineIdOfLack(organisationId, lack);
  const brought = await linesById(organisationId, noted.map(lineId));
  for (const one of noted)
    if (brought.has(lineId(one)) && !one.standing.resolved) await clearOne(one.standing, of);
  return noted.filter(({ standing }) => standing.statementId === statementId).length;
};
