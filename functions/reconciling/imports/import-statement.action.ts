import type { Member } from '../../shared/actor';
import type { OrganisationId, RequestKey, StatementLineId } from '../../shared/ids';
import { blobs } from '../../platform/blobs';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { askedBy, idOf } from '../../platform/table/once';
import { table } from '../../platform/table/table';
import { inTurn } from '../../platform/turns';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { addDifference } from '../differences/difference.table';
import { countsOf, judgeBankLine, type Judgement, type Question } from './judgement';
import type { ListedLine } from '../lines/listed-line';
import { noteMovement } from '../lines/movement.table';
import { traceOf } from '../lines/same-movement';
import { assertOurs } from '../accounts/merchant-account';
import { listMerchantAccounts } from '../accounts/merchant-account.table';
import { assertInUse, type HowSaved } from '../mappings/saved-mapping';
import { howToRead, mappingAsRead, type AskedHow } from '../mappings/saved-mapping.table';
import { readStatementAside } from '../readers/read-aside';
import { bytesToKeep, fingerprintOf } from '../readers/read-statement';
import type { ReadLine } from '../readers/reader';
import { accountOf, readAsSaid, type ReadWhole } from '../readers/readers';
import { addLine, getLine, lineIdOf, linesById, putNewLine } from '../lines/statement-line.table';
import {
  assertRequestFree,
  finishReading,
  getStatement,
  getStatementFile,
  noteBrought,
  putNewStatement,
  statementIdOf,
} from '../statements/statement.table';
import {
  assertImportable,
  LINES_AT_ONCE,
  placeOfBytes,
  type Said,
  shownFileName,
  statementOf,
  type Statement,
} from '../statements/statement';
import { returnedIn } from '../differences/returned.table';
import { judgeBill } from './judge-bill.table';
import { knownForeign } from './foreign-lines.table';
import { noteChanged, type Known } from './known-lines.table';
import { findTwins, type Twin } from './twins.table';
import { clearLacks, findLacks, noteLacks, type Bringing } from './lacks.table';

type Given = { bytes: Uint8Array; fileName: string; how: AskedHow; said?: Said; language: 'zh' | 'en' };
/** `ours`: the merchant accounts that are ours; `isNew`: nobody had brought it when this was read; `from`: so many lines of it stand already. */
type Into = Bringing & {
  member: Member;
  ours: readonly string[];
  isNew: boolean;
  from: number;
  sha256: string;
  requestId: string;
  ofAccount: string;
  /** Known lines that come in another money. */
  foreign: readonly Known[];
};

/**
 * As it is asked; but what a request before began to read is read to its end by the mapping as that one found it, whatever
 * became of that since. Refuses `mapping-withdrawn` for a file that is new.
 */
const howOf = async (
  organisationId: OrganisationId,
  given: Given,
  { before, now, saved }: { before: Statement | undefined; now: Date; saved: HowSaved },
): Promise<HowSaved> => {
  if (!before) assertInUse(saved);
  if (before?.state !== 'reading') return saved;
  const file = await getStatementFile(organisationId, before.statementId);
  const revision = file?.mappingRevision ?? 1;
  const { mappingId = given.how.mappingId } = file ?? {};
  return howToRead(organisationId, { ...given.how, mappingId, revision }, now);
};

/** Lines that are written at once. */
const AT_ONCE = 25;
const NOTHING_SAID: Said = { notMovements: [], knownLines: [] };

/** Known lines among these, of which the program is sure, or a person; and those of which somebody has to say. */
type Twins = { sure: ReadonlyMap<number, StatementLineId>; asked: ReadonlyMap<number, Question> };

const twinsOf = async (reading: ReadWhole, into: Into, { knownLines }: Said): Promise<Twins> => {
  const twins = reading.brings === 'bank' ? await findTwins(reading.lines, into) : new Map<number, Twin>();
  const sure = new Map<number, StatementLineId>();
  for (const [line, { lineId, isCertain }] of twins)
    if (lineId && (isCertain || knownLines.includes(line))) sure.set(line, lineId);
  return { sure, asked: new Map([...twins].filter(([line]) => !sure.has(line))) };
};

