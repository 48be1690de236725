import * as z from 'zod';
import { StatementId } from '../../shared/ids';
import { codec } from '../../platform/table/item';
import { Statement, StatementFile } from './statement';

/** What the keys say is not kept twice: twenty rows are one read unit. */
export const statementItem = codec({
  kind: 'statement',
  version: 1,
  pk: 'ORG#{organisationId}#STATEMENT#{statementId}',
  sk: 'STATEMENT',
  lists: { pk: 'ORG#{organisationId}#STATEMENTS', sk: '{importedAt}' },
  shape: Statement,
  pack: ({ statementId: _inKey, kind, importedAt: _inList, ...rest }) => ({ keep: { of: kind, ...rest } }),
  unpack: ({ of: kind, ...kept }, { statementId, importedAt }) => ({
    ...kept,
    kind,
    statementId,
    importedAt,
  }),
});

/** What else is kept of the file itself. */
export const statementFileItem = codec({
  kind: 'statement-file',
  version: 1,
  pk: 'ORG#{organisationId}#STATEMENT#{statementId}',
  sk: 'FILE',
  shape: StatementFile,
});

/** Which statement a request brought, so that its key cannot bring another. */
export const statementRequestItem = codec({
  kind: 'statement-request',
  version: 1,
  pk: 'ORG#{organisationId}#STATEMENT-REQUEST#{requestId}',
  sk: 'REQUEST',
  shape: z.object({ statementId: StatementId }),
});
