import * as z from 'zod';
import type { OrganisationId, StatementId, StatementLineId } from '../../shared/ids';
import { refuse, type RefusalCode } from '../../shared/refusals';
import { table, type Found, type Item, type Page, type Write } from '../../platform/table';
import { KeptState, keepState, stateKept } from './kept-state';
import { ListedLine, LineStep } from './listed-line';
import type { LineState } from './statement-line';

const pkOf = (organisationId: OrganisationId, lineId: StatementLineId) =>
  `ORG#${organisationId}#LINE#${lineId}`;
const listOf = (organisationId: OrganisationId, statementId: StatementId) =>
  `ORG#${organisationId}#STATEMENT#${statementId}#LINES`;
/** Money that came in and is matched to nothing, by day. */
const waitingOf = (organisationId: OrganisationId) => `ORG#${organisationId}#LINES-OPEN`;
const placeOf = (lineNumber: number) => String(lineNumber).padStart(6, '0');

/** What the keys say is not stored twice: twenty rows stay within one read unit. */
const Stored = z
  .looseObject({ ...KeptState.shape, pk: z.string(), listPk: z.string(), listSk: z.string(), of: z.string() })
  .transform(({ pk, listPk, listSk, of, ...rest }): ListedLine => {
    const line = ListedLine.parse({
      ...rest,
      kind: of,
      lineId: pk.split('#')[3],
      statementId: listPk.split('#')[3],
      lineNumber: Number(listSk),
      state: { state: 'open' },
    });
    return { ...line, state: stateKept(KeptState.parse(rest), line) };
  });

const itemOf = (organisationId: OrganisationId, line: ListedLine): Item => {
  const { lineId, statementId, lineNumber, kind, state, ...facts } = line;
  const waits = kind === 'income' && state.state === 'open';
  return {
    pk: pkOf(organisationId, lineId),
    sk: 'LINE',
    kind: 'statement-line',
    of: kind,
    ...facts,
    ...keepState(state, line),
    listPk: listOf(organisationId, statementId),
    listSk: placeOf(lineNumber),
    ...(waits && { queuePk: waitingOf(organisationId), queueSk: line.day }),
  };
};

/**
 * Part of a transaction that writes a line with its difference. Where the line stands, from whichever file, it stays as it is.
 * @question The same, with its difference
 * @key main `ORG#{o}#LINE#{line}` / `LINE`
 * @holds it stands not yet → already
 * @cost 2 WCU in a transaction + 1 lists
 */
export const addLine = (organisationId: OrganisationId, line: ListedLine): Write =>
  table.writes.put(itemOf(organisationId, line), {
    condition: 'attribute_not_exists(pk)',
    otherwise: () => undefined,
  });

/**
 * Adds a line that no file brought before; else answers the one that stands and changes nothing.
 * @question A line that no file brought before
 * @key main `ORG#{o}#LINE#{line}` / `LINE`
 * @holds it stands not yet → answers it
 * @cost 1 WCU + 1 lists + 1 queue of money in
 */
export const putNewLine = async (organisationId: OrganisationId, line: ListedLine): Promise<ListedLine> =>
  (await table.create(itemOf(organisationId, line), (found) => Stored.parse(found))) ?? line;

/**
 * @question This line
 * @key main `ORG#{o}#LINE#{line}` / `LINE`
 * @cost 1 RCU
 */
export const getLine = (
  organisationId: OrganisationId,
  lineId: StatementLineId,
): Promise<ListedLine | undefined> => table.get(Stored, { pk: pkOf(organisationId, lineId), sk: 'LINE' });

/** Set aside meanwhile, or something else that the caller knows. */
const whyNot = (found: Found, line: ListedLine, otherwise: RefusalCode): RefusalCode =>
  found?.['state'] === 'set-aside' && line.state.state !== 'set-aside' ? 'line-set-aside' : otherwise;

/**
 * The line goes on to another state, and its history keeps the step: both parts of the transaction that decides it.
 * Condition: it stands as it was read; else `line-set-aside` where somebody did that meanwhile, or refused as the caller says.
 * @question The line is decided, or opened again
 * @key main `ORG#{o}#LINE#{line}` / `LINE, STEP#{at}#{state}`
 * @holds it stands as it was read → line-set-aside, or refused as the caller says
 * @cost 4 WCU in a transaction + 1 lists + 1 queue of money in
 */
export const moveLine = (
  organisationId: OrganisationId,
  line: ListedLine,
  to: { state: LineState; at: string; otherwise: RefusalCode },
): Write[] => {
  const { remittanceId, since } = keepState(line.state, line);
  const linked = remittanceId === undefined ? '' : ' AND remittanceId = :remittance';
  const dated = since === undefined ? ' AND attribute_not_exists(since)' : ' AND since = :since';
  return [
    table.writes.put(itemOf(organisationId, { ...line, state: to.state }), {
      condition: `#state = :before${linked}${dated}`,
      names: { '#state': 'state' },
      values: {
        ':before': line.state.state,
        ...(remittanceId !== undefined && { ':remittance': remittanceId }),
        ...(since !== undefined && { ':since': since }),
      },
      otherwise: (found) => refuse(whyNot(found, line, to.otherwise)),
    }),
    table.writes.put({
      pk: pkOf(organisationId, line.lineId),
      sk: `STEP#${to.at}#${to.state.state}`,
      kind: 'line-step',
      at: to.at,
      state: to.state,
    }),
  ];
};

/**
 * Everything that was decided about a line, oldest first, reasons whole. What the import said of it is not among it.
 * @question What was decided about this line?
 * @key main `ORG#{o}#LINE#{line}` / `STEP#{at}#{state}`
 * @cost 1 RCU
 */
export const listSteps = (organisationId: OrganisationId, lineId: StatementLineId): Promise<LineStep[]> =>
  table.all(LineStep, { pk: pkOf(organisationId, lineId), begins: 'STEP#', fresh: true, most: 500 });

/**
 * The lines that this file brought, in its order.
 * @question The lines of this file
 * @key lists `ORG#{o}#STATEMENT#{statement}#LINES` / `{line number}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listLines = (
  organisationId: OrganisationId,
  statementId: StatementId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ListedLine>> =>
  table.page(Stored, { index: 'lists', pk: listOf(organisationId, statementId), ...page });

/**
 * Money that came in and is matched to nothing: the newest `most` lines. What is no remittance stays among them, so the oldest are left out.
 * @question Which money came in and belongs to nothing yet?
 * @key queue `ORG#{o}#LINES-OPEN` / `{day}`
 * @cost ½ RCU for about ten
 */
export const newestOpenLines = async (
  organisationId: OrganisationId,
  most: number,
): Promise<ListedLine[]> => {
  const ask = { index: 'queue', pk: waitingOf(organisationId), newestFirst: true } as const;
  return (await table.page(Stored, { ...ask, limit: most })).items;
};