/** Those lines that this request brings, each beside what the books say of its order. */
const judge = async (reading: ReadWhole, into: Into, { sure, asked }: Twins): Promise<Judgement[]> => {
  const { organisationId, statementId, from } = into;
  const until = from + LINES_AT_ONCE;
  if (reading.brings === 'bill') return judgeBill(reading.lines.slice(from, until), into);
  return reading.lines.slice(from, until).map((line) => {
    const lineId = lineIdOf(organisationId, line.identity);
    const twin = sure.get(line.lineNumber);
    const judged = judgeBankLine(line, { lineId, statementId }, asked.get(line.lineNumber));
    return { ...judged, trace: traceOf(line, lineId), ...(twin && { twin }) };
  });
};

/** A line with its difference, together; a line that stands, from this file or an earlier one, stays as it is. */
const write = async ({ line, difference, twin, trace }: Judgement, into: Into): Promise<ListedLine> => {
  const { organisationId, statementId } = into;
  const known = twin && (await getLine(organisationId, twin));
  if (known) return known;
  if (!difference) {
    const standing = await putNewLine(organisationId, line);
    if (trace && standing.statementId === statementId) await noteMovement(into, trace);
    return standing;
  }
  const both = [
    addLine(organisationId, line),
    addDifference(organisationId, difference),
    ...returnedIn(organisationId, difference.found),
  ];
  const isNew = (await table.transact(both)) === 'done';
  const standing = isNew ? line : ((await getLine(organisationId, line.lineId)) ?? line);
  if (trace && standing.statementId === statementId) await noteMovement(into, trace);
  return standing;
};

/** What the bill says that is no line of its own: known lines told otherwise, what it lacks, and what another one lacked. */
const settleBill = async (
  reading: Extract<ReadWhole, { brings: 'bill' }>,
  standing: readonly ListedLine[],
  into: Into,
): Promise<{ missing: number; changed: number }> => {
  const known = reading.lines.flatMap((line, at): Known[] => {
    const before = standing[at];
    return before && before.statementId !== into.statementId ? [{ line, before }] : [];
  });
  const changed = await noteChanged([...known, ...into.foreign], into);
  await clearLacks(reading.lines, into);
  return { changed, missing: await noteLacks(await findLacks(reading, into.organisationId), into) };
};

/** Every line as it stands: those that earlier requests brought are read. */
const allStanding = async (
  lines: readonly ReadLine[],
  { organisationId, from }: Into,
  { sure }: Twins,
): Promise<ListedLine[]> => {
  const ids = lines
    .slice(0, from)
    .map((line) => sure.get(line.lineNumber) ?? lineIdOf(organisationId, line.identity));
  const before = await linesById(organisationId, ids);
  return ids.flatMap((lineId) => before.get(lineId) ?? []);
};

const writeAll = async (
  reading: ReadWhole,
  judged: readonly Judgement[],
  { into, twins }: { into: Into; twins: Twins },
): Promise<void> => {
  const { organisationId, statementId, from } = into;
  const turns = inTurn(AT_ONCE);
  const written = await Promise.all(judged.map((each) => turns(statementId, () => write(each, into))));
  const until = from + judged.length;
  if (until < reading.lines.length) return noteBrought(organisationId, statementId, until);
  const standing = [
    ...(await allStanding(reading.lines, into, twins)),
    ...written,
    ...into.foreign.map(({ before }) => before),
  ];
  const found =
    reading.brings === 'bill' ? await settleBill(reading, standing, into) : { missing: 0, changed: 0 };
  await finishReading(
    organisationId,
    statementId,
    countsOf(standing, statementId, { ...found, twins: twins.sure.size }),
  );
};

