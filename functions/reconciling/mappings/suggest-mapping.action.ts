import { refuse } from '../../shared/refusals';
import { sampleBankFile } from '../readers/bank-csv/sample-bank-file';
import { sayProblem } from '../readers/problem';
import type { MappingSuggestion } from './saved-mapping';

/** The header of a bank's file with some rows, and what its names tell: to make a mapping from. Refuses `statement-not-readable`. */
export const suggestMapping = (bytes: Uint8Array, language: 'zh' | 'en'): MappingSuggestion => {
  const sample = sampleBankFile(bytes);
  if ('on' in sample) return refuse('statement-not-readable', { because: sayProblem(sample, language) });
  const { header, rows, suggestion } = sample;
  return { header: [...header], rows: rows.map((row) => [...row]), suggestion };
};
