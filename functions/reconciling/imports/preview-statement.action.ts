import type { Member } from '../../shared/actor';
import { listMerchantAccounts } from '../accounts/merchant-account.table';
import { howToRead, type AskedHow } from '../mappings/saved-mapping.table';
import { readStatementAside } from '../readers/read-aside';
import { fingerprintOf } from '../readers/read-statement';
import { accountOf } from '../readers/readers';
import { getStatement, statementIdOf } from '../statements/statement.table';
import { previewOf, type Preview } from './preview';

/**
 * What the import would read of this file, by the same reading. Stores nothing.
 * Refuses `mapping-not-found`, `statement-too-large`.
 */
export const previewStatement = async (
  { organisationId }: Member,
  asked: { bytes: Uint8Array; how: AskedHow; language: 'zh' | 'en' },
  now: Date,
): Promise<Preview> => {
  const how = await howToRead(organisationId, asked.how, now);
  const statementId = statementIdOf(organisationId, accountOf(how), fingerprintOf(asked.bytes));
  const [before, accounts] = await Promise.all([
    getStatement(organisationId, statementId),
    listMerchantAccounts(organisationId),
  ]);
  const known = { importedAs: before?.statementId, ours: accounts.map(({ account }) => account) };
  return previewOf(await readStatementAside(asked.bytes, how), asked.language, known);
};