/** Keeps what may be kept of the bytes, then the statement, then its lines; each may stand already from a try that was cut off. */
const bring = async (reading: ReadWhole, how: HowSaved, given: Given, into: Into): Promise<void> => {
  const { organisationId, statementId, at, by, member, sha256, requestId } = into;
  if (reading.brings === 'bill') assertOurs(reading.lines, into.ours);
  const twins = await twinsOf(reading, into, given.said ?? NOTHING_SAID);
  const judged = await judge(reading, into, twins);
  const kept = bytesToKeep(given.bytes, reading.kind);
  await blobs.put(placeOfBytes(organisationId, statementId), kept, 'application/octet-stream');
  const statement = statementOf(reading, how, { statementId, fileName: given.fileName, by, at });
  const mapping = 'mapping' in how ? how.mapping : undefined;
  const { said } = given;
  const size = given.bytes.length;
  const readBy = mapping && { mappingId: mapping.mappingId, mappingRevision: mapping.revision };
  const file = { sha256, size, ...readBy, ...(said && { said }), requestId };
  const changed = { state: [null, statement.state] as [unknown, unknown] };
  const noted = await putNewStatement(organisationId, statement, file, [
    ...(mapping ? [mappingAsRead(organisationId, mapping)] : []),
    stillMay(member),
    audited(organisationId, { at, by, what: 'statement-imported', which: statementId, changed }),
  ]);
  if (noted === 'already' && into.isNew) stale();
  await writeAll(reading, judged, { into, twins });
};

type Asking = { requestId: string; statementId: Statement['statementId']; sha256: string };

/**
 * Brings what is not there yet, by the mapping as it stands in the moment in which the file is noted. Whoever brought the same file
 * at the same time read it first, perhaps by another mapping: then it is read on as they began.
 */
const bringRest = async (
  by: Member,
  given: Given,
  { as, ...of }: Asking & { as: HowSaved | undefined },
  now: Date,
): Promise<Statement | undefined> => {
  const { organisationId } = by;
  const before = await getStatement(organisationId, of.statementId);
  if (before?.state === 'read') return before;
  const saved = as ?? (await howToRead(organisationId, given.how, now));
  const how = await howOf(organisationId, given, { before, now, saved });
  const asSaid = readAsSaid(how, given.said);
  const read = await knownForeign(organisationId, await readStatementAside(given.bytes, asSaid));
  const reading = assertImportable(read.reading, given.language);
  const ours = (await listMerchantAccounts(organisationId)).map(({ account }) => account);
  await bring(reading, how, given, {
    ...of,
    organisationId,
    by: by.personId,
    member: by,
    fileName: shownFileName(given.fileName),
    at: now.toISOString(),
    foreign: read.foreign,
    ours,
    isNew: !before,
    from: before?.brought ?? 0,
    ofAccount: accountOf(how),
  });
  return getStatement(organisationId, of.statementId);
};

/**
 * Imports a file: what the preview showed, line for line, or nothing. The statement's id follows from the account and the bytes,
 * so the same file again gets the first answer and changes nothing; lines that another file brought stay with that one. Cut off
 * half-way, the same file again finishes it; one of more than `LINES_AT_ONCE` lines takes several requests, each of which goes on
 * where the one before it ended (`reading`, `brought`). `isFirst`: this very request brought it.
 * Refuses `mapping-not-found`, `mapping-withdrawn`, `statement-not-readable`, `statement-has-problems`, `statement-too-large`,
 * `statement-of-others`, `statement-period-too-long`, `request-key-reused`, `not-allowed`, `busy`.
 */
export const importStatement = async (
  by: Member,
  { requestKey, what: given }: { requestKey: RequestKey; what: Given },
  now: Date,
): Promise<{ statement: Statement; isFirst: boolean }> => {
  const { organisationId } = by;
  const saved = await howToRead(organisationId, given.how, now);
  const sha256 = fingerprintOf(given.bytes);
  const statementId = statementIdOf(organisationId, accountOf(saved), sha256);
  const requestId = idOf('req', askedBy(by, { requestKey }));
  await assertRequestFree(organisationId, requestId, statementId);
  const statement = await decideAgain((tries) =>
    bringRest(by, given, { statementId, sha256, requestId, as: tries === 1 ? saved : undefined }, now),
  );
  const file = await getStatementFile(organisationId, statementId);
  if (!statement) throw new Error(`${statementId} was written and is not there`);
  return { statement, isFirst: file?.requestId === requestId };
};
