import type { Member } from '../../shared/actor';
import { listMerchantAccounts } from '../accounts/merchant-account.table';
import { assertInUse } from '../mappings/saved-mapping';
import { howToRead, type AskedHow } from '../mappings/saved-mapping.table';
import { readStatementAside } from '../readers/read-aside';
import { fingerprintOf } from '../readers/read-statement';
import { accountOf, readAsSaid } from '../readers/readers';
import type { Said } from '../statements/statement';
import { getStatement, statementIdOf } from '../statements/statement.table';
import { knownForeign } from './foreign-lines.table';
import { findTwins } from './twins.table';
import { previewOf, type Preview } from './preview';

/**
 * What the import would read of this file, by the same reading. Stores nothing.
 * Refuses `mapping-not-found`, `mapping-withdrawn`, `statement-too-large`.
 */
export const previewStatement = async (
  { organisationId }: Member,
  asked: { bytes: Uint8Array; how: AskedHow; said?: Said; language: 'zh' | 'en' },
  now: Date,
): Promise<Preview> => {
  const saved = await howToRead(organisationId, asked.how, now);
  const how = readAsSaid(saved, asked.said);
  const statementId = statementIdOf(organisationId, accountOf(how), fingerprintOf(asked.bytes));
  const [before, accounts] = await Promise.all([
    getStatement(organisationId, statementId),
    listMerchantAccounts(organisationId),
  ]);
  if (!before) assertInUse(saved);
  const { reading } = await knownForeign(organisationId, await readStatementAside(asked.bytes, how));
  const isOfBank = reading.outcome === 'read' && reading.brings === 'bank' && before?.state !== 'read';
  const of = { organisationId, ofAccount: accountOf(how) };
  const twins = isOfBank ? [...(await findTwins(reading.lines, of)).values()] : [];
  const ours = accounts.map(({ account }) => account);
  return previewOf(reading, asked.language, { importedAs: before?.statementId, ours, twins });
};
