import { StatementId, type OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { idFrom } from '../../platform/new-id';
import { onceWith } from '../../platform/table/once';
import { table, type Page, type Write } from '../../platform/table/table';
import { type Counts, type Statement, type StatementFile, toDoOf } from './statement';
import { statementFileItem, statementItem, statementRequestItem } from './statement.item';

/**
 * The same bytes of the same account are the same statement for ever. @param sha256 of the bytes, in hexadecimal
 * @asksNothing
 */
export const statementIdOf = (organisationId: OrganisationId, account: string, sha256: string): StatementId =>
  StatementId.parse(idFrom('stm', `${organisationId}|${account}|${sha256}`));

/**
 * Refuses `request-key-reused` where this request brought another file before.
 * @question Did this request bring another file?
 * @key main `ORG#{o}#STATEMENT-REQUEST#{request}` / `REQUEST`
 * @cost 1 RCU
 */
export const assertRequestFree = async (
  organisationId: OrganisationId,
  requestId: string,
  statementId: StatementId,
): Promise<void> => {
  const before = await table.get(
    statementRequestItem.stored,
    statementRequestItem.key({ organisationId, requestId }),
  );
  if (before && before.statementId !== statementId) refuse('request-key-reused');
};

/**
 * The statement, its file's facts and the request that brought it, together and once; `already` where it stood.
 * @question A new file
 * @key main `ORG#{o}#STATEMENT#{statement} and ORG#{o}#STATEMENT-REQUEST#{request}` / `STATEMENT, FILE and REQUEST`
 * @holds it stands not yet → already; the request brought no other → request-key-reused
 * @cost 6 WCU in a transaction + 1 lists
 */
export const putNewStatement = (
  organisationId: OrganisationId,
  statement: Statement,
  file: StatementFile,
  also: readonly Write[],
): Promise<'done' | 'already'> => {
  const { statementId } = statement;
  const { requestId } = file;
  const isNew = (otherwise: () => void) => ({ condition: 'attribute_not_exists(pk)', otherwise });
  const made = statementItem.item({ ...statement, organisationId });
  const request = statementRequestItem.item({ organisationId, requestId, statementId });
  return table.transact(
    onceWith(
      table.writes.put(
        made,
        isNew(() => undefined),
      ),
      [
        table.writes.put(statementFileItem.item({ ...file, organisationId, statementId })),
        table.writes.put(
          request,
          isNew(() => refuse('request-key-reused')),
        ),
        ...also,
      ],
    ),
  );
};

/**
 * @question This statement
 * @key main `ORG#{o}#STATEMENT#{statement}` / `STATEMENT`
 * @cost 1 RCU
 */
export const getStatement = (
  organisationId: OrganisationId,
  statementId: StatementId,
): Promise<Statement | undefined> =>
  table.get(statementItem.stored, statementItem.key({ organisationId, statementId }));

/**
 * @question Which file was it?
 * @key main `ORG#{o}#STATEMENT#{statement}` / `FILE`
 * @cost 1 RCU
 */
export const getStatementFile = (
  organisationId: OrganisationId,
  statementId: StatementId,
): Promise<StatementFile | undefined> =>
  table.get(statementFileItem.stored, statementFileItem.key({ organisationId, statementId }));

/**
 * Every line stands, and so much waits; what people did with lines meanwhile was taken off before. Condition: nobody said so before (two imports of one file at once); then nothing changes.
 * @question Every line of it stands
 * @key main `ORG#{o}#STATEMENT#{statement}` / `STATEMENT`
 * @holds nobody said so before → nothing
 * @cost 1 WCU + 1 lists
 */
export const finishReading = (
  organisationId: OrganisationId,
  statementId: StatementId,
  counts: Counts,
): Promise<undefined> =>
  table.update(statementItem.key({ organisationId, statementId }), {
    set: 'SET #state = :read, #counts = :counts ADD toDo :toDo',
    condition: '#state = :reading',
    names: { '#state': 'state', '#counts': 'counts' },
    values: { ':read': 'read', ':reading': 'reading', ':counts': counts, ':toDo': toDoOf(counts) },
    otherwise: () => undefined,
  });

/**
 * So many lines stand, and more are to come. Condition: nobody said so before (two imports of one file at once); then nothing changes.
 * @question A part of its lines stands
 * @key main `ORG#{o}#STATEMENT#{statement}` / `STATEMENT`
 * @holds it is still being read, and fewer stood → nothing
 * @cost 1 WCU + 1 lists
 */
export const noteBrought = (
  organisationId: OrganisationId,
  statementId: StatementId,
  brought: number,
): Promise<undefined> =>
  table.update(statementItem.key({ organisationId, statementId }), {
    set: 'SET brought = :brought',
    condition: '#state = :reading AND (attribute_not_exists(brought) OR brought < :brought)',
    names: { '#state': 'state' },
    values: { ':reading': 'reading', ':brought': brought },
    otherwise: () => undefined,
  });

/**
 * One thing fewer, or one more, waits for a person. Not safe to repeat by itself: part of the transaction that decides it, which
 * has a condition of its own. Two write units and one of the list.
 * @question One thing fewer waits, or one more
 * @key main `ORG#{o}#STATEMENT#{statement}` / `STATEMENT`
 * @holds it stands → not-found
 * @cost 2 WCU in a transaction + 1 lists
 */
export const changeToDo = (organisationId: OrganisationId, statementId: StatementId, by: 1 | -1): Write =>
  table.writes.update(statementItem.key({ organisationId, statementId }), {
    set: 'ADD toDo :by',
    condition: 'attribute_exists(pk)',
    values: { ':by': by },
    otherwise: () => refuse('not-found'),
  });

/**
 * Newest first.
 * @question Which files were imported?
 * @key lists `ORG#{o}#STATEMENTS` / `{imported at}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listStatements = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Statement>> =>
  table.page(statementItem.stored, {
    index: 'lists',
    pk: statementItem.listed('lists', { organisationId }),
    newestFirst: true,
    ...page,
  });
