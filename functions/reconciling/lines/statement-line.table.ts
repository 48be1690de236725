import { StatementLineId, type OrganisationId, type StatementId } from '../../shared/ids';
import { refuse, type RefusalCode } from '../../shared/refusals';
import { idFrom } from '../../platform/new-id';
import { stale } from '../../platform/table/decide-again';
import { table, type Found, type Item, type Page, type Write } from '../../platform/table/table';
import { keepState } from './kept-state';
import type { ListedLine, LineStep } from './listed-line';
import type { LineState } from './statement-line';
import { lineItem, lineStepItem, waitingLineItem } from './statement-line.item';

const MOST_AT_ONCE = 100;

/**
 * A line's id follows from the provider's number, or from what tells a bank's movement: the same in every file.
 * @asksNothing
 */
export const lineIdOf = (organisationId: OrganisationId, identity: string): StatementLineId =>
  StatementLineId.parse(idFrom('lin', `${organisationId}|${identity}`));

const itemOf = (organisationId: OrganisationId, line: ListedLine): Item => {
  const waits = line.kind === 'income' && line.state.state === 'open';
  return (waits ? waitingLineItem : lineItem).item({ ...line, organisationId });
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
  (await table.create(itemOf(organisationId, line), lineItem.read)) ?? line;

/**
 * @question This line
 * @key main `ORG#{o}#LINE#{line}` / `LINE`
 * @cost 1 RCU
 */
export const getLine = (
  organisationId: OrganisationId,
  lineId: StatementLineId,
): Promise<ListedLine | undefined> => table.get(lineItem.stored, lineItem.key({ organisationId, lineId }));

/**
 * By their ids, as many as asked, a hundred at a time; what no file brought is not among them. As they stand this very moment.
 * @question These lines, those that any file brought
 * @key main `ORG#{o}#LINE#{line}` / `LINE`
 * @cost 1 RCU each
 */
export const linesById = async (
  organisationId: OrganisationId,
  lineIds: readonly StatementLineId[],
): Promise<Map<StatementLineId, ListedLine>> => {
  const found = new Map<StatementLineId, ListedLine>();
  for (let at = 0; at < lineIds.length; at += MOST_AT_ONCE) {
    const asked = lineIds
      .slice(at, at + MOST_AT_ONCE)
      .map((lineId) => ({ schema: lineItem.stored, key: lineItem.key({ organisationId, lineId }) }));
    for (const line of await table.getEach(asked)) if (line) found.set(line.lineId, line);
  }
  return found;
};

/** Set aside meanwhile, or something else that the caller knows. */
const notAsRead = (found: Found, line: ListedLine, otherwise: RefusalCode | 'stale'): never => {
  if (otherwise === 'stale') return stale();
  const isSetAside = found?.['state'] === 'set-aside' && line.state.state !== 'set-aside';
  return refuse(isSetAside ? 'line-set-aside' : otherwise);
};

/**
 * The line goes on to another state, and its history keeps the step: both parts of the transaction that decides it.
 * Condition: it stands as it was read; else `line-set-aside` where somebody did that meanwhile, or refused as the caller says, or `stale`.
 * @question The line is decided, or opened again
 * @key main `ORG#{o}#LINE#{line}` / `LINE, STEP#{at}#{state}`
 * @holds it stands as it was read → line-set-aside, or refused as the caller says
 * @cost 4 WCU in a transaction + 1 lists + 1 queue of money in
 */
export const moveLine = (
  organisationId: OrganisationId,
  line: ListedLine,
  to: { state: LineState; at: string; otherwise: RefusalCode | 'stale' },
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
      otherwise: (found) => notAsRead(found, line, to.otherwise),
    }),
    table.writes.put(lineStepItem.item({ at: to.at, state: to.state, organisationId, lineId: line.lineId })),
  ];
};

/**
 * Everything that was decided about a line, oldest first, reasons whole. What the import said of it is not among it.
 * @question What was decided about this line?
 * @key main `ORG#{o}#LINE#{line}` / `STEP#{at}#{state}`
 * @cost 1 RCU
 */
export const listSteps = (organisationId: OrganisationId, lineId: StatementLineId): Promise<LineStep[]> =>
  table.all(lineStepItem.stored, {
    pk: lineStepItem.partition({ organisationId, lineId }),
    begins: lineStepItem.begins(),
    fresh: true,
    most: 500,
  });

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
  table.page(lineItem.stored, {
    index: 'lists',
    pk: lineItem.listed('lists', { organisationId, statementId }),
    ...page,
  });

/**
 * Money that came in and is matched to nothing, newest first.
 * @question Which money came in and belongs to nothing yet?
 * @key queue `ORG#{o}#LINES-OPEN` / `{day}`
 * @cost ½ RCU for about ten
 */
export const openLines = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ListedLine>> => {
  const pk = waitingLineItem.listed('queue', { organisationId });
  return table.page(waitingLineItem.stored, { index: 'queue', pk, newestFirst: true, ...page });
};
