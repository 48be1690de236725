import { accountKey, columnsOf, type ColumnMapping } from './column-mapping';
import { readCsvTable } from './csv-table';
import { isPersonalBill } from './personal-bill';
import { otherExport } from './other-exports';
import type { Reader } from './reader';
import { readers, type StatementKind } from './readers';

/** What a file is, as far as its first lines tell. `other`: something that is known by name and cannot be read. */
export type Recognised =
  | { is: 'kind'; kind: StatementKind }
  | { is: 'other'; called: string }
  | { is: 'personal' }
  | { is: 'unknown' };

/**
 * Tells a file's kind by its first lines: by the names in its header, never by the file's name. What could be two things is
 * neither. Exports that only look alike (a fund flow, an Alipay bill) are told by a column that nothing else has.
 */
export const recognise = (top: readonly string[]): Recognised => {
  if (isPersonalBill(top)) return { is: 'personal' };
  const called = otherExport(top);
  if (called !== undefined) return { is: 'other', called };
  const known = readers.filter((reader) => reader.recognises(top));
  const alike = readers.filter((reader: Reader) => reader.resembles?.(top));
  const [one, second] = known.length > 0 ? known : alike;
  return one && !second ? { is: 'kind', kind: one.kind } : { is: 'unknown' };
};

/** An account's number stands in a file with spaces, dashes or quotes, or as a cell. */
const names = (top: readonly string[], number: string): boolean =>
  top.some((line) => accountKey(line).includes(accountKey(number)));

const fits = (top: readonly string[], mapping: ColumnMapping): boolean =>
  !('on' in readCsvTable(top.join('\n'), columnsOf(mapping)));

/**
 * Which of these mappings the file is read by: the one whose columns it has and whose account it names; else the only one whose
 * columns it has. Several that fit alike: none, a person chooses.
 */
export const mappingFor = <Mapping extends ColumnMapping>(
  top: readonly string[],
  mappings: readonly Mapping[],
): { mapping: Mapping; because: 'account-number' | 'columns' } | undefined => {
  const fitting = mappings.filter((mapping) => fits(top, mapping));
  const [named, other] = fitting.filter(({ account }) => names(top, account.number));
  if (named && !other) return { mapping: named, because: 'account-number' };
  const [only, second] = fitting;
  return only && !second ? { mapping: only, because: 'columns' } : undefined;
};
