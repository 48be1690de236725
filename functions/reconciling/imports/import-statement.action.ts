import type { Member } from '../../shared/actor';
import {
  DifferenceId,
  StatementLineId,
  type OrganisationId,
  type PersonId,
  type RequestKey,
  type StatementId,
} from '../../shared/ids';
import { blobs } from '../../platform/blobs';
import { idFrom } from '../../platform/new-id';
import { askedBy, idOf } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { inTurn } from '../../platform/turns';
import { audited } from '../../people/audit/audit.table';
import type { BillLine } from '../readers/bill-line';
import { BILL_PROVIDER, ordersById, soldInDays } from '../differences/books-of-days.table';
import type { Difference } from '../differences/difference';
import { addDifference, putNewDifference } from '../differences/difference.table';
import { countsOf, judgeBankLine, judgeBillLine, orderNamed, type Judgement } from './judgement';
import { knownOrderOf, paidOrdersOf } from '../differences/known-order';
import { openDifference } from '../differences/listed-difference';
import type { ListedLine } from '../lines/listed-line';
import { assertOurs } from '../accounts/merchant-account';
import { listMerchantAccounts } from '../accounts/merchant-account.table';
import { missingFromBill } from '../differences/missing-from-bill';
import { howToRead, type AskedHow } from '../mappings/saved-mapping.table';
import { readStatementAside } from '../readers/read-aside';
import { bytesToKeep, fingerprintOf } from '../readers/read-statement';
import type { ReadLine } from '../readers/reader';
import { accountOf, type How, type ReadBill, type ReadWhole } from '../readers/readers';
import { addLine, getLine, putNewLine } from '../lines/statement-line.table';
import {
  assertRequestFree,
  finishReading,
  getStatement,
  getStatementFile,
  putNewStatement,
  statementIdOf,
} from '../statements/statement.table';
import { assertImportable, placeOfBytes, statementOf, type Statement } from '../statements/statement';

type Given = { bytes: Uint8Array; fileName: string; how: AskedHow; language: 'zh' | 'en' };
/** `ours`: the merchant accounts that are ours. */
type Into = { organisationId: OrganisationId; statementId: StatementId; at: string; ours: readonly string[] };
type Named = { by: PersonId; sha256: string; requestId: string };

/** Lines that are written at once. */
const AT_ONCE = 25;

const lineIdOf = (organisationId: OrganisationId, line: ReadLine): StatementLineId =>
  StatementLineId.parse(idFrom('lin', `${organisationId}|${line.identity}`));

/** Each line beside what the books say of its order. */
const judge = async (
  reading: ReadWhole,
  { organisationId, statementId, at, ours }: Into,
): Promise<Judgement[]> => {
  const idsOf = (line: ReadLine) => ({ lineId: lineIdOf(organisationId, line), statementId });
  if (reading.brings === 'bank') return reading.lines.map((line) => judgeBankLine(line, idsOf(line)));
  const named = reading.lines.map(orderNamed).filter((orderId) => orderId !== undefined);
  const orders = await ordersById(organisationId, named);
  return reading.lines.map((line) =>
    judgeBillLine(line, knownOrderOf(orders.get(line.merchantOrderId)), { ...idsOf(line), at, ours }),
  );
};

const entryNamed = (line: BillLine): string =>
  line.kind === 'payment'
    ? `pay-${BILL_PROVIDER}-${line.transactionId}`
    : `refund-${BILL_PROVIDER}-${line.refundId}`;

/** What the books hold in the bill's days and the bill lacks. Only orders of entries that the bill does not name are read. */
const findMissing = async (reading: ReadBill, organisationId: OrganisationId): Promise<Difference[]> => {
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
  return missingFromBill(paidOrdersOf([...orders.values()]), reading);
};

/** A line with its difference, together; a line that stands, from this file or an earlier one, stays as it is. */
const write = async (
  { line, difference }: Judgement,
  organisationId: OrganisationId,
): Promise<ListedLine> => {
  if (!difference) return putNewLine(organisationId, line);
  const both = [addLine(organisationId, line), addDifference(organisationId, difference)];
  if ((await table.transact(both)) === 'done') return line;
  return (await getLine(organisationId, line.lineId)) ?? line;
};

