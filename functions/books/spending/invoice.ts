import type { StoredFile } from '../files/file';
import { nameKey } from '../../shared/same-name';
import { plainOf } from '../../shared/seen';
import type { Spending } from './spending';

type Invoice = Pick<Spending, 'payee' | 'invoiceNumber'>;

/** Spaces, dashes, width, capitals and what shows nothing make no difference; every character else does. */
const numberKey = (number: string): string =>
  plainOf(number)
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '');

/** By which bytes an invoice is known again. */
export const fileMarkOf = ({ sha256 }: Pick<StoredFile, 'sha256'>): string => `file|${sha256}`;

/**
 * By what an invoice is known again: by the bytes of its file, and by its number among those of the same payee. A number that
 * is nothing but spaces, dashes and what shows nothing says nothing.
 */
export const marksOf = ({ payee, invoiceNumber }: Invoice, file: Pick<StoredFile, 'sha256'>): string[] => {
  const number = numberKey(invoiceNumber ?? '');
  return [fileMarkOf(file), ...(number === '' ? [] : [`number|${number}|${nameKey(payee)}`])];
};
