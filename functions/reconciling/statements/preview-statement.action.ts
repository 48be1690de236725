import type { OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { listMerchantAccounts } from '../accounts/merchant-account.table';
import { previewOf, type Preview } from './preview';
import { sayProblem } from '../readers/problem';
import { fingerprintOf, readStatement, sampleBankFile } from '../readers/read-statement';
import type { MappingSuggestion } from '../mappings/saved-mapping';
import { accountOf, howToRead, type AskedHow } from '../mappings/saved-mapping.table';
import { getStatement, statementIdOf } from './statement.table';

/**
 * What the import would read of this file, by the same reading. Stores nothing.
 * Refuses `mapping-not-found`, `statement-too-large`.
 */
export const previewStatement = async (
  organisationId: OrganisationId,
  given: { bytes: Uint8Array; how: AskedHow; language: 'zh' | 'en' },
  now: Date,
): Promise<Preview> => {
  const how = await howToRead(organisationId, given.how, now);
  const statementId = statementIdOf(organisationId, accountOf(how), fingerprintOf(given.bytes));
  const [before, accounts] = await Promise.all([
    getStatement(organisationId, statementId),
    listMerchantAccounts(organisationId),
  ]);
  const known = { importedAs: before?.statementId, ours: accounts.map(({ account }) => account) };
  return previewOf(readStatement(given.bytes, how), given.language, known);
};

/** The header of a bank's file with some rows, and what its names tell: to make a mapping from. Refuses `statement-not-readable`. */
export const suggestMapping = (bytes: Uint8Array, language: 'zh' | 'en'): MappingSuggestion => {
  const sample = sampleBankFile(bytes);
  if ('on' in sample) return refuse('statement-not-readable', { because: sayProblem(sample, language) });
  const { header, rows, suggestion } = sample;
  return { header: [...header], rows: rows.map((row) => [...row]), suggestion };
};