/** The same lack has the same id, whichever file shows it: told once. */
const missingId = (organisationId: OrganisationId, found: Difference): DifferenceId => {
  const which = 'refundId' in found ? found.refundId : found.transactionId;
  return DifferenceId.parse(idFrom('dif', `${organisationId}|${found.reason}|${which}`));
};

const writeAll = async (
  judged: readonly Judgement[],
  missing: readonly Difference[],
  { organisationId, statementId }: Into,
): Promise<void> => {
  const turns = inTurn(AT_ONCE);
  const standing = await Promise.all(
    judged.map((each) => turns(statementId, () => write(each, organisationId))),
  );
  const lacks = await Promise.all(
    missing.map((found) => {
      const of = { differenceId: missingId(organisationId, found), statementId };
      return turns(statementId, () => putNewDifference(organisationId, openDifference(found, of)));
    }),
  );
  const own = lacks.filter((lack) => lack.statementId === statementId);
  await finishReading(organisationId, statementId, countsOf(standing, statementId, own.length));
};

/** Keeps what may be kept of the bytes, then the statement, then its lines; each may stand already from a try that was cut off. */
const bring = async (reading: ReadWhole, how: How, given: Given, as: Into & Named): Promise<void> => {
  const { organisationId, statementId, at, by, sha256, requestId } = as;
  if (reading.brings === 'bill') assertOurs(reading.lines, as.ours);
  const judged = await judge(reading, as);
  const missing = reading.brings === 'bill' ? await findMissing(reading, organisationId) : [];
  const kept = bytesToKeep(given.bytes, reading.kind);
  await blobs.put(placeOfBytes(organisationId, statementId), kept, 'application/octet-stream');
  const statement = statementOf(reading, how, { statementId, fileName: given.fileName, by, at });
  const { mappingId } = given.how;
  const file = { sha256, size: given.bytes.length, ...(mappingId && { mappingId }), requestId };
  const changed = { state: [null, statement.state] as [unknown, unknown] };
  await putNewStatement(organisationId, statement, file, [
    audited(organisationId, { at, by, what: 'statement-imported', which: statementId, changed }),
  ]);
  await writeAll(judged, missing, as);
};

/**
 * Imports a file: what the preview showed, line for line, or nothing. The statement's id follows from the account and the bytes,
 * so the same file again gets the first answer and changes nothing; lines that another file brought stay with that one. Cut off
 * half-way, the same file again finishes it. `isFirst`: this very request brought it.
 * Refuses `mapping-not-found`, `statement-not-readable`, `statement-has-problems`, `statement-too-large`,
 * `statement-of-others`, `statement-period-too-long`, `request-key-reused`.
 */
export const importStatement = async (
  by: Member,
  { requestKey, what: given }: { requestKey: RequestKey; what: Given },
  now: Date,
): Promise<{ statement: Statement; isFirst: boolean }> => {
  const { organisationId } = by;
  const how = await howToRead(organisationId, given.how, now);
  const sha256 = fingerprintOf(given.bytes);
  const statementId = statementIdOf(organisationId, accountOf(how), sha256);
  const requestId = idOf('req', askedBy(by, { requestKey }));
  await assertRequestFree(organisationId, requestId, statementId);
  const before = await getStatement(organisationId, statementId);
  if (before?.state !== 'read') {
    const reading = assertImportable(await readStatementAside(given.bytes, how), given.language);
    const ours = (await listMerchantAccounts(organisationId)).map(({ account }) => account);
    const at = now.toISOString();
    const as = { organisationId, statementId, at, by: by.personId, sha256, requestId, ours };
    await bring(reading, how, given, as);
  }
  const [statement, file] = await Promise.all([
    before?.state === 'read' ? before : getStatement(organisationId, statementId),
    getStatementFile(organisationId, statementId),
  ]);
  if (!statement) throw new Error(`${statementId} was written and is not there`);
  return { statement, isFirst: file?.requestId === requestId };
};
